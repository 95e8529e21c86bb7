package london.outcomes.catalogue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that {@code conf/} says, read once and valid. Maps are keyed by id or name. */
public record Catalogue(
    Map<String, SourceContract> sources,
    Map<String, TableDefinition> tables,
    Map<String, Measure> measures,
    Map<String, Gap> gaps,
    Map<String, ReferenceList> references,
    Framework framework) {

  /** Measures and gaps, by id. */
  public Map<String, Entry> entries() {
    Map<String, Entry> entries = new TreeMap<>(measures);
    entries.putAll(gaps);
    return entries;
  }

  public TableDefinition table(String name) {
    TableDefinition table = tables.get(name);
    if (table == null) {
      throw new IllegalArgumentException("no table " + name + " in conf/tables");
    }
    return table;
  }

  /** The stored table behind a table or view. */
  public TableDefinition stored(String name) {
    TableDefinition table = table(name);
    return table.view().map(view -> table(view.of())).orElse(table);
  }

  public List<TableDefinition> layer(String layer) {
    return tables.values().stream().filter(t -> t.layer().equals(layer)).toList();
  }
}
