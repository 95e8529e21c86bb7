package london.outcomes.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.percentile;
import static org.apache.spark.sql.functions.sum;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import london.outcomes.catalogue.Reconciliation;
import london.outcomes.catalogue.Severity;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.ingest.csv.Problem;
import london.outcomes.quality.Comparison;
import london.outcomes.quality.Disagreement;
import london.outcomes.quality.Sums;
import london.outcomes.quality.Weights;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Puts whole deliveries to the checks of their contract, and notes what these find. */
final class DeliveryChecks {

  private DeliveryChecks() {}

  /**
   * Notes what differs; runs one job for a contract with checks, and none without.
   *
   * @param stated figures that deliveries state themselves, by check and delivery
   */
  static void run(
      SourceContract contract,
      Dataset<Row> judged,
      Map<String, Map<String, Double>> stated,
      Map<String, RowCounts> counts) {
    List<Reconciliation> checks = contract.expectations().withinDelivery();
    // A total that no table takes is compared with its parts all the same.
    Column isSound = Fates.isOpen().or(col(RowColumns.FATE_CODE).equalTo(RowJudge.NOT_MAPPED));
    List<Comparison> all =
        Sums.within(
            judged.where(isSound),
            col(RowColumns.DELIVERY),
            col(contract.period().column()),
            checks,
            stated);
    all.forEach(c -> counts.get(c.deliveryId()).addComparison(c));
    stated.forEach(
        (check, figures) ->
            counts.forEach(
                (delivery, own) -> {
                  if (!figures.containsKey(delivery)) {
                    own.note(List.of(notStated(check)));
                  }
                }));
    contract.expectations().weights().forEach(w -> weigh(contract, w, judged, counts));
    counts.values().forEach(own -> checks.forEach(check -> own.note(problems(check, own))));
  }

  private static Problem notStated(String check) {
    return new Problem(
        Disagreement.RECONCILE,
        "",
        check + ": the delivery does not state the figure; look where it stands now");
  }

  private static void weigh(
      SourceContract contract, String column, Dataset<Row> judged, Map<String, RowCounts> counts) {
    String text = contract.conformed().get(0).columns().getOrDefault(column, column);
    Column weight = expr(text).cast("double");
    List<Row> rows =
        judged
            .where(Fates.isOpen())
            .groupBy(RowColumns.DELIVERY)
            .agg(count(weight).as("people"), percentile(weight, lit(0.5)), max(weight), sum(weight))
            .where("people > 0")
            .collectAsList();
    for (Row row : rows) {
      Weights weights =
          new Weights(column, row.getLong(1), row.getDouble(2), row.getDouble(3), row.getDouble(4));
      counts
          .get(row.getString(0))
          .note(
              weights.anomalies().stream()
                  .map(anomaly -> new Problem(Weights.WEIGHT_ANOMALY, "", anomaly))
                  .toList());
    }
  }

  /** What makes a contract refuse the delivery; empty when its sums agree, or it only warns. */
  static List<Problem> fatal(SourceContract contract, RowCounts counts) {
    return contract.expectations().withinDelivery().stream()
        .filter(check -> check.severity() == Severity.REJECT)
        .flatMap(check -> problems(check, counts).stream())
        .toList();
  }

  private static List<Problem> problems(Reconciliation check, RowCounts counts) {
    Map<String, List<Comparison>> byCheck =
        counts.comparisons().stream().collect(Collectors.groupingBy(Comparison::check));
    return Disagreement.in(byCheck.getOrDefault(check.check(), List.of())).stream()
        .map(text -> new Problem(Disagreement.RECONCILE, "", text))
        .toList();
  }
}
