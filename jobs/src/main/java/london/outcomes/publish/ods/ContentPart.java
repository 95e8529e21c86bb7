package london.outcomes.publish.ods;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** {@code content.xml}: the sheets, their cells, and the marks that make tables of them. */
final class ContentPart {

  /** Column A of a sheet that has prose and no table. */
  private static final double PROSE_WIDTH = 26;

  private ContentPart() {}

  static void write(Xml xml, List<Sheet> sheets) {
    xml.root("office:document-content", "office:version", "1.3");
    styles(xml, sheets);
    xml.open("office:body").open("office:spreadsheet");
    sheets.forEach(sheet -> write(xml, sheet));
    xml.open("table:database-ranges");
    for (Sheet sheet : sheets) {
      sheet.table().ifPresent(table -> mark(xml, sheet, table));
    }
    xml.close();
    xml.close().close().close();
  }

  /** What says that these cells are a table whose first row is its header. */
  private static void mark(Xml xml, Sheet sheet, Table table) {
    xml.empty(
        "table:database-range",
        "table:name",
        table.name(),
        "table:target-range-address",
        sheet.range(table),
        "table:contains-header",
        "true",
        "table:display-filter-buttons",
        "false");
  }

  private static void styles(Xml xml, List<Sheet> sheets) {
    TreeSet<Double> widths = new TreeSet<>(List.of(PROSE_WIDTH));
    for (Sheet sheet : sheets) {
      sheet.table().ifPresent(t -> t.columns().forEach(c -> widths.add(c.centimetres())));
    }
    xml.open("office:automatic-styles");
    for (double width : widths) {
      xml.open("style:style", "style:name", style(width), "style:family", "table-column");
      String text = String.format(Locale.ROOT, "%.1fcm", width);
      xml.empty("style:table-column-properties", "style:column-width", text);
      xml.close();
    }
    xml.open("style:style", "style:name", "row", "style:family", "table-row");
    xml.empty("style:table-row-properties", "style:use-optimal-row-height", "true").close();
    xml.open(
        "style:style",
        "style:name",
        "sheet",
        "style:family",
        "table",
        "style:master-page-name",
        "Default");
    xml.empty("style:table-properties", "table:display", "true").close();
    xml.close();
  }

  private static String style(double width) {
    return "width" + Math.round(width * 10);
  }

  private static void write(Xml xml, Sheet sheet) {
    xml.open("table:table", "table:name", sheet.name(), "table:style-name", "sheet");
    List<Double> widths = new ArrayList<>();
    sheet.table().ifPresent(t -> t.columns().forEach(c -> widths.add(c.centimetres())));
    if (widths.isEmpty()) {
      widths.add(PROSE_WIDTH);
    }
    widths.forEach(width -> xml.empty("table:table-column", "table:style-name", style(width)));
    row(xml, List.of(Cell.of(sheet.title())), cell -> StylesPart.HEADING);
    String prose = sheet.table().isPresent() ? StylesPart.LINE : StylesPart.PROSE;
    for (Line line : sheet.lines()) {
      row(xml, List.of(line.cell()), cell -> line.isHeading() ? StylesPart.SUBHEADING : prose);
    }
    sheet.table().ifPresent(table -> write(xml, table));
    xml.close();
  }

  private static void write(Xml xml, Table table) {
    xml.open("table:table-header-rows");
    xml.open("table:table-row", "table:style-name", "row");
    boolean[] areNumbers = new boolean[table.columns().size()];
    for (int i = 0; i < areNumbers.length; i++) {
      areNumbers[i] = isOfNumbers(table, i);
      String style = areNumbers[i] ? StylesPart.HEADER_OF_NUMBERS : StylesPart.HEADER;
      write(xml, Cell.of(table.columns().get(i).heading()), style);
    }
    xml.close().close();
    for (List<Cell> row : table.rows()) {
      xml.open("table:table-row", "table:style-name", "row");
      for (int i = 0; i < areNumbers.length; i++) {
        write(xml, row.get(i), style(row.get(i), areNumbers[i]));
      }
      xml.close();
    }
  }

  private static boolean isOfNumbers(Table table, int column) {
    return table.rows().stream()
        .map(row -> row.get(column))
        .anyMatch(Cell.Number.class::isInstance);
  }

  private static String style(Cell cell, boolean isAmongNumbers) {
    if (cell instanceof Cell.Number number) {
      return StylesPart.FIGURE + number.decimals();
    }
    return isAmongNumbers ? StylesPart.SHORTHAND : StylesPart.LABEL;
  }

  private interface Style {
    String of(Cell cell);
  }

  private static void row(Xml xml, List<Cell> cells, Style style) {
    xml.open("table:table-row", "table:style-name", "row");
    cells.forEach(cell -> write(xml, cell, style.of(cell)));
    xml.close();
  }

  private static void write(Xml xml, Cell cell, String style) {
    if (cell instanceof Cell.Number number) {
      write(xml, number, style);
    } else {
      String look = cell instanceof Cell.Link ? StylesPart.LINK : style;
      xml.open("table:table-cell", "table:style-name", look, "office:value-type", "string");
      xml.open("text:p");
      if (cell instanceof Cell.Link link) {
        xml.element("text:a", link.text(), "xlink:href", link.target(), "xlink:type", "simple");
      } else {
        xml.text(((Cell.Text) cell).text());
      }
      xml.close().close();
    }
  }

  private static void write(Xml xml, Cell.Number number, String style) {
    // A whole number as people write it, 5 and not 5.0; any other one with all its digits.
    String value = Double.toString(number.value()).replaceAll("\\.0$", "");
    xml.open(
        "table:table-cell",
        "table:style-name",
        style,
        "office:value-type",
        "float",
        "office:value",
        value);
    String format = "%,." + number.decimals() + "f";
    xml.element("text:p", String.format(Locale.UK, format, number.value())).close();
  }
}
