package london.outcomes.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import london.outcomes.catalogue.TableDefinition.Contract;

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

  /** The curated tables that are stored: facts and dimensions. */
  public List<TableDefinition> star() {
    return layer("curated").stream().filter(TableDefinition::isStored).toList();
  }

  /**
   * Readings of the star for people who do not join, name to SELECT: each can be made once those
   * before it are there.
   */
  public Map<String, String> wideViews() {
    Map<String, String> views = new LinkedHashMap<>();
    for (TableDefinition table : layer("curated")) {
      table.contract().flatMap(Contract::select).ifPresent(sql -> views.put(table.name(), sql));
    }
    for (TableDefinition table : layer("curated")) {
      table.contract().flatMap(Contract::byTheme).ifPresent(sql -> views.putAll(byTheme(sql)));
    }
    return views;
  }

  private Map<String, String> byTheme(String select) {
    Map<String, String> views = new TreeMap<>();
    for (Entry entry : entries().values()) {
      views.put("wide_" + entry.theme(), select.replace("{theme}", entry.theme()));
    }
    return views;
  }

  public List<TableDefinition> layer(String layer) {
    return tables.values().stream().filter(t -> t.layer().equals(layer)).toList();
  }
}
