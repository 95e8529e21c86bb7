package london.outcomes.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/**
 * Weekdays of complaints through the view of the conformed table, against days counted one by one.
 */
class ComplaintsFollowedTest {

  private static final long SEED = 20260611;

  private static Map<String, Object> complaint(
      String delivery, LocalDate received, LocalDate done) {
    Map<String, Object> complaint = new HashMap<>();
    complaint.put("delivery_id", delivery);
    // The view keeps no reference: the borough tells the rows apart.
    complaint.put("borough_code", received + " " + done);
    complaint.put("received_date", received.toString());
    complaint.put("finalised_date", done == null ? null : done.toString());
    return complaint;
  }

  private static Long weekdays(LocalDate from, LocalDate to) {
    return to == null
        ? null
        : from.plusDays(1)
            .datesUntil(to.plusDays(1))
            .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
            .count();
  }

  @Test
  void weekdaysAreCountedToTheEndAndToTheLastDayOfTheDelivery() {
    Random random = new Random(SEED);
    List<Map<String, Object>> complaints = new ArrayList<>();
    Map<String, List<Long>> expected = new HashMap<>();
    Map<String, LocalDate> lastDays =
        Map.of("early", LocalDate.of(2025, 7, 6), "late", LocalDate.of(2026, 1, 1));
    lastDays.forEach(
        (delivery, last) -> {
          for (int i = 0; i < 60; i++) {
            LocalDate received = LocalDate.of(2025, 4, 1).plusDays(random.nextInt(90));
            LocalDate end = i == 0 ? last : received.plusDays(random.nextInt(200));
            LocalDate done = end.isAfter(last) ? null : end;
            complaints.add(complaint(delivery, received, done));
            expected.put(
                delivery + " " + received + " " + done,
                Arrays.asList(weekdays(received, done), weekdays(received, last)));
          }
        });
    for (Row row : new Conformed().with("complaint", complaints).read("complaint_followed")) {
      String key = row.getAs("delivery_id") + " " + row.getAs("borough_code");
      List<Long> seen =
          Arrays.asList(
              row.getAs("weekdays_to_finalise_count"), row.getAs("weekdays_followed_count"));
      assertThat(seen).as("%s (seed %d)", key, SEED).isEqualTo(expected.get(key));
    }
  }
}
