package london.outcomes.config;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import london.outcomes.catalogue.Breakdown;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Denominator;
import london.outcomes.catalogue.Kind;
import london.outcomes.catalogue.Lookup;
import london.outcomes.catalogue.Mapping;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.ReferenceList;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.catalogue.TableDefinition;

/** What no file can know alone: that the names it uses exist elsewhere, and fit. */
final class CrossCheck {

  private final Catalogue catalogue;
  private final List<ConfigProblem> problems;

  CrossCheck(Catalogue catalogue, List<ConfigProblem> problems) {
    this.catalogue = catalogue;
    this.problems = problems;
  }

  void run() {
    catalogue.sources().values().forEach(this::check);
    catalogue.measures().values().forEach(this::check);
  }

  private void check(SourceContract source) {
    String file = "conf/sources/" + source.id() + ".yaml";
    for (Mapping mapping : source.conformed()) {
      TableDefinition table = catalogue.tables().get(mapping.table());
      if (table == null || !table.layer().equals("conformed")) {
        add(file, "conformed.table", "no conformed table '" + mapping.table() + "'", tables());
        continue;
      }
      for (String column : mapping.columns().keySet()) {
        if (!table.columnNames().contains(column)) {
          add(
              file,
              "conformed.columns",
              "'" + column + "' is no column of " + table.name(),
              "Columns: " + table.columnNames() + ".");
        }
      }
    }
    source.lookups().forEach(lookup -> checkUnique(file, lookup));
  }

  /** A lookup into a list with a repeated key would multiply rows. */
  private void checkUnique(String file, Lookup lookup) {
    ReferenceList list = catalogue.references().get(lookup.reference());
    int index = list.columns().indexOf(lookup.match());
    Set<String> seen = new HashSet<>();
    Optional<String> repeated =
        list.rows().stream()
            .map(row -> index < 0 ? row.toString() : row.get(index))
            .map(value -> lookup.isNormalised() ? value.toLowerCase(Locale.ROOT) : value)
            .filter(value -> !seen.add(value))
            .findFirst();
    repeated.ifPresent(
        value ->
            add(
                file,
                "lookups.match",
                "'" + value + "' stands twice in " + list.name() + "." + lookup.match(),
                "Match a column whose values are unique."));
  }

  private void check(Measure measure) {
    String file = "conf/measures/" + measure.id() + ".yaml";
    TableDefinition table = catalogue.tables().get(measure.table());
    if (table == null || !table.layer().equals("conformed")) {
      add(file, "table", "no conformed table '" + measure.table() + "'", tables());
      return;
    }
    for (Breakdown breakdown : measure.breakdowns()) {
      if (!table.columnNames().contains(breakdown.column())) {
        add(
            file,
            "breakdowns.column",
            "'" + breakdown.column() + "' is no column of " + table.name(),
            "Columns: " + table.columnNames() + ".");
      }
    }
    for (String source : measure.sources()) {
      checkSource(measure, file, source);
    }
    if (measure.sources().isEmpty()) {
      add(file, "sources", "no source is named", "Name the contracts whose arrival counts.");
    }
    checkDenominator(measure, file);
  }

  private void checkSource(Measure measure, String file, String source) {
    SourceContract contract = catalogue.sources().get(source);
    if (contract == null) {
      add(
          file,
          "sources",
          "no source '" + source + "'",
          "Sources: " + String.join(", ", catalogue.sources().keySet()) + ".");
      return;
    }
    TableDefinition table = catalogue.table(measure.table());
    Set<String> read = table.view().map(v -> Set.of(v.of(), v.with())).orElse(Set.of(table.name()));
    if (contract.conformed().stream().noneMatch(m -> read.contains(m.table()))) {
      add(
          file,
          "sources",
          "source '" + source + "' does not feed " + measure.table(),
          "Choose a source whose `conformed` names one of " + read + ".");
    }
  }

  private void checkDenominator(Measure measure, String file) {
    if (measure.denominator() instanceof Denominator.OfMeasure of) {
      Measure other = catalogue.measures().get(of.measureId());
      if (other == null || other.kind() != Kind.COUNT) {
        add(
            file,
            "denominator.measure",
            "no count measure '" + of.measureId() + "'",
            "Name a measure of kind count.");
      }
    }
    if (measure.denominator() instanceof Denominator.Population population) {
      ReferenceList list = catalogue.references().get("population");
      if (list == null || !list.values("vintage").contains(population.vintage())) {
        add(
            file,
            "denominator.population",
            "no population vintage '" + population.vintage() + "'",
            "Vintages: " + (list == null ? "none" : list.values("vintage")) + ".");
      }
    }
  }

  private String tables() {
    return "Tables: "
        + String.join(
            ", ", catalogue.layer("conformed").stream().map(TableDefinition::name).toList())
        + ".";
  }

  private void add(String file, String key, String what, String remedy) {
    problems.add(new ConfigProblem(file, 1, key, what, remedy));
  }
}
