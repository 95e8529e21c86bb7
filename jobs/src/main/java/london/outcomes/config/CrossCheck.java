package london.outcomes.config;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import london.outcomes.catalogue.Breakdown;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Gap;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.catalogue.TableDefinition;

/** What no file can know alone: that the names it uses exist elsewhere, and fit. */
final class CrossCheck {

  private final Catalogue catalogue;
  private final Mistakes mistakes;

  CrossCheck(Catalogue catalogue, Mistakes mistakes) {
    this.catalogue = catalogue;
    this.mistakes = mistakes;
  }

  void run() {
    new ReferenceCheck(catalogue.references(), mistakes).run();
    SourceCheck sources = new SourceCheck(catalogue, mistakes);
    catalogue.sources().forEach((id, source) -> sources.check(file("sources", id), source));
    catalogue.tables().forEach((name, table) -> check(file("tables", name), table));
    catalogue.measures().forEach((id, measure) -> check(file("measures", id), measure));
    catalogue.gaps().forEach((id, gap) -> check(file("measures", id), gap));
  }

  private static String file(String kind, String name) {
    return "conf/" + kind + "/" + name + ".yaml";
  }

  static String conformed(Catalogue catalogue) {
    List<String> names =
        catalogue.layer("conformed").stream().map(TableDefinition::name).sorted().toList();
    return "Tables: " + String.join(", ", names) + ".";
  }

  private void check(String file, TableDefinition table) {
    table
        .view()
        .ifPresent(
            view -> {
              checkStored(file, "view.of", view.of());
              checkStored(file, "view.with", view.with());
            });
    table.contract().ifPresent(contract -> check(file, table, contract));
  }

  private void check(String file, TableDefinition table, TableDefinition.Contract contract) {
    for (int i = 0; i < contract.references().size(); i++) {
      TableDefinition.Reference reference = contract.references().get(i);
      String key = "references[" + i + "]";
      if (!table.columnNames().containsAll(reference.columns())) {
        mistakes.add(
            file,
            key + ".columns",
            reference.columns() + " are no columns of " + table.name(),
            "Columns: " + table.columnNames() + ".");
      }
      List<String> keys =
          Optional.ofNullable(catalogue.tables().get(reference.table()))
              .flatMap(TableDefinition::contract)
              .map(TableDefinition.Contract::key)
              .orElse(List.of());
      if (keys.size() != reference.columns().size()) {
        mistakes.add(
            file,
            key + ".table",
            "the key of '%s' is %s".formatted(reference.table(), keys),
            "Name a curated table, and as many columns as its key has.");
      }
    }
  }

  private void checkStored(String file, String key, String name) {
    TableDefinition table = catalogue.tables().get(name);
    if (table == null || !table.isStored()) {
      mistakes.add(file, key, "no stored table '" + name + "'", conformed(catalogue));
    }
  }

  private void check(String file, Measure measure) {
    TableDefinition table = catalogue.tables().get(measure.table());
    if (table == null || !table.layer().equals("conformed")) {
      mistakes.add(
          file, "table", "no conformed table '" + measure.table() + "'", conformed(catalogue));
      return;
    }
    for (int i = 0; i < measure.breakdowns().size(); i++) {
      Breakdown breakdown = measure.breakdowns().get(i);
      boolean isName = breakdown.column().matches("\\w+");
      if (isName && !table.columnNames().contains(breakdown.column())) {
        mistakes.add(
            file,
            "breakdowns[" + i + "].column",
            "'" + breakdown.column() + "' is no column of " + table.name(),
            "Columns: " + table.columnNames() + ".");
      }
    }
    checkBreakdowns(file, measure);
    for (String source : measure.sources()) {
      checkSource(file, table, source);
    }
    if (measure.sources().isEmpty()) {
      mistakes.add(
          file, "sources", "no source is named", "Name the contracts whose arrival counts.");
    }
    new DenominatorCheck(catalogue, mistakes).check(file, measure);
    new MeasureCheck(catalogue, mistakes).check(file, measure);
  }

  private void check(String file, Gap gap) {
    Measure measure = catalogue.measures().get(gap.of());
    if (measure == null || !measure.kind().isPart() || measure.breakdowns().isEmpty()) {
      mistakes.add(
          file,
          "of",
          "no share with breakdowns '" + gap.of() + "'",
          "Name a measure of kind proportion or weighted-proportion.");
      return;
    }
    if (!measure.windows().containsAll(gap.windows())) {
      mistakes.add(
          file,
          "windows",
          gap.of() + " has not all of them",
          "Windows: " + measure.windows() + ".");
    }
    if (!measure.levels().containsAll(gap.levels())) {
      mistakes.add(
          file, "areas", gap.of() + " has not all of them", "Areas: " + measure.levels() + ".");
    }
  }

  /** One pass over a table serves all its measures, so a breakdown means one thing there. */
  private void checkBreakdowns(String file, Measure measure) {
    for (Measure other : catalogue.measures().values()) {
      for (Breakdown theirs : other.breakdowns()) {
        for (int i = 0; i < measure.breakdowns().size(); i++) {
          Breakdown own = measure.breakdowns().get(i);
          boolean isSameWord =
              own.id().equals(theirs.id()) && other.table().equals(measure.table());
          boolean isSame =
              own.column().equals(theirs.column()) && own.groups().equals(theirs.groups());
          if (isSameWord && !isSame) {
            mistakes.add(
                file,
                "breakdowns[" + i + "].id",
                "'" + own.id() + "' has another column or other groups in " + other.id(),
                "Use the same ones, or another id.");
          }
        }
      }
    }
  }

  private void checkSource(String file, TableDefinition table, String source) {
    SourceContract contract = catalogue.sources().get(source);
    if (contract == null) {
      mistakes.add(
          file,
          "sources",
          "no source '" + source + "'",
          "Sources: " + String.join(", ", catalogue.sources().keySet()) + ".");
      return;
    }
    TreeSet<String> read = new TreeSet<>();
    table
        .view()
        .ifPresentOrElse(v -> read.addAll(List.of(v.of(), v.with())), () -> read.add(table.name()));
    if (contract.conformed().stream().noneMatch(m -> read.contains(m.table()))) {
      mistakes.add(
          file,
          "sources",
          "source '" + source + "' does not feed " + table.name(),
          "Choose a source whose `conformed` names one of " + read + ".");
    }
  }
}
