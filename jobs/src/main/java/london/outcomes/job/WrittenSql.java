package london.outcomes.job;

import java.util.ArrayList;
import java.util.List;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Denominator;
import london.outcomes.catalogue.Mapping;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.Reconciliation;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.catalogue.TableDefinition;

/**
 * SQL that stands in a file of {@code conf/}.
 *
 * @param file as messages call it
 * @param key where it stands in the file
 * @param text an expression over columns
 */
record WrittenSql(String file, String key, String text) {

  /** All expressions; the SELECTs of views are not among them. */
  static List<WrittenSql> of(Catalogue catalogue) {
    List<WrittenSql> all = new ArrayList<>();
    catalogue.tables().values().forEach(table -> add(all, table));
    catalogue
        .sources()
        .forEach((id, contract) -> all.addAll(of("conf/sources/" + id + ".yaml", contract)));
    catalogue.measures().values().forEach(measure -> add(all, measure));
    return all;
  }

  /** The expressions of one contract. */
  static List<WrittenSql> of(String file, SourceContract contract) {
    Collector found = new Collector(file, new ArrayList<>());
    contract.derived().forEach((name, text) -> found.add("derived." + name, text));
    contract.lookups().forEach(lookup -> found.add("lookups.on", lookup.on()));
    contract.lookups().forEach(lookup -> found.add("lookups.valid.at", lookup.validity().at()));
    contract.rules().forEach(rule -> found.add("rules." + rule.code() + ".when", rule.when()));
    contract.upsert().ifPresent(upsert -> found.add("upsert.cancelled", upsert.cancelled()));
    found.add("period.column", contract.period().column());
    for (Mapping mapping : contract.conformed()) {
      found.add("conformed.when", mapping.when());
      mapping.columns().forEach((name, text) -> found.add("conformed.columns." + name, text));
    }
    for (Reconciliation check : contract.expectations().reconcile()) {
      String key = "expect.reconcile." + check.check();
      check.by().forEach(by -> found.add(key + ".by", by));
      for (Reconciliation.Sum sum : List.of(check.left(), check.right())) {
        found.add(key + ".sum", sum.of());
        found.add(key + ".where", sum.where());
      }
    }
    return found.all;
  }

  private static void add(List<WrittenSql> all, TableDefinition table) {
    Collector found = new Collector("conf/tables/" + table.name() + ".yaml", all);
    table.constraints().forEach((name, text) -> found.add("constraints." + name, text));
    table.view().ifPresent(view -> found.add("view.affected", view.affected()));
  }

  private static void add(List<WrittenSql> all, Measure measure) {
    Collector found = new Collector("conf/measures/" + measure.id() + ".yaml", all);
    found.add("numerator.where", measure.numerator().where());
    found.add("numerator.sum", measure.numerator().sum());
    if (measure.denominator() instanceof Denominator.Rows rows) {
      found.add("denominator.where", rows.where());
    }
    measure.breakdowns().forEach(b -> found.add("breakdowns.column", b.column()));
    measure.sample().ifPresent(sample -> found.add("sample.weight", sample.weight()));
    measure.sample().ifPresent(sample -> found.add("sample.stratum", sample.stratum()));
  }

  private record Collector(String file, List<WrittenSql> all) {
    void add(String key, String text) {
      if (!text.isBlank()) {
        all.add(new WrittenSql(file, key, text));
      }
    }
  }
}
