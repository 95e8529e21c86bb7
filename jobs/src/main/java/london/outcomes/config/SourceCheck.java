package london.outcomes.config;

import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Link;
import london.outcomes.catalogue.Lookup;
import london.outcomes.catalogue.Mapping;
import london.outcomes.catalogue.PeriodRule;
import london.outcomes.catalogue.ReferenceList;
import london.outcomes.catalogue.SourceColumn;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.catalogue.Upsert;

/** A contract against the tables that it fills, the lists that it uses, and itself. */
final class SourceCheck {

  private final Catalogue catalogue;
  private final Mistakes mistakes;

  SourceCheck(Catalogue catalogue, Mistakes mistakes) {
    this.catalogue = catalogue;
    this.mistakes = mistakes;
  }

  void check(String file, SourceContract source) {
    if (source.forces().isEmpty()) {
      mistakes.add(
          file, "forces", "no force is named", "Name whose areas it covers: [metropolitan].");
    }
    boolean isNamed = source.period().origin() == PeriodRule.Origin.FILE_NAME;
    if (isNamed && !source.fileName().pattern().contains("(?<period>")) {
      mistakes.add(
          file,
          "file-name",
          "the name is said to state the period and has no group for it",
          "Write (?<period>…) around it, or `period: {from: rows, …}`.");
    }
    if (source.conformed().isEmpty()) {
      mistakes.add(
          file, "conformed", "no conformed table is named", "Add `conformed: [{table: …}]`.");
    }
    checkReading(file, source);
  }

  /** All that a trial reading needs: a contract in the making may name no conformed table yet. */
  void checkReading(String file, SourceContract source) {
    for (int i = 0; i < source.conformed().size(); i++) {
      checkMapping(file, "conformed[" + i + "]", source.conformed().get(i));
    }
    for (int i = 0; i < source.lookups().size(); i++) {
      checkUnique(file, "lookups[" + i + "].match", source.lookups().get(i));
    }
    source.link().ifPresent(link -> checkLink(file, link));
    source.upsert().ifPresent(upsert -> checkUpsert(file, upsert, source));
    checkOwnColumns(file, source);
    for (int i = 0; i < source.columns().size(); i++) {
      checkFormat(file, "columns[" + i + "].format", source.columns().get(i).format());
    }
    checkFormat(file, "period.format", source.period().format());
  }

  private void checkFormat(String file, String key, String format) {
    try {
      DateTimeFormatter.ofPattern(format);
    } catch (IllegalArgumentException e) {
      mistakes.add(
          file,
          key,
          "'" + format + "' is no date pattern: " + e.getMessage(),
          "Write letters of java.time, such as yyyy-MM or dd/MM/yyyy.");
    }
  }

  private void checkMapping(String file, String key, Mapping mapping) {
    TableDefinition table = conformed(mapping.table());
    if (table == null) {
      mistakes.add(
          file,
          key + ".table",
          "no conformed table '" + mapping.table() + "'",
          CrossCheck.conformed(catalogue));
      return;
    }
    for (String column : mapping.columns().keySet()) {
      requireColumn(file, key + ".columns." + column, column, table);
    }
  }

  private TableDefinition conformed(String name) {
    TableDefinition table = catalogue.tables().get(name);
    return table != null && table.layer().equals("conformed") ? table : null;
  }

  private void requireColumn(String file, String key, String column, TableDefinition table) {
    if (!table.columnNames().contains(column)) {
      mistakes.add(
          file,
          key,
          "'" + column + "' is no column of " + table.name(),
          "Columns: " + table.columnNames() + ".");
    }
  }

  private void checkLink(String file, Link link) {
    TableDefinition table = conformed(link.table());
    if (table == null) {
      mistakes.add(
          file,
          "link.table",
          "no conformed table '" + link.table() + "'",
          CrossCheck.conformed(catalogue));
      return;
    }
    requireColumn(file, "link.key", link.key(), table);
    requireColumn(file, "link.take", link.take(), table);
  }

  /** Versions are compared between the file and the table, so both must have the columns. */
  private void checkUpsert(String file, Upsert upsert, SourceContract source) {
    for (Mapping mapping : source.conformed()) {
      TableDefinition table = conformed(mapping.table());
      if (table != null) {
        upsert.key().forEach(column -> requireColumn(file, "upsert.key", column, table));
        requireColumn(file, "upsert.latest", upsert.latest(), table);
      }
    }
  }

  /** A lookup into a list with a repeated key would multiply rows. */
  private void checkUnique(String file, String key, Lookup lookup) {
    ReferenceList list = catalogue.references().get(lookup.reference());
    int index = list == null ? -1 : list.columns().indexOf(lookup.match());
    if (index < 0) {
      return;
    }
    Set<String> seen = new HashSet<>();
    Optional<String> repeated =
        list.rows().stream()
            .map(row -> row.get(index))
            .filter(value -> !seen.add(compared(value, lookup)))
            .findFirst();
    repeated.ifPresent(
        value ->
            mistakes.add(
                file,
                key,
                "'" + value + "' stands twice in " + list.name() + "." + lookup.match(),
                "Match a column whose values are unique."));
  }

  private static String compared(String value, Lookup lookup) {
    return lookup.isNormalised()
        ? value.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT)
        : value;
  }

  private void checkOwnColumns(String file, SourceContract source) {
    Set<String> own = new LinkedHashSet<>();
    source.columns().forEach(column -> own.add(column.name()));
    source.columns().stream()
        .filter(SourceColumn::hasStatus)
        .forEach(column -> own.add(column.statusName()));
    source.derived().keySet().forEach(own::add);
    source.lookups().forEach(lookup -> own.addAll(lookup.take().keySet()));
    requireOwn(file, "period.column", List.of(source.period().column()), own);
    requireOwn(file, "duplicates.key", source.duplicates().key(), own);
    source.upsert().ifPresent(u -> requireOwn(file, "upsert.key", u.key(), own));
    source.upsert().ifPresent(u -> requireOwn(file, "upsert.latest", List.of(u.latest()), own));
    source
        .completeness()
        .ifPresent(c -> requireOwn(file, "complete.column", List.of(c.column()), own));
    source.melt().ifPresent(m -> requireOwn(file, "melt.name", List.of(m.nameColumn()), own));
    source.melt().ifPresent(m -> requireOwn(file, "melt.value", List.of(m.valueColumn()), own));
    source
        .link()
        .ifPresent(
            link -> {
              requireOwn(file, "link.key", List.of(link.key()), own);
              requireOwn(file, "link.not-before", List.of(link.notBefore()), own);
            });
  }

  private void requireOwn(String file, String key, List<String> named, Set<String> own) {
    for (String column : named) {
      if (!column.isEmpty() && !own.contains(column)) {
        mistakes.add(
            file,
            key,
            "'" + column + "' is no column of this source",
            "Columns: " + String.join(", ", own) + ".");
      }
    }
  }
}
