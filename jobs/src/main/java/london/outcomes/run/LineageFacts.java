package london.outcomes.run;

import java.util.List;
import java.util.Map;

/**
 * What the definitions say of the tables and sources that a run has touched, for its lineage.
 *
 * @param tables by name of the table
 * @param sources by id
 */
public record LineageFacts(Map<String, Described> tables, Map<String, Source> sources) {

  /**
   * A source.
   *
   * @param rules code to the delivered column that the rule is about; empty where it is about rows
   * @param feeds name of each table that its records go to, with what the columns are made from
   */
  public record Source(
      Described described, Map<String, String> rules, Map<String, List<ColumnOrigin>> feeds) {}

  /** Description of a table by its name: one that the definitions do not have has its name only. */
  Described table(String name) {
    return tables.getOrDefault(name, new Described(name, "", List.of()));
  }
}
