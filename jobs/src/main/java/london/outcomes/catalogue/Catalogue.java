package london.outcomes.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import london.outcomes.catalogue.TableDefinition.Contract;

/** Everything that {@code conf/} says, read once and valid. Maps are keyed by id or name. */
public record Catalogue(
    Map<String, SourceContract> sources,
    Map<String, TableDefinition> tables,
    Map<String, Measure> measures,
    Map<String, Gap> gaps,
    Map<String, ReferenceList> references,
    Framework framework,
    Drivers drivers) {

  /** The same without a question of insight. */
  public Catalogue(
      Map<String, SourceContract> sources,
      Map<String, TableDefinition> tables,
      Map<String, Measure> measures,
      Map<String, Gap> gaps,
      Map<String, ReferenceList> references,
      Framework framework) {
    this(sources, tables, measures, gaps, references, framework, Drivers.NONE);
  }

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

  /** Readings of the star for people who do not join: each can be made after those before it. */
  public List<WideView> wideViews() {
    List<WideView> views = new ArrayList<>();
    for (TableDefinition table : layer("curated")) {
      Optional<String> select = table.contract().flatMap(Contract::select);
      select.ifPresent(sql -> views.add(new WideView(table.name(), sql, table)));
    }
    for (TableDefinition table : layer("curated")) {
      table.contract().flatMap(Contract::byTheme).ifPresent(s -> views.addAll(byTheme(s, table)));
    }
    return views;
  }

  private List<WideView> byTheme(String select, TableDefinition table) {
    return entries().values().stream()
        .map(Entry::theme)
        .distinct()
        .sorted()
        .map(t -> new WideView("wide_" + t, select.replace("{theme}", t), table))
        .toList();
  }

  public List<TableDefinition> layer(String layer) {
    return tables.values().stream().filter(t -> t.layer().equals(layer)).toList();
  }
}
