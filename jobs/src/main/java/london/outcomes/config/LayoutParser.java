package london.outcomes.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import london.outcomes.catalogue.Dialect;
import london.outcomes.catalogue.FileNames;
import london.outcomes.catalogue.Layout;
import london.outcomes.catalogue.Melt;
import london.outcomes.catalogue.PeriodRule;
import london.outcomes.catalogue.Vintage;

/**
 * Reads what a contract says about its files: names, format, period, and how columns lie in them.
 */
final class LayoutParser {

  private static final Set<String> SHEETS = SourceParser.ordered("one", "all");

  private LayoutParser() {}

  /** One pattern, or a list of them. */
  static FileNames fileNames(ConfigNode node) {
    List<String> patterns = node.texts("file-name");
    if (patterns.isEmpty()) {
      patterns = List.of(node.text("file-name"));
    }
    return new FileNames(
        patterns.stream().map(text -> Pattern.compile(node.regex("file-name", text))).toList());
  }

  static Dialect dialect(ConfigNode node) {
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
    String quote = dialect.text("quote", "\"");
    dialect.done();
    try {
      char around = quote.equals("none") ? Dialect.NO_QUOTE : character(dialect, "quote", quote);
      return new Dialect(character(dialect, "delimiter", delimiter), charset, around);
    } catch (IllegalArgumentException e) {
      node.problem("format", e.getMessage(), "Write `format: {delimiter: ',', charset: UTF-8}`.");
      return Dialect.STANDARD;
    }
  }

  private static boolean isWorkbook(ConfigNode format) {
    return format.choice("type", Layout.Type.class, Layout.Type.CSV) != Layout.Type.CSV;
  }

  static Layout layout(ConfigNode node) {
    String footer = node.regex("footer", node.text("footer", ""));
    Optional<ConfigNode> format = node.child("format");
    int preambleLines = node.whole("preamble-lines", 0);
    int headerRows = Math.max(1, node.whole("header-rows", 1));
    if (format.isEmpty() || !isWorkbook(format.get())) {
      return new Layout(Layout.Type.CSV, "", false, preambleLines, headerRows, footer);
    }
    ConfigNode workbook = format.get();
    Layout.Type type = workbook.choice("type", Layout.Type.class, Layout.Type.CSV);
    String sheet = workbook.regex("sheet", workbook.text("sheet", ".*"));
    boolean isEvery =
        workbook.choice("sheets", workbook.text("sheets", "one"), SHEETS).equals("all");
    workbook.done();
    return new Layout(type, sheet, isEvery, preambleLines, headerRows, footer);
  }

  private static char character(ConfigNode node, String key, String text) {
    if (text.equals("\\t") || text.equals("\t")) {
      return '\t';
    }
    if (text.length() != 1) {
      node.problem(key, "'" + text + "' is not one character", "Write one, or \\t for a tab.");
      return ',';
    }
    return text.charAt(0);
  }

  static PeriodRule period(ConfigNode contract) {
    return contract.child("period").map(LayoutParser::stated).orElseGet(() -> noPeriod(contract));
  }

  private static PeriodRule stated(ConfigNode node) {
    PeriodRule.Origin origin = node.choice("from", PeriodRule.Origin.class, PeriodRule.Origin.ROWS);
    boolean isWritten = Set.of(PeriodRule.Origin.SHEET, PeriodRule.Origin.TITLE).contains(origin);
    String pattern = isWritten ? node.regex("pattern", node.text("pattern")) : "";
    List<String> formats = node.texts("format");
    String column =
        origin == PeriodRule.Origin.ROWS
            ? node.text("column")
            : node.text("column", PeriodRule.OF_DELIVERY);
    node.done();
    return new PeriodRule(
        origin, pattern, formats.isEmpty() ? List.of("yyyy-MM") : formats, column);
  }

  private static PeriodRule noPeriod(ConfigNode node) {
    node.problem(
        "period", "the key is missing", "Add `period: {from: file-name|rows, column: month}`.");
    return PeriodRule.ofRows("month");
  }

  static Melt melt(ConfigNode node) {
    String by = node.text("by", "");
    Melt melt =
        new Melt(
            node.regex("columns", node.text("columns")),
            node.text("name", ""),
            by.isEmpty() ? node.text("value") : "",
            by,
            node.entries("values"));
    node.done();
    return melt;
  }

  static Vintage vintage(ConfigNode node) {
    Vintage vintage =
        new Vintage(
            node.text("name"),
            node.texts("recognised-by"),
            new LinkedHashSet<>(node.texts("lacks")),
            node.entries("headers"));
    if (vintage.recognisedBy().isEmpty()) {
      node.problem(
          "recognised-by",
          "nothing tells this layout from others",
          "Name headers that stand in it alone: `recognised-by: [WT_Q41]`.");
    }
    node.done();
    return vintage;
  }
}
