package london.outcomes.config;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import london.outcomes.catalogue.Breakdown;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Drivers;
import london.outcomes.catalogue.Drivers.Outcome;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.TableColumn;
import london.outcomes.catalogue.TableDefinition;

/** Whether what drives opinions is asked of columns that are there, and of others than itself. */
final class DriversCheck {

  private static final String FILE = DriversParser.FILE;

  private final Catalogue catalogue;
  private final Drivers drivers;
  private final Mistakes mistakes;

  DriversCheck(Catalogue catalogue, Mistakes mistakes) {
    this.catalogue = catalogue;
    this.drivers = catalogue.drivers();
    this.mistakes = mistakes;
  }

  void run() {
    Set<String> tables = new HashSet<>();
    for (int i = 0; i < drivers.outcomes().size(); i++) {
      check("outcomes[" + i + "]", drivers.outcomes().get(i), tables);
    }
    checkFactors();
  }

  private void check(String key, Outcome outcome, Set<String> tables) {
    Measure measure = catalogue.measures().get(outcome.measure());
    if (measure == null) {
      mistakes.add(
          FILE,
          key + ".measure",
          "no measure '" + outcome.measure() + "'",
          "Name the id of a measure of a survey, as in conf/measures.");
      return;
    }
    if (measure.sample().isEmpty()) {
      mistakes.add(
          FILE,
          key + ".measure",
          outcome.measure() + " is no share of a sample",
          "Name a measure with a `sample`: weights and strata are taken from it.");
      return;
    }
    tables.add(measure.table());
    if (tables.size() > 1) {
      mistakes.add(
          FILE, key + ".measure", "the outcomes are of " + tables, "Keep those of one table.");
    }
    columns(measure).ifPresent(columns -> checkColumns(key, outcome, columns));
    checkBreakdowns("breakdowns", drivers.breakdowns(), measure);
    checkBreakdowns("checks", drivers.checks(), measure);
  }

  private Optional<List<TableColumn>> columns(Measure measure) {
    boolean isKnown = catalogue.tables().containsKey(measure.table());
    return isKnown
        ? Optional.of(catalogue.stored(measure.table())).map(TableDefinition::columns)
        : Optional.empty();
  }

  private void checkColumns(String key, Outcome outcome, List<TableColumn> columns) {
    checkAnswer(key + ".answer", outcome.answer(), columns);
    for (int i = 0; i < drivers.factors().size(); i++) {
      String factor = drivers.factors().get(i).column();
      checkAnswer("factors[" + i + "].column", factor, columns);
      if (factor.equals(outcome.answer())) {
        mistakes.add(
            FILE,
            "factors[" + i + "].column",
            "'" + factor + "' is what " + outcome.measure() + " asks: it would explain itself",
            "Leave it out.");
      }
    }
    for (String control : drivers.controls()) {
      if (columns.stream().noneMatch(c -> c.name().equals(control))) {
        unknown("controls", control, "Columns: " + names(columns, "") + ".");
      }
    }
  }

  private void checkAnswer(String key, String name, List<TableColumn> columns) {
    Optional<TableColumn> column = columns.stream().filter(c -> c.name().equals(name)).findFirst();
    String remedy = "Yes-or-no columns: " + names(columns, "boolean") + ".";
    if (column.isEmpty()) {
      unknown(key, name, remedy);
    } else if (!column.get().type().equals("boolean")) {
      mistakes.add(FILE, key, "'" + name + "' is no yes or no: " + column.get().type(), remedy);
    }
  }

  private void unknown(String key, String name, String remedy) {
    mistakes.add(FILE, key, "no column '" + name + "'", remedy);
  }

  private static String names(List<TableColumn> columns, String type) {
    return String.join(
        ", ",
        columns.stream()
            .filter(c -> type.isEmpty() || c.type().equals(type))
            .map(TableColumn::name)
            .toList());
  }

  private void checkBreakdowns(String key, List<String> ids, Measure measure) {
    List<String> known = measure.breakdowns().stream().map(Breakdown::id).toList();
    for (String id : ids) {
      if (!known.contains(id)) {
        mistakes.add(
            FILE,
            key,
            measure.id() + " is not broken down by '" + id + "'",
            "Choose from: " + String.join(", ", known) + ".");
      }
    }
  }

  /** Twice the same, or held equal as well: neither has an effect of its own. */
  private void checkFactors() {
    Set<String> seen = new HashSet<>(drivers.controls());
    for (int i = 0; i < drivers.factors().size(); i++) {
      String factor = drivers.factors().get(i).column();
      if (!seen.add(factor)) {
        mistakes.add(
            FILE,
            "factors[" + i + "].column",
            "'" + factor + "' is a factor or a control already",
            "Keep one of them.");
      }
    }
  }
}
