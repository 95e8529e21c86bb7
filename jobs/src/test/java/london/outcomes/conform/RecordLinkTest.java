package london.outcomes.conform;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import london.outcomes.SharedSession;
import london.outcomes.catalogue.Link;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RecordLinkTest {

  private static final Link LINK =
      new Link("offence", "crime_id", "month", "offence_month", "month");

  private static final StructType OUTCOMES =
      StructType.fromDDL("line bigint, crime_id string, month date, is_sound boolean");
  private static final StructType OFFENCES = StructType.fromDDL("crime_id string, month date");

  /** Line to month of the offence and mark. */
  private static Map<Long, String> linked;

  private static Dataset<Row> out;

  private static Row outcome(long line, String crime, String month, boolean isSound) {
    return RowFactory.create(line, crime, Date.valueOf(month + "-01"), isSound);
  }

  private static Row offence(String crime, String month) {
    return RowFactory.create(crime, Date.valueOf(month + "-01"));
  }

  @BeforeAll
  static void link() {
    List<Row> outcomes =
        List.of(
            outcome(1, "a", "2025-05", true),
            outcome(2, "a", "2025-06", true),
            outcome(3, "b", "2025-03", true),
            outcome(4, "gone", "2025-05", true),
            outcome(5, "twice", "2025-05", true),
            outcome(6, null, "2025-05", true),
            outcome(7, "a", "2025-01", false),
            outcome(8, "same-month", "2025-05", true));
    List<Row> offences =
        List.of(
            offence("a", "2025-04"),
            offence("b", "2025-04"),
            offence("twice", "2025-01"),
            offence("twice", "2025-02"),
            offence("same-month", "2025-05"),
            offence(null, "2025-04"),
            offence(null, "2025-05"),
            offence("unasked", "2025-04"));
    out =
        RecordLink.mark(
            SharedSession.get().createDataFrame(outcomes, OUTCOMES),
            LINK,
            SharedSession.get().createDataFrame(offences, OFFENCES),
            col("is_sound"));
    linked = new TreeMap<>();
    for (Row row : out.collectAsList()) {
      String text = row.getAs("offence_month") + " " + row.getAs(RecordLink.MARK);
      assertThat(linked.put(row.getAs("line"), text)).as("row multiplied").isNull();
    }
  }

  @Test
  void rowsAreNeverMultipliedNorLost() {
    assertThat(linked.keySet()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    assertThat(out.columns())
        .containsExactly("line", "crime_id", "month", "is_sound", "offence_month", "_link");
  }

  @Test
  void rowsReceiveTheMonthOfTheirRecord() {
    assertThat(linked).containsEntry(1L, "2025-04-01 ").containsEntry(2L, "2025-04-01 ");
    assertThat(linked).containsEntry(8L, "2025-05-01 ");
  }

  @Test
  void aRowBeforeItsRecordIsTooEarly() {
    assertThat(linked).containsEntry(3L, "2025-04-01 too-early");
  }

  @Test
  void aRowWithoutItsRecordIsAnOrphan() {
    assertThat(linked).containsEntry(4L, "null orphan").containsEntry(6L, "null orphan");
  }

  @Test
  void ofTwoRecordsWithOneKeyTheLaterCounts() {
    assertThat(linked).containsEntry(5L, "2025-02-01 ");
  }

  @Test
  void unsoundRowsAreNotJudged() {
    assertThat(linked.get(7L)).endsWith(" ");
  }
}
