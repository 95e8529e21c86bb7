package london.outcomes.job;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import london.outcomes.catalogue.Breakdown;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.ColumnType;
import london.outcomes.catalogue.Lookup;
import london.outcomes.catalogue.Mapping;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.SourceColumn;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.config.ConfigFolder;
import london.outcomes.config.ConfigProblem;

/**
 * Whether every group of a breakdown can be found in what its sources deliver. What a contract does
 * not bind to a list of codes may hold anything.
 */
final class GroupCheck {

  private static final String UNKNOWN = "unknown";

  private final Catalogue catalogue;
  private final ConfigFolder config;

  GroupCheck(Catalogue catalogue, ConfigFolder config) {
    this.catalogue = catalogue;
    this.config = config;
  }

  List<ConfigProblem> problems() {
    List<ConfigProblem> problems = new ArrayList<>();
    for (Measure measure : catalogue.measures().values()) {
      for (int i = 0; i < measure.breakdowns().size(); i++) {
        check(measure, i, problems);
      }
    }
    return problems;
  }

  private void check(Measure measure, int index, List<ConfigProblem> problems) {
    Breakdown breakdown = measure.breakdowns().get(index);
    PossibleTexts texts = new PossibleTexts(column -> conformed(measure, column));
    Optional<Set<String>> possible = texts.of(breakdown.column());
    for (String group : breakdown.groups()) {
      if (possible.isPresent() && !group.equals(UNKNOWN) && !possible.get().contains(group)) {
        String file = "conf/measures/" + measure.id() + ".yaml";
        problems.add(
            new ConfigProblem(
                file,
                config.lineOf(file, "id: " + breakdown.id()),
                "breakdowns[" + index + "].groups",
                "nobody can be '" + group + "'",
                "The column gives " + new TreeSet<>(possible.get()) + "."));
      }
    }
  }

  /** What a column of a measure's table may hold, from any of its sources. */
  private Optional<Set<String>> conformed(Measure measure, String column) {
    TableDefinition table = catalogue.table(measure.table());
    TableDefinition stored = catalogue.stored(measure.table());
    boolean isMade = table.view().map(view -> view.sql().contains("AS " + column)).orElse(false);
    if (isMade || !stored.columnNames().contains(column)) {
      return Optional.empty();
    }
    Set<String> all = new LinkedHashSet<>();
    for (String id : measure.sources()) {
      SourceContract source = catalogue.sources().get(id);
      for (Mapping mapping : source.conformed()) {
        if (mapping.table().equals(stored.name())) {
          String expression = mapping.columns().getOrDefault(column, column);
          Optional<Set<String>> own = delivered(source, expression, Set.of());
          if (own.isEmpty()) {
            return own;
          }
          all.addAll(own.get());
        }
      }
    }
    return Optional.of(all);
  }

  /**
   * @param passed derived columns on the way: one may be named as what it is derived from
   */
  private Optional<Set<String>> delivered(
      SourceContract source, String expression, Set<String> passed) {
    return new PossibleTexts(column -> column(source, column, passed)).of(expression);
  }

  private Optional<Set<String>> column(SourceContract source, String name, Set<String> passed) {
    if (source.derived().containsKey(name) && !passed.contains(name)) {
      Set<String> further = new HashSet<>(passed);
      further.add(name);
      return delivered(source, source.derived().get(name), further);
    }
    for (Lookup lookup : source.lookups()) {
      if (lookup.take().containsKey(name)) {
        return Optional.of(
            catalogue.references().get(lookup.reference()).values(lookup.take().get(name)));
      }
    }
    return source.columns().stream()
        .filter(own -> own.name().equals(name) && own.type() == ColumnType.TEXT)
        .map(SourceColumn::codes)
        .filter(codes -> !codes.isEmpty())
        .findFirst();
  }
}
