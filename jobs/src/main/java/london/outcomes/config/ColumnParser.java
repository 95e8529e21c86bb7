package london.outcomes.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import london.outcomes.catalogue.ColumnType;
import london.outcomes.catalogue.ReferenceList;
import london.outcomes.catalogue.SourceColumn;

/** Reads what a contract says about one delivered column. */
final class ColumnParser {

  private static final Set<ColumnType> FORMATTED =
      Set.of(ColumnType.MONTH, ColumnType.DATE, ColumnType.TIMESTAMP);
  private static final Set<String> PLACES = SourceParser.ordered("field", "sheet");

  private final Map<String, ReferenceList> references;

  ColumnParser(Map<String, ReferenceList> references) {
    this.references = references;
  }

  SourceColumn parse(ConfigNode node) {
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
            node.text("code", codes.isEmpty() ? "BAD_KEY" : "UNKNOWN_CODE"),
            place(node),
            PersonsParser.parse(node, type));
    node.done();
    return column;
  }

  private static SourceColumn.Place place(ConfigNode node) {
    boolean isSheet = node.choice("from", node.text("from", "field"), PLACES).equals("sheet");
    boolean isFilled = node.flag("fill-down", false);
    if (isSheet) {
      return SourceColumn.Place.SHEET;
    }
    return isFilled ? SourceColumn.Place.FILLED_DOWN : SourceColumn.Place.FIELD;
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
}
