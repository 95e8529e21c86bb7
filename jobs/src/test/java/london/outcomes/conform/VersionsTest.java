package london.outcomes.conform;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import london.outcomes.SharedSession;
import london.outcomes.catalogue.Upsert;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class VersionsTest {

  private static final Upsert UPSERT =
      new Upsert(List.of("reference"), "updated", "status = 'cancelled'");

  private static final StructType ROWS =
      StructType.fromDDL(
          "line_number bigint, delivery_id string, delivery_sequence bigint, reference string,"
              + " updated int, status string, is_sound boolean");

  private static final StructType HELD = StructType.fromDDL("reference string, updated int");

  /** Line to mark. */
  private static Map<Long, String> marks;

  private static Dataset<Row> out;

  @BeforeAll
  static void mark() {
    List<Row> rows =
        List.of(
            RowFactory.create(1L, "d1", 1L, "new", 5, "open", true),
            RowFactory.create(2L, "d1", 1L, "twice", 5, "open", true),
            RowFactory.create(3L, "d1", 1L, "twice", 7, "open", true),
            RowFactory.create(4L, "d1", 1L, "again", 5, "open", true),
            RowFactory.create(5L, "d2", 2L, "again", 5, "closed", true),
            RowFactory.create(6L, "d1", 1L, "late", 5, "open", true),
            RowFactory.create(7L, "d1", 1L, "same", 9, "open", true),
            RowFactory.create(8L, "d1", 1L, "gone", 5, "open", true),
            RowFactory.create(9L, "d2", 2L, "gone", 6, "cancelled", true),
            RowFactory.create(10L, "d1", 1L, "new", 99, "open", false),
            RowFactory.create(11L, "d1", 1L, "undated", null, "open", true),
            RowFactory.create(12L, "d1", 1L, "undated", 1, "open", true));
    List<Row> held =
        List.of(
            RowFactory.create("late", 6), RowFactory.create("same", 9), RowFactory.create("x", 1));
    out =
        Versions.mark(
            SharedSession.get().createDataFrame(rows, ROWS),
            UPSERT,
            SharedSession.get().createDataFrame(held, HELD),
            col("is_sound"));
    marks = new TreeMap<>();
    for (Row row : out.collectAsList()) {
      String before = marks.put(row.getAs("line_number"), row.getAs(Versions.MARK));
      assertThat(before).as("row multiplied").isNull();
    }
  }

  @Test
  void noRowIsLostOrMultiplied() {
    assertThat(marks).hasSize(12);
    assertThat(out.columns()).endsWith(Versions.MARK).hasSize(ROWS.size() + 1);
  }

  @Test
  void theLatestVersionOfARecordIsTheNewest() {
    assertThat(marks).containsEntry(1L, Versions.NEWEST);
    assertThat(marks).containsEntry(2L, Versions.OLDER).containsEntry(3L, Versions.NEWEST);
    assertThat(marks).containsEntry(11L, Versions.OLDER).containsEntry(12L, Versions.NEWEST);
  }

  @Test
  void ofEqualVersionsTheOneThatCameLastCounts() {
    assertThat(marks).containsEntry(4L, Versions.OLDER).containsEntry(5L, Versions.NEWEST);
  }

  @Test
  void aVersionBeforeTheHeldOneIsOlderAndTheSameOneIsNot() {
    assertThat(marks).containsEntry(6L, Versions.OLDER).containsEntry(7L, Versions.NEWEST);
  }

  @Test
  void aCancelledRecordIsMarkedAndItsOlderVersionsWithIt() {
    assertThat(marks).containsEntry(8L, Versions.OLDER).containsEntry(9L, Versions.CANCELLED);
  }

  @Test
  void unsoundRowsAreNotCompared() {
    assertThat(marks).containsEntry(10L, Versions.NEWEST);
  }
}
