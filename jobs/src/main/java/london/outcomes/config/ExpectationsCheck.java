package london.outcomes.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Figures;
import london.outcomes.catalogue.Mapping;
import london.outcomes.catalogue.Places;
import london.outcomes.catalogue.Reconciliation;
import london.outcomes.catalogue.ReferenceList;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.catalogue.TableDefinition;

/** What a contract expects of its deliveries, against its tables and the other contracts. */
final class ExpectationsCheck {

  private final Catalogue catalogue;
  private final Mistakes mistakes;

  ExpectationsCheck(Catalogue catalogue, Mistakes mistakes) {
    this.catalogue = catalogue;
    this.mistakes = mistakes;
  }

  void check(String file, SourceContract source) {
    source.expectations().places().ifPresent(places -> check(file, places, source));
    requireColumns(file, "expect.weights", source.expectations().weights(), source);
    source.expectations().figures().ifPresent(figures -> check(file, figures, source));
    Set<String> names = new HashSet<>();
    for (int i = 0; i < source.expectations().reconcile().size(); i++) {
      Reconciliation check = source.expectations().reconcile().get(i);
      String key = "expect.reconcile[" + i + "]";
      if (!names.add(check.check())) {
        mistakes.add(
            file,
            key + ".check",
            "there are two checks '" + check.check() + "'",
            "Give each a name of its own; results are kept under it.");
      }
      checkOther(file, key + ".right.source", check.right().source());
    }
  }

  private void check(String file, Places places, SourceContract source) {
    requireColumns(file, "expect.areas.column", List.of(places.column()), source);
    ReferenceList areas = catalogue.references().get("area");
    if (areas != null && !areas.values("area_level").contains(places.level())) {
      mistakes.add(
          file,
          "expect.areas.level",
          "no area of the list has the level '" + places.level() + "'",
          "Levels: " + String.join(", ", areas.values("area_level")) + ".");
    }
  }

  private void check(String file, Figures figures, SourceContract source) {
    List<String> columns = new ArrayList<>(figures.series());
    columns.add(figures.value());
    if (!figures.area().isEmpty()) {
      columns.add(figures.area());
    }
    requireColumns(file, "expect.figures", columns, source);
  }

  private void requireColumns(
      String file, String key, List<String> columns, SourceContract source) {
    for (Mapping mapping : source.conformed()) {
      TableDefinition table = catalogue.tables().get(mapping.table());
      for (String column : columns) {
        if (table != null && !table.columnNames().contains(column)) {
          mistakes.add(
              file,
              key,
              "'" + column + "' is no column of " + table.name(),
              "Columns: " + table.columnNames() + ".");
        }
      }
    }
  }

  private void checkOther(String file, String key, String other) {
    SourceContract known = catalogue.sources().get(other);
    if (!other.isEmpty() && (known == null || known.conformed().isEmpty())) {
      mistakes.add(
          file,
          key,
          "no source '" + other + "'",
          "Sources: " + String.join(", ", catalogue.sources().keySet()) + ".");
    }
  }
}
