package london.outcomes.conform;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.List;
import java.util.stream.Stream;
import london.outcomes.catalogue.Duplicates;
import london.outcomes.catalogue.Duplicates.Differing;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Finds rows that are the same real thing twice. It marks them and takes nothing away; rows with an
 * empty key are never compared.
 */
public final class Deduplication {

  /** The mark: {@link #COPY}, {@link #CONFLICT}, {@link #MOVED} or {@link #UNIQUE}. */
  public static final String MARK = "_duplicate";

  public static final String UNIQUE = "";

  /** An identical row stands earlier in the same delivery. */
  public static final String COPY = "copy";

  /** Another row of the same delivery has the key and says something else. */
  public static final String CONFLICT = "conflict";

  /** A later delivery of this run brings the key in another month. */
  public static final String MOVED = "moved";

  private static final String ENTITY = "_entity";
  private static final String CONTENT = "_content";

  private Deduplication() {}

  /**
   * Adds {@link #MARK}.
   *
   * @param rows rows with {@code delivery_id}, {@code line_number} and {@code delivery_sequence}
   * @param content columns that make two rows identical
   * @param isEligible which rows are compared at all
   */
  public static Dataset<Row> mark(
      Dataset<Row> rows, Duplicates duplicates, List<String> content, Column isEligible) {
    Column id = concat_ws("\u0001", cols("delivery_id", "line_number"));
    Column isKeyed = isEligible;
    for (String key : duplicates.key()) {
      isKeyed = isKeyed.and(col(key).isNotNull());
    }
    Column key = concat_ws("\u0001", cols(duplicates.key().toArray(String[]::new)));
    // A row without a key is an entity of its own; so they spread over all partitions.
    return rows.withColumn(ENTITY, when(isKeyed, concat_ws("\u0001", lit("k"), key)).otherwise(id))
        .withColumn(CONTENT, xxhash64(withNulls(content)))
        .withColumn(MARK, mark(duplicates))
        .drop(ENTITY, CONTENT);
  }

  private static Column mark(Duplicates duplicates) {
    WindowSpec entity = Window.partitionBy(ENTITY);
    WindowSpec delivered = Window.partitionBy(ENTITY, "delivery_id");
    WindowSpec copies = Window.partitionBy(ENTITY, "delivery_id", CONTENT).orderBy("line_number");
    Column isCopy = row_number().over(copies).gt(1);
    Column differs = min(CONTENT).over(delivered).notEqual(max(CONTENT).over(delivered));
    Column mark = when(isCopy, COPY).otherwise(UNIQUE);
    if (duplicates.differing() == Differing.QUARANTINE) {
      mark = when(differs, CONFLICT).otherwise(mark);
    }
    if (duplicates.isUniqueAcrossMonths()) {
      Column place = struct(col("delivery_sequence"), col("delivery_id"));
      mark = when(place.notEqual(max(place).over(entity)), MOVED).otherwise(mark);
    }
    return coalesce(mark, lit(UNIQUE));
  }

  /** The hash passes over nulls, so it needs to be told where they stand. */
  private static Column[] withNulls(List<String> names) {
    return names.stream()
        .map(org.apache.spark.sql.functions::col)
        .flatMap(c -> Stream.of(c, c.isNull()))
        .toArray(Column[]::new);
  }

  private static Column[] cols(String... names) {
    return List.of(names).stream().map(org.apache.spark.sql.functions::col).toArray(Column[]::new);
  }
}
