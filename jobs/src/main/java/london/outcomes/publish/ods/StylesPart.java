package london.outcomes.publish.ods;

/**
 * {@code styles.xml}: what cells look like. One sans-serif font of 12 points and more, text in the
 * reader's own colour on the reader's own ground, no borders, no italics; the language is English.
 */
final class StylesPart {

  static final String HEADING = "Heading_20_1";
  static final String SUBHEADING = "Heading_20_2";
  static final String PROSE = "Prose";
  static final String LINE = "Line";
  static final String HEADER = "Table_20_header";
  static final String HEADER_OF_NUMBERS = "Table_20_header_20_of_20_numbers";
  static final String LABEL = "Table_20_text";

  /** With as many decimals as the digit after it says. */
  static final String FIGURE = "Table_20_figure_20_";

  static final String LINK = "Link";
  static final String SHORTHAND = "Table_20_shorthand";

  private static final String PLAIN = "Default";

  private StylesPart() {}

  static void write(Xml xml) {
    xml.root("office:document-styles", "office:version", "1.3");
    xml.open("office:font-face-decls");
    xml.empty(
        "style:font-face",
        "style:name",
        "Arial",
        "svg:font-family",
        "Arial",
        "style:font-family-generic",
        "swiss");
    xml.close();
    xml.open("office:styles");
    language(xml);
    number(xml, "N0", "0");
    number(xml, "N1", "1");
    number(xml, "N2", "2");
    plain(xml);
    style(xml, HEADING, "", false, "start", "18pt", true);
    style(xml, SUBHEADING, "", false, "start", "14pt", true);
    style(xml, LINE, "", false, "start", "12pt", false);
    style(xml, PROSE, "", true, "start", "12pt", false);
    style(xml, HEADER, "", true, "start", "12pt", true);
    style(xml, HEADER_OF_NUMBERS, "", true, "end", "12pt", true);
    style(xml, LABEL, "", true, "start", "12pt", false);
    underlined(xml);
    for (String decimals : new String[] {"0", "1", "2"}) {
      style(xml, FIGURE + decimals, "N" + decimals, false, "end", "12pt", false);
    }
    style(xml, SHORTHAND, "", true, "end", "12pt", false);
    xml.close();
    page(xml);
    xml.close();
  }

  /** What all cells have that say nothing else. */
  private static void language(Xml xml) {
    xml.open("style:default-style", "style:family", "table-cell");
    xml.empty("style:text-properties", "fo:language", "en", "fo:country", "GB").close();
  }

  private static void number(Xml xml, String name, String decimals) {
    xml.open("number:number-style", "style:name", name);
    xml.empty(
        "number:number",
        "number:decimal-places",
        decimals,
        "number:min-decimal-places",
        decimals,
        "number:min-integer-digits",
        "1",
        "number:grouping",
        "true");
    xml.close();
  }

  private static void plain(Xml xml) {
    xml.open("style:style", "style:name", PLAIN, "style:family", "table-cell");
    // Between the right end of a number and the left end of the text beside it.
    xml.empty("style:table-cell-properties", "style:vertical-align", "top", "fo:padding", "0.15cm");
    xml.empty(
        "style:text-properties",
        "style:font-name",
        "Arial",
        "fo:font-size",
        "12pt",
        "fo:language",
        "en",
        "fo:country",
        "GB",
        "style:use-window-font-color",
        "true");
    xml.close();
  }

  private static void style(
      Xml xml,
      String name,
      String numbers,
      boolean wraps,
      String align,
      String size,
      boolean bold) {
    xml.open(
        "style:style",
        "style:name",
        name,
        "style:display-name",
        name.replace("_20_", " "),
        "style:family",
        "table-cell",
        "style:parent-style-name",
        PLAIN);
    if (!numbers.isEmpty()) {
      xml.attributes("style:data-style-name", numbers);
    }
    xml.empty(
        "style:table-cell-properties",
        "fo:wrap-option",
        wraps ? "wrap" : "no-wrap",
        "style:vertical-align",
        "top",
        "style:text-align-source",
        "fix");
    xml.empty("style:paragraph-properties", "fo:text-align", align);
    xml.empty(
        "style:text-properties", "fo:font-size", size, "fo:font-weight", bold ? "bold" : "normal");
    xml.close();
  }

  /** The only text that is underlined. */
  private static void underlined(Xml xml) {
    xml.open(
        "style:style",
        "style:name",
        LINK,
        "style:family",
        "table-cell",
        "style:parent-style-name",
        LABEL);
    xml.empty(
        "style:text-properties",
        "style:text-underline-style",
        "solid",
        "style:text-underline-type",
        "single");
    xml.close();
  }

  /** Landscape, as wide as the table; without headers and footers, which screen readers skip. */
  private static void page(Xml xml) {
    xml.open("office:automatic-styles");
    xml.open("style:page-layout", "style:name", "page");
    xml.open(
        "style:page-layout-properties",
        "style:print-orientation",
        "landscape",
        "fo:page-width",
        "42cm",
        "fo:page-height",
        "29.7cm",
        "style:scale-to-X",
        "1",
        "style:scale-to-Y",
        "0");
    xml.close();
    xml.open("style:header-style").close();
    xml.open("style:footer-style").close();
    xml.close().close();
    xml.open("office:master-styles");
    xml.open("style:master-page", "style:name", "Default", "style:page-layout-name", "page");
    xml.empty("style:header", "style:display", "false");
    xml.empty("style:footer", "style:display", "false");
    xml.close().close();
  }
}
