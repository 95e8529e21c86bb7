package london.outcomes.conform;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import london.outcomes.SharedSession;
import london.outcomes.catalogue.Duplicates;
import london.outcomes.catalogue.Duplicates.Differing;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class DeduplicationTest {

  private static final StructType SCHEMA =
      StructType.fromDDL(
          "delivery_id string, delivery_sequence bigint, _row bigint, line_number bigint,"
              + " part string, number string, content string, is_sound boolean");

  private static Row row(
      String delivery, long line, String part, String number, String content, boolean isSound) {
    long sequence = delivery.equals("new") ? 2 : 1;
    return RowFactory.create(delivery, sequence, line, line, part, number, content, isSound);
  }

  private static Row row(String delivery, long line, String key, String content) {
    return row(delivery, line, "p", key, content, true);
  }

  /** One of several rows that a line is cut into. */
  private static Row cell(long row, String key, String content) {
    return RowFactory.create("wide", 1L, row, 2L, "p", key, content, true);
  }

  /** Delivery and number of the row to its mark. */
  private static Map<String, String> marks(Duplicates duplicates, Row... rows) {
    Dataset<Row> given = SharedSession.get().createDataFrame(List.of(rows), SCHEMA).repartition(3);
    Column isSound = col("is_sound");
    Dataset<Row> repeated = Deduplication.repeated(given, duplicates, isSound);
    Dataset<Row> found =
        Deduplication.found(given, duplicates, List.of("content"), isSound, repeated);
    Dataset<Row> marked = Deduplication.mark(given, found);
    assertThat(marked.columns()).hasSize(SCHEMA.size() + 1);
    Map<String, String> marks = new TreeMap<>();
    for (Row row : marked.collectAsList()) {
      String key = row.getAs("delivery_id") + "/" + row.getAs("_row");
      assertThat(marks.put(key, row.getAs(Deduplication.MARK))).as(key).isNull();
    }
    assertThat(marks).hasSize(rows.length);
    return marks;
  }

  private static Duplicates by(Differing differing, boolean isUniqueAcrossMonths) {
    return new Duplicates(List.of("part", "number"), differing, isUniqueAcrossMonths);
  }

  @Test
  void copiesAfterTheFirstAndConflictsAreMarkedWithinADelivery() {
    Map<String, String> marks =
        marks(
            by(Differing.QUARANTINE, false),
            row("old", 2, "k1", "same"),
            row("old", 3, "k1", "same"),
            row("old", 9, "k1", "same"),
            row("old", 4, "k2", "one"),
            row("old", 5, "k2", "another"),
            row("old", 6, null, "x"),
            row("old", 7, null, "x"),
            row("new", 2, "k1", "same"),
            row("new", 3, "k2", "changed"),
            row("old", 10, "k3", "one"),
            row("old", 11, "k3", null));
    assertThat(marks)
        .isEqualTo(
            Map.ofEntries(
                Map.entry("old/2", ""),
                Map.entry("old/3", "copy"),
                Map.entry("old/9", "copy"),
                Map.entry("old/4", "conflict"),
                Map.entry("old/5", "conflict"),
                Map.entry("old/6", ""),
                Map.entry("old/7", ""),
                Map.entry("new/2", ""),
                Map.entry("new/3", ""),
                Map.entry("old/10", "conflict"),
                Map.entry("old/11", "conflict")));
  }

  @Test
  void differingRowsMayBeKeptAndALaterDeliveryMovesARecord() {
    Map<String, String> marks =
        marks(
            by(Differing.KEEP, true),
            row("old", 2, "k1", "one"),
            row("old", 3, "k1", "another"),
            row("old", 4, "k1", "one"),
            row("old", 5, "k2", "one"),
            row("new", 2, "k2", "one"),
            row("old", 6, null, "x"),
            row("new", 3, null, "x"));
    assertThat(marks)
        .isEqualTo(
            Map.of(
                "old/2", "",
                "old/3", "",
                "old/4", "copy",
                "old/5", "moved",
                "new/2", "",
                "old/6", "",
                "new/3", ""));
  }

  @Test
  void rowsOfOneLineAreToldApart() {
    Map<String, String> marks =
        marks(
            by(Differing.QUARANTINE, false),
            cell(1, "k1", "same"),
            cell(2, "k2", "same"),
            cell(3, "k1", "same"),
            cell(4, "k3", "one"),
            cell(5, "k3", "another"));
    assertThat(marks)
        .isEqualTo(
            Map.of(
                "wide/1", "",
                "wide/2", "",
                "wide/3", "copy",
                "wide/4", "conflict",
                "wide/5", "conflict"));
  }

  @Test
  void partsOfAKeyDoNotRunIntoEachOtherAndUnsoundRowsAreLeftAlone() {
    Map<String, String> marks =
        marks(
            by(Differing.QUARANTINE, true),
            row("old", 2, "ab", "c", "x", true),
            row("old", 3, "a", "bc", "y", true),
            row("old", 4, "ab", "c", "z", false),
            row("old", 5, "ab", null, "z", true));
    assertThat(marks.values()).containsOnly("");
  }
}
