package london.outcomes.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Failure;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.catalogue.TableDefinition.Contract;
import london.outcomes.config.ConfigFolder;
import london.outcomes.config.ConfigProblem;

/**
 * Stands before everything that runs SQL of {@code conf/}: a definition says what a figure is, and
 * can do nothing else.
 */
final class SqlGuard {

  private static final String REMEDY =
      "Use operators and functions that look at the row alone, such as coalesce, lower or trunc;"
          + " docs/decisions/0018 says which.";

  private final ConfigFolder config;
  private final Map<String, Optional<String>> judged = new HashMap<>();

  SqlGuard(ConfigFolder config) {
    this.config = config;
  }

  /** What the SQL of definitions may not do, each with its place. */
  List<ConfigProblem> problems(Catalogue catalogue) {
    List<ConfigProblem> problems = new ArrayList<>(problems(WrittenSql.of(catalogue)));
    Set<String> star =
        catalogue.star().stream().map(TableDefinition::name).collect(Collectors.toSet());
    for (TableDefinition table : catalogue.tables().values()) {
      table
          .view()
          .ifPresent(
              view ->
                  problems.addAll(
                      problems(
                          table,
                          "view.sql",
                          view.sql(),
                          Set.copyOf(List.of(view.of(), view.with())))));
      table
          .contract()
          .flatMap(Contract::select)
          .ifPresent(sql -> problems.addAll(problems(table, "select", sql, star)));
    }
    return problems;
  }

  /** The same of one contract, which messages call {@code file}. */
  List<ConfigProblem> problems(String file, SourceContract contract) {
    return problems(WrittenSql.of(file, contract));
  }

  /**
   * Lets harmless definitions pass.
   *
   * @throws Failure.Configuration with everything that is not
   */
  void require(Catalogue catalogue) {
    List<ConfigProblem> problems = problems(catalogue);
    if (!problems.isEmpty()) {
      throw new Failure.Configuration(
          problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")));
    }
  }

  private List<ConfigProblem> problems(List<WrittenSql> written) {
    List<ConfigProblem> problems = new ArrayList<>();
    SafeSql safe = SafeSql.ofDefinitions();
    for (WrittenSql sql : written) {
      judged
          .computeIfAbsent(sql.text(), safe::refusal)
          .ifPresent(what -> problems.add(problem(sql.file(), sql.key(), sql.text(), what)));
    }
    return problems;
  }

  private List<ConfigProblem> problems(
      TableDefinition table, String key, String sql, Set<String> over) {
    String file = "conf/tables/" + table.name() + ".yaml";
    return SafeSql.ofViews().refusal(sql, over).stream()
        .map(what -> problem(file, key, sql, what))
        .toList();
  }

  private ConfigProblem problem(String file, String key, String text, String what) {
    return new ConfigProblem(file, config.lineOf(file, text), key, what, REMEDY);
  }
}
