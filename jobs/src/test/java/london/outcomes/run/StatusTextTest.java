package london.outcomes.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stands on the terminal of someone who is called at night. */
class StatusTextTest {

  private static final LakeStatus.Source MET =
      new LakeStatus.Source(
          "police-uk-street",
          "metropolitan",
          200,
          150,
          50_000,
          49_500,
          350,
          150,
          List.of("2026-03", "2026-04"),
          List.of("2026-04"),
          List.of("2026-01", "2026-02"),
          "2026-05-15",
          true);

  private static LakeStatus status(int rejected) {
    List<DeliveryRecord> deliveries = new ArrayList<>();
    deliveries.add(Entries.delivery("d0", "good.csv", DeliveryRecord.ACCEPTED_WITH_WARNING, 0));
    for (int i = 1; i <= rejected; i++) {
      deliveries.add(
          Entries.delivery("d" + i, "street/file-" + i + ".csv", DeliveryRecord.REJECTED, i));
    }
    return new LakeStatus(
        "file:/lake",
        LocalDate.of(2026, 6, 1),
        List.of(MET),
        List.of("nhs-apc", "uss"),
        deliveries,
        List.of(
            Entries.finding("d0", "GAP", Finding.WARN, 0),
            Entries.finding("d0", "DATE_FORMAT", Finding.QUARANTINE, 7)),
        List.of(
            Entries.compared("", "2026-03", 5, 5),
            Entries.compared("", "2026-04", 1200, 1000),
            Entries.compared("", "2026-05", 7, 7)),
        Map.of("conformed/offence", 3L, "ops/run", -1L));
  }

  @Test
  void twoHundredDeliveriesAreAFewLines() {
    String text = StatusText.of(status(200), false);

    assertThat(text.lines().count()).isLessThan(25);
    assertThat(text)
        .contains("Lake file:/lake, as of 2026-06-01")
        .contains("nothing yet: nhs-apc, uss")
        .contains("conformed/offence 3")
        .doesNotContain("ops/run");
    assertThat(line(text, "police-uk-street   "))
        .contains("metropolitan", "50,000", "49,500", "350")
        .contains("2026-03 to 2026-04", "2026-05-15  LATE");
    assertThat(line(text, "rejected  HEADER_MISSING"))
        .contains("200  street/file-200.csv: It isn't");
    assertThat(line(text, "quarantine DATE_FORMAT")).endsWith("7      1");
    assertThat(line(text, "burglary")).contains("police-uk-street").endsWith("2       1");
    assertThat(text).doesNotContain("2026-04  :", "missing: ");
  }

  @Test
  void eachDeliveryIsALineWhenAskedFor() {
    String text = StatusText.of(status(10), true);

    assertThat(line(text, "accepted-with-warning"))
        .contains("good.csv", "1,000", "990", "2026-03 to 2026-04", "GAP")
        .doesNotContain("DATE_FORMAT");
    assertThat(text.lines().filter(l -> l.contains("HEADER_MISSING"))).hasSize(10);
    assertThat(text).doesNotContain("what to do");
    assertThat(text).contains("partial: 2026-04", "missing: 2026-01, 2026-02");
    assertThat(text).contains("2026-04  : 1,200.000 against 1,000.000, +200.000 (5.0 % allowed)");
  }

  @Test
  void fewDeliveriesAreToldInFull() {
    String text = StatusText.of(status(1), true);

    assertThat(text)
        .contains("id d0, run run-0, open", "warn GAP: what to do")
        .contains("quarantine DATE_FORMAT: 7 rows: what to do")
        .contains("HEADER_MISSING: It isn't there");
  }

  @Test
  void nothingOfAFileNameMovesTheCursor() {
    LakeStatus one = status(0);
    DeliveryRecord hostile = Entries.delivery("d1", "a\n\u001b[2Jb.csv", DeliveryRecord.IGNORED, 1);
    LakeStatus status =
        new LakeStatus(
            one.lake(),
            one.asOf(),
            one.sources(),
            one.silent(),
            List.of(hostile),
            List.of(),
            List.of(),
            one.tables());

    assertThat(StatusText.of(status, true)).contains("a??[2Jb.csv");
    assertThat(status.toJson()).contains("\"asOf\" : \"2026-06-01\"", "a\\n");
  }

  private static String line(String text, String part) {
    return text.lines()
        .filter(l -> l.contains(part))
        .findFirst()
        .orElseThrow(() -> new AssertionError(text));
  }
}
