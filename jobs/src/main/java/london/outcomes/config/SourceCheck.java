package london.outcomes.config;

import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Link;
import london.outcomes.catalogue.Mapping;
import london.outcomes.catalogue.Melt;
import london.outcomes.catalogue.PeriodRule;
import london.outcomes.catalogue.SourceColumn;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.catalogue.Upsert;
import london.outcomes.catalogue.Vintage;

/** A contract against the tables that it fills, the lists that it uses, and itself. */
final class SourceCheck {

  private static final Pattern LAWFUL_BASIS =
      Pattern.compile("UK GDPR Art [0-9]+|DPA 2018 (s|Part|Sch) [0-9]+");

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
    if (isNamed && !source.fileNames().patterns().stream().allMatch(PeriodRule::isIn)) {
      mistakes.add(
          file,
          "file-name",
          "the name is said to state the period and has no group for it",
          "Write (?<period>…) around it, or `period: {from: rows, …}`.");
    }
    checkLawfulness(file, source);
    if (source.conformed().isEmpty()) {
      mistakes.add(
          file, "conformed", "no conformed table is named", "Add `conformed: [{table: …}]`.");
    }
    checkReading(file, source);
  }

  /** What is about persons says so, on which basis it is processed, and when it is removed. */
  private void checkLawfulness(String file, SourceContract source) {
    if (!source.personDomains().isEmpty() && !source.isRestricted()) {
      mistakes.add(
          file,
          "sensitivity",
          "columns refer to persons (" + String.join(", ", source.personDomains()) + ")",
          "Write `sensitivity: restricted`: what stands in its rows is then shown nowhere.");
    }
    if (source.isRestricted() && !LAWFUL_BASIS.matcher(source.purpose()).find()) {
      mistakes.add(
          file,
          "purpose",
          "rows are about persons, and no lawful basis is named",
          "Name the article or the part, such as `UK GDPR Art 6(1)(e)` or `DPA 2018 Part 3`.");
    }
    if (source.retention().isUnlimited() && !source.sensitivity().equals("open")) {
      mistakes.add(
          file,
          "retention",
          "only open data are kept without end",
          "Write how long its files are kept, such as 3 years.");
    }
  }

  /** All that a trial reading needs: a contract in the making may name no conformed table yet. */
  void checkReading(String file, SourceContract source) {
    for (int i = 0; i < source.conformed().size(); i++) {
      checkMapping(file, "conformed[" + i + "]", source.conformed().get(i));
    }
    for (int i = 0; i < source.lookups().size(); i++) {
      new LookupCheck(catalogue, mistakes)
          .check(file, "lookups[" + i + "]", source.lookups().get(i));
    }
    source.link().ifPresent(link -> checkLink(file, link));
    source.upsert().ifPresent(upsert -> checkUpsert(file, upsert, source));
    checkOwnColumns(file, source);
    new ColumnCheck(mistakes).check(file, source);
    new ExpectationsCheck(catalogue, mistakes).check(file, source);
    for (int i = 0; i < source.columns().size(); i++) {
      checkFormat(file, "columns[" + i + "].format", source.columns().get(i).format());
    }
    source.period().formats().forEach(format -> checkFormat(file, "period.format", format));
    checkPattern(file, source.period());
  }

  private void checkPattern(String file, PeriodRule period) {
    if (!period.pattern().isEmpty() && !PeriodRule.isIn(Pattern.compile(period.pattern()))) {
      mistakes.add(
          file,
          "period.pattern",
          "the pattern has no group for the period",
          "Write (?<period>…) around it, or (?<year>…) and (?<month>…).");
    }
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

  /** Reference data are deliveries like any other; lists of ours are no table for them. */
  private TableDefinition conformed(String name) {
    TableDefinition table = catalogue.tables().get(name);
    boolean isDelivered =
        table != null
            && Set.of("conformed", "reference").contains(table.layer())
            && table.columnNames().contains("delivery_id");
    return isDelivered ? table : null;
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

  private void checkOwnColumns(String file, SourceContract source) {
    Set<String> own = new LinkedHashSet<>();
    source.columns().forEach(column -> own.add(column.name()));
    source.columns().stream()
        .filter(SourceColumn::hasStatus)
        .forEach(column -> own.add(column.statusName()));
    source.derived().keySet().forEach(own::add);
    source.lookups().forEach(lookup -> own.addAll(lookup.take().keySet()));
    if (source.period().isInRows()) {
      requireOwn(file, "period.column", List.of(source.period().column()), own);
    }
    requireOwn(file, "duplicates.key", source.duplicates().key(), own);
    source.upsert().ifPresent(u -> requireOwn(file, "upsert.key", u.key(), own));
    source.upsert().ifPresent(u -> requireOwn(file, "upsert.latest", List.of(u.latest()), own));
    source
        .completeness()
        .ifPresent(c -> requireOwn(file, "complete.column", List.of(c.column()), own));
    checkMelt(file, source.melt(), own);
    for (Vintage vintage : source.vintages()) {
      requireOwn(file, "vintages.lacks", List.copyOf(vintage.lacks()), own);
      requireOwn(file, "vintages.headers", List.copyOf(vintage.headers().keySet()), own);
    }
    source
        .link()
        .ifPresent(
            link -> {
              requireOwn(file, "link.key", List.of(link.key()), own);
              requireOwn(file, "link.not-before", List.of(link.notBefore()), own);
            });
  }

  private void checkMelt(String file, Melt melt, Set<String> own) {
    requireOwn(file, "melt.name", List.of(melt.name()), own);
    requireOwn(file, "melt.value", List.of(melt.value()), own);
    requireOwn(file, "melt.values", List.copyOf(melt.values().values()), own);
    for (String group : melt.groups()) {
      if (own.stream().noneMatch(column -> Melt.isNamed(column, group))) {
        mistakes.add(
            file,
            "melt.columns",
            "the group '" + group + "' is for no column",
            "Name it as one of these without underscores: " + String.join(", ", own) + ".");
      }
    }
    boolean isBy = !melt.by().isEmpty();
    if (isBy && (melt.values().isEmpty() || !melt.columns().contains("(?<" + melt.by() + ">"))) {
      mistakes.add(
          file,
          "melt.by",
          "the values of '" + melt.by() + "' have no columns, or it is no group of melt.columns",
          "Write `by: kind, values: {Number: case_count}` and (?<kind>…) in `columns`.");
    }
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
