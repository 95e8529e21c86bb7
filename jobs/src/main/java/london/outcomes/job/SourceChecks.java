package london.outcomes.job;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Figures;
import london.outcomes.catalogue.Reconciliation;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.ingest.csv.Problem;
import london.outcomes.quality.Comparison;
import london.outcomes.quality.Disagreement;
import london.outcomes.quality.Sums;
import london.outcomes.run.Reconciled;
import london.outcomes.table.Lake;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Looks at the months that have changed from beside: at the records of other sources that count the
 * same things, and at the other months of the same source.
 */
final class SourceChecks {

  private static final String MONTH = "month";

  private final Catalogue catalogue;
  private final Lake lake;
  private final RunContext run;

  SourceChecks(Catalogue catalogue, Lake lake, RunContext run) {
    this.catalogue = catalogue;
    this.lake = lake;
    this.run = run;
  }

  /**
   * Compares what deliveries of this run touch, and warns of what should not be.
   *
   * @return these comparisons, and those within the deliveries
   */
  List<Reconciled> run(IngestReport report) {
    List<Reconciled> results = new ArrayList<>();
    report
        .compared()
        .forEach((d, sums) -> sums.forEach(c -> results.add(result(c, d.source(), ""))));
    for (SourceContract contract : catalogue.sources().values()) {
      results.addAll(run(contract, report));
      contract.expectations().figures().ifPresent(f -> findCopies(contract, f, report));
    }
    return results;
  }

  private List<Reconciled> run(SourceContract contract, IngestReport report) {
    List<Reconciliation> touched = new ArrayList<>();
    Map<String, Dataset<Row>> left = new HashMap<>();
    Map<String, Dataset<Row>> right = new HashMap<>();
    for (Reconciliation check : contract.expectations().betweenSources()) {
      Set<String> months = new TreeSet<>(report.suppliedMonths(contract.id()));
      months.addAll(report.suppliedMonths(check.right().source()));
      if (!months.isEmpty()) {
        String scope = check.by().contains(MONTH) ? Months.in(months) : "true";
        touched.add(check);
        left.put(check.check(), records(contract.id()).where(scope));
        right.put(check.check(), records(check.right().source()).where(scope));
      }
    }
    List<Comparison> compared = Sums.between(touched, left, right);
    touched.forEach(check -> warn(contract, check, compared, report));
    return compared.stream().map(c -> result(c, contract, otherOf(c, touched))).toList();
  }

  private void findCopies(SourceContract contract, Figures figures, IngestReport report) {
    Set<String> months = report.suppliedMonths(contract.id());
    if (!months.isEmpty()) {
      for (StaleCopies.Copy copy : StaleCopies.in(records(contract.id()), figures, months)) {
        report.warnAccepted(contract.id(), Set.of(copy.month()), copy.problem());
      }
    }
  }

  private Dataset<Row> records(String sourceId) {
    String table = catalogue.sources().get(sourceId).conformed().get(0).table();
    return lake.table(table).read().where(col("source_id").equalTo(sourceId));
  }

  private static void warn(
      SourceContract contract,
      Reconciliation check,
      List<Comparison> compared,
      IngestReport report) {
    List<Comparison> own = compared.stream().filter(c -> c.check().equals(check.check())).toList();
    Set<String> months =
        own.stream().filter(c -> !c.isAgreed()).map(Comparison::month).collect(Collectors.toSet());
    for (String source : List.of(contract.id(), check.right().source())) {
      Set<String> about = check.by().contains(MONTH) ? months : report.suppliedMonths(source);
      Disagreement.in(own)
          .ifPresent(
              text ->
                  report.warnAccepted(
                      source, about, new Problem(Disagreement.RECONCILE, "", text)));
    }
  }

  private static String otherOf(Comparison comparison, List<Reconciliation> checks) {
    return checks.stream()
        .filter(check -> check.check().equals(comparison.check()))
        .map(check -> check.right().source())
        .findFirst()
        .orElseThrow();
  }

  private Reconciled result(Comparison c, SourceContract contract, String other) {
    return new Reconciled(
        c.deliveryId(),
        contract.id(),
        other,
        c.check(),
        c.month(),
        c.part(),
        c.left(),
        c.right(),
        c.difference(),
        c.tolerance(),
        c.isAgreed() ? Reconciled.AGREES : Reconciled.DIFFERS,
        run.id());
  }
}
