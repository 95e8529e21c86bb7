package london.outcomes.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import london.outcomes.catalogue.ColumnType;
import london.outcomes.catalogue.Completeness;
import london.outcomes.catalogue.Dialect;
import london.outcomes.catalogue.Duplicates;
import london.outcomes.catalogue.Layout;
import london.outcomes.catalogue.Link;
import london.outcomes.catalogue.Lookup;
import london.outcomes.catalogue.Mapping;
import london.outcomes.catalogue.Melt;
import london.outcomes.catalogue.PeriodRule;
import london.outcomes.catalogue.ReferenceList;
import london.outcomes.catalogue.Rule;
import london.outcomes.catalogue.Severity;
import london.outcomes.catalogue.SourceColumn;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.catalogue.Upsert;

/** Reads one file of {@code conf/sources}. */
final class SourceParser {

  private static final Set<ColumnType> FORMATTED =
      Set.of(ColumnType.MONTH, ColumnType.DATE, ColumnType.TIMESTAMP);

  private static final Set<String> PROVENANCES = ordered("open", "official");
  private static final Set<String> SENSITIVITIES = ordered("open", "official", "restricted");
  private static final Set<String> DATA_STATUSES = ordered("provisional", "final");

  private final Map<String, ReferenceList> references;

  SourceParser(Map<String, ReferenceList> references) {
    this.references = references;
  }

  SourceContract parse(ConfigNode node) {
    SourceContract contract =
        new SourceContract(
            node.text("id"),
            node.text("title"),
            node.text("supplier"),
            node.text("licence"),
            node.choice("provenance", node.text("provenance"), PROVENANCES),
            node.choice("sensitivity", node.text("sensitivity"), SENSITIVITIES),
            Pattern.compile(node.regex("file-name", node.text("file-name"))),
            dialect(node),
            layout(node),
            node.whole("preamble-lines", 0),
            node.whole("max-megabytes", 2048) * 1024L * 1024,
            node.flag("allows-no-rows", false),
            new LinkedHashSet<>(node.texts("forces")),
            node.choice("data-status", node.text("data-status"), DATA_STATUSES),
            node.child("period").map(SourceParser::period).orElseGet(() -> noPeriod(node)),
            node.children("columns").stream().map(this::column).toList(),
            node.child("melt").map(SourceParser::melt),
            node.entries("derived"),
            node.children("lookups").stream().map(this::lookup).toList(),
            node.child("link").map(SourceParser::link),
            node.child("duplicates").map(SourceParser::duplicates).orElse(NO_DUPLICATES),
            node.child("upsert").map(SourceParser::upsert),
            node.child("complete").map(SourceParser::completeness),
            node.children("rules").stream().map(SourceParser::rule).toList(),
            node.number("volume-tolerance", 0.3),
            node.share("restatement-limit", 0.5),
            node.share("max-quarantined", 0.5),
            node.children("conformed").stream().map(SourceParser::mapping).toList());
    node.done();
    return contract;
  }

  private static final Duplicates NO_DUPLICATES =
      new Duplicates(List.of(), Duplicates.Differing.KEEP, false);

  private static Dialect dialect(ConfigNode node) {
    Optional<ConfigNode> format = node.child("format");
    if (format.isEmpty()) {
      node.problem(
          "format", "the key is missing", "Add `format: {delimiter: ',', charset: UTF-8}`.");
      return new Dialect(',', "UTF-8", '"');
    }
    ConfigNode dialect = format.get();
    if (isWorkbook(dialect)) {
      return Dialect.STANDARD;
    }
    String delimiter = dialect.text("delimiter", ",");
    String charset = dialect.text("charset", "UTF-8");
    dialect.done();
    try {
      return new Dialect(character(dialect, delimiter), charset, '"');
    } catch (IllegalArgumentException e) {
      node.problem("format", e.getMessage(), "Write `format: {delimiter: ',', charset: UTF-8}`.");
      return Dialect.STANDARD;
    }
  }

  private static boolean isWorkbook(ConfigNode format) {
    return format.choice("type", Layout.Type.class, Layout.Type.CSV) != Layout.Type.CSV;
  }

  private static Layout layout(ConfigNode node) {
    String footer = node.regex("footer", node.text("footer", ""));
    Optional<ConfigNode> format = node.child("format");
    if (format.isEmpty() || !isWorkbook(format.get())) {
      return new Layout(Layout.Type.CSV, "", footer);
    }
    ConfigNode workbook = format.get();
    Layout.Type type = workbook.choice("type", Layout.Type.class, Layout.Type.CSV);
    String sheet = workbook.regex("sheet", workbook.text("sheet", ".*"));
    workbook.done();
    return new Layout(type, sheet, footer);
  }

  private static char character(ConfigNode node, String delimiter) {
    if (delimiter.equals("\\t") || delimiter.equals("\t")) {
      return '\t';
    }
    if (delimiter.length() != 1) {
      node.problem(
          "delimiter", "'" + delimiter + "' is not one character", "Write one, or \\t for a tab.");
      return ',';
    }
    return delimiter.charAt(0);
  }

  private static PeriodRule period(ConfigNode node) {
    PeriodRule rule =
        new PeriodRule(
            node.choice("from", PeriodRule.Origin.class, PeriodRule.Origin.ROWS),
            node.text("format", "yyyy-MM"),
            node.text("column"));
    node.done();
    return rule;
  }

  private static PeriodRule noPeriod(ConfigNode node) {
    node.problem(
        "period", "the key is missing", "Add `period: {from: file-name|rows, column: month}`.");
    return new PeriodRule(PeriodRule.Origin.ROWS, "", "month");
  }

  private SourceColumn column(ConfigNode node) {
    String name = node.text("name");
    List<String> headers = node.texts("header");
    ColumnType type = node.choice("type", ColumnType.class, ColumnType.TEXT);
    String format = node.text("format", "");
    if (FORMATTED.contains(type) && format.isEmpty()) {
      node.problem(
          "format", "a " + type + " needs its format", "Add `format: yyyy-MM` or the like.");
    }
    Set<String> codes = codes(node);
    SourceColumn column =
        new SourceColumn(
            name,
            headers.isEmpty() ? List.of(name) : headers,
            type,
            format,
            node.flag("required", false),
            new SourceColumn.Blanks(
                node.texts("null-tokens"), node.texts("sentinels"), node.entries("markers")),
            node.regex("pattern", node.text("pattern", "")),
            codes,
            node.number("min", Double.NEGATIVE_INFINITY),
            node.number("max", Double.POSITIVE_INFINITY),
            node.flag("normalised", false),
            node.text("code", codes.isEmpty() ? "BAD_KEY" : "UNKNOWN_CODE"));
    node.done();
    return column;
  }

  /** Allowed texts, given as a list or as a column of a reference list. */
  private Set<String> codes(ConfigNode node) {
    String source = node.text("codes-from", "");
    if (source.isEmpty()) {
      return Set.copyOf(node.texts("codes"));
    }
    String[] parts = source.split("\\.");
    ReferenceList list = references.get(parts[0]);
    if (parts.length != 2 || list == null || !list.columns().contains(parts[1])) {
      node.problem(
          "codes-from",
          "'" + source + "' is no column of a reference list",
          "Write `list.column`; lists: " + String.join(", ", references.keySet()) + ".");
      return Set.of();
    }
    return list.values(parts[1]);
  }

  private static Melt melt(ConfigNode node) {
    Melt melt =
        new Melt(
            node.regex("columns", node.text("columns")), node.text("name"), node.text("value"));
    node.done();
    return melt;
  }

  private Lookup lookup(ConfigNode node) {
    Lookup lookup =
        new Lookup(
            node.text("reference"),
            node.text("on"),
            node.text("match"),
            node.flag("normalised", false),
            node.entries("take"));
    node.done();
    ReferenceList list = references.get(lookup.reference());
    if (list == null) {
      node.problem(
          "reference",
          "no reference list '" + lookup.reference() + "'",
          "Lists: " + String.join(", ", references.keySet()) + ".");
      return lookup;
    }
    requireColumn(node, "match", lookup.match(), list);
    lookup.take().values().forEach(column -> requireColumn(node, "take", column, list));
    return lookup;
  }

  private static void requireColumn(
      ConfigNode node, String key, String column, ReferenceList list) {
    if (!list.columns().contains(column)) {
      node.problem(
          key,
          "'" + column + "' is no column of " + list.name(),
          "Columns: " + String.join(", ", list.columns()) + ".");
    }
  }

  private static Link link(ConfigNode node) {
    Link link =
        new Link(
            node.text("table"),
            node.text("key"),
            node.text("take"),
            node.text("as"),
            node.text("not-before"));
    node.done();
    return link;
  }

  private static Duplicates duplicates(ConfigNode node) {
    Duplicates duplicates =
        new Duplicates(
            node.texts("key"),
            node.choice("differing", Duplicates.Differing.class, Duplicates.Differing.QUARANTINE),
            node.flag("unique-across-months", false));
    node.done();
    return duplicates;
  }

  private static Upsert upsert(ConfigNode node) {
    Upsert upsert = new Upsert(node.texts("key"), node.text("latest"), node.text("cancelled", ""));
    node.done();
    return upsert;
  }

  private static Completeness completeness(ConfigNode node) {
    Completeness completeness = new Completeness(node.text("column"), node.whole("kinds", 2));
    node.done();
    return completeness;
  }

  private static Rule rule(ConfigNode node) {
    Rule rule =
        new Rule(
            node.text("code"),
            node.choice("severity", Severity.class, Severity.QUARANTINE),
            node.text("when"),
            node.share("reject-above", 1),
            node.text("message"));
    node.done();
    return rule;
  }

  private static Mapping mapping(ConfigNode node) {
    Mapping mapping =
        new Mapping(node.text("table"), node.text("when", ""), node.entries("columns"));
    node.done();
    return mapping;
  }

  private static Set<String> ordered(String... texts) {
    return new LinkedHashSet<>(List.of(texts));
  }
}
