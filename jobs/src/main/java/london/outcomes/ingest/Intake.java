package london.outcomes.ingest;

import java.time.YearMonth;
import java.util.List;
import london.outcomes.catalogue.SourceContract;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads deliveries as their contract says. */
public final class Intake {

  private final SparkSession session;
  private final References references;
  private final FileOpener opener;
  private final YearMonth asOf;
  private final PseudonymKey key;

  /**
   * @param asOf the month in which the run takes place; rows of later months are refused
   * @param key of the pseudonyms of persons
   */
  public Intake(
      SparkSession session,
      References references,
      FileOpener opener,
      YearMonth asOf,
      PseudonymKey key) {
    this.session = session;
    this.references = references;
    this.opener = opener;
    this.asOf = asOf;
    this.key = key;
  }

  /** All rows of deliveries that share a contract, typed and judged by the contract's own rules. */
  public Batch read(SourceContract contract, List<Delivery> deliveries) {
    ReadPlan plan = ReadPlan.of(contract, key.pseudonyms(contract));
    Dataset<Row> rows = RowReader.read(session, deliveries, plan, opener);
    RowJudge judge = new RowJudge(contract, references, asOf);
    return new Batch(
        contract,
        deliveries,
        judge.judge(rows),
        new StatedFigures(opener).of(contract, deliveries));
  }
}
