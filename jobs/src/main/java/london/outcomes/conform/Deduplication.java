package london.outcomes.conform;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
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
 * empty key are never compared. Nearly every key stands on one row only; a hash tells these apart,
 * so that no row is moved or sorted for them.
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

  private static final String ROW = "_row";
  private static final String DELIVERY = "delivery_id";
  private static final String HASH = "_hash";
  private static final String CONTENT = "_content";

  private Deduplication() {}

  /**
   * The keys that stand on more than one row, which few do. Columns: {@code _hash} of the key; two
   * keys may share one, so it only says where to look.
   *
   * @param isEligible which rows are compared at all
   */
  public static Dataset<Row> repeated(Dataset<Row> rows, Duplicates duplicates, Column isEligible) {
    return keyed(rows, duplicates, isEligible)
        .groupBy(HASH)
        .agg(count(lit(1)).as("_rows"))
        .where(col("_rows").gt(1))
        .select(HASH);
  }

  private static Dataset<Row> keyed(Dataset<Row> rows, Duplicates duplicates, Column isEligible) {
    Column isKeyed = isEligible;
    for (String key : duplicates.key()) {
      isKeyed = isKeyed.and(col(key).isNotNull());
    }
    return rows.where(isKeyed).withColumn(HASH, xxhash64(cols(duplicates.key())));
  }

  /**
   * The rows with a mark other than {@link #UNIQUE}. Columns: {@code delivery_id}, {@code _row},
   * {@link #MARK}.
   *
   * @param rows rows with {@code delivery_id}, {@code _row}, {@code line_number} and {@code
   *     delivery_sequence}
   * @param repeated where to look: {@link #repeated} of these rows
   * @param content columns that make two rows identical
   */
  public static Dataset<Row> found(
      Dataset<Row> rows,
      Duplicates duplicates,
      List<String> content,
      Column isEligible,
      Dataset<Row> repeated) {
    return keyed(rows, duplicates, isEligible)
        .join(repeated, new String[] {HASH}, "left_semi")
        .withColumn(CONTENT, xxhash64(withNulls(content)))
        .withColumn(MARK, mark(duplicates))
        .where(col(MARK).notEqual(UNIQUE))
        .select(DELIVERY, ROW, MARK);
  }

  /**
   * Adds {@link #MARK}.
   *
   * @param found what {@link #found} has found among these rows
   */
  public static Dataset<Row> mark(Dataset<Row> rows, Dataset<Row> found) {
    return rows.join(found, new String[] {DELIVERY, ROW}, "left")
        .withColumn(MARK, coalesce(col(MARK), lit(UNIQUE)));
  }

  private static Column mark(Duplicates duplicates) {
    WindowSpec entity = Window.partitionBy(cols(duplicates.key()));
    WindowSpec delivered = Window.partitionBy(with(duplicates.key(), DELIVERY));
    WindowSpec copies =
        Window.partitionBy(with(duplicates.key(), DELIVERY, CONTENT)).orderBy("line_number", ROW);
    Column isCopy = row_number().over(copies).gt(1);
    Column differs = min(CONTENT).over(delivered).notEqual(max(CONTENT).over(delivered));
    Column mark = when(isCopy, COPY).otherwise(UNIQUE);
    if (duplicates.differing() == Differing.QUARANTINE) {
      mark = when(differs, CONFLICT).otherwise(mark);
    }
    if (duplicates.isUniqueAcrossMonths()) {
      Column place = struct(col("delivery_sequence"), col(DELIVERY));
      mark = when(place.notEqual(max(place).over(entity)), MOVED).otherwise(mark);
    }
    return mark;
  }

  /** The hash passes over nulls, so it needs to be told where they stand. */
  private static Column[] withNulls(List<String> names) {
    return names.stream()
        .map(org.apache.spark.sql.functions::col)
        .flatMap(c -> Stream.of(c, c.isNull()))
        .toArray(Column[]::new);
  }

  private static Column[] with(List<String> names, String... more) {
    return cols(Stream.concat(names.stream(), Stream.of(more)).toList());
  }

  private static Column[] cols(List<String> names) {
    return names.stream().map(org.apache.spark.sql.functions::col).toArray(Column[]::new);
  }
}
