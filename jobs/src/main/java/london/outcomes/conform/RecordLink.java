package london.outcomes.conform;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import london.outcomes.catalogue.Link;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Ties rows to the records that they are about, such as outcomes to offences. It never multiplies a
 * row: the record's key is made unique first.
 */
public final class RecordLink {

  /** The mark: {@link #ORPHAN}, {@link #TOO_EARLY} or {@link #LINKED}. */
  public static final String MARK = "_link";

  public static final String LINKED = "";

  /** The record has not been delivered. */
  public static final String ORPHAN = "orphan";

  /** The row is dated before its record. */
  public static final String TOO_EARLY = "too-early";

  private RecordLink() {}

  /**
   * Adds the taken column under its new name, and {@link #MARK}.
   *
   * @param records the conformed table of the records
   * @param isEligible which rows are linked at all
   */
  public static Dataset<Row> mark(
      Dataset<Row> rows, Link link, Dataset<Row> records, Column isEligible) {
    Dataset<Row> wanted = rows.where(isEligible).select(link.key()).distinct();
    Dataset<Row> known =
        records
            .where(col(link.key()).isNotNull())
            .join(broadcast(wanted), link.key())
            .groupBy(col(link.key()).as("_key"))
            .agg(max(col(link.take())).as(link.as()));
    Column isOrphan = isEligible.and(col(link.as()).isNull());
    Column isTooEarly = isEligible.and(col(link.notBefore()).lt(col(link.as())));
    return rows.join(known, col(link.key()).equalTo(col("_key")), "left")
        .drop("_key")
        .withColumn(MARK, when(isOrphan, ORPHAN).when(isTooEarly, TOO_EARLY).otherwise(LINKED));
  }
}
