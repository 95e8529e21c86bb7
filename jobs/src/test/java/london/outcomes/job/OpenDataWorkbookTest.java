package london.outcomes.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The workbook against "Making spreadsheets accessible: a brief checklist of the basics" and
 * "Releasing statistics in spreadsheets" (Government Analysis Function), point by point.
 */
final class OpenDataWorkbookTest {

  private static final Set<String> SHORTHAND =
      Set.of("[b]", "[c]", "[p]", "[r]", "[u]", "[x]", "[z]");

  private static Document content;
  private static Document styles;
  private static Document meta;
  private static List<String> parts;

  /** Name of a sheet to its rows of cells. */
  private static final Map<String, List<List<Element>>> SHEETS = new TreeMap<>();

  private static final List<String> ORDER = new ArrayList<>();

  @BeforeAll
  static void open() throws IOException {
    Path file = PublishedLake.get().release().resolve("policing-outcomes-london.ods");
    try (ZipFile zip = new ZipFile(file.toFile())) {
      content = parse(zip, "content.xml");
      styles = parse(zip, "styles.xml");
      meta = parse(zip, "meta.xml");
      parts = zip.stream().map(entry -> entry.getName()).toList();
    }
    for (Element sheet : elements(content.getDocumentElement(), "table:table")) {
      List<List<Element>> rows = new ArrayList<>();
      for (Element row : elements(sheet, "table:table-row")) {
        rows.add(elements(row, "table:table-cell"));
      }
      SHEETS.put(sheet.getAttribute("table:name"), rows);
      ORDER.add(sheet.getAttribute("table:name"));
    }
  }

  private static Document parse(ZipFile zip, String part) throws IOException {
    try (var in = zip.getInputStream(zip.getEntry(part))) {
      return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(in);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(part, e);
    }
  }

  private static List<Element> elements(Element parent, String name) {
    NodeList nodes = parent.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static List<Element> all(String name) {
    return elements(content.getDocumentElement(), name);
  }

  private static String text(String sheet, int row, int column) {
    return SHEETS.get(sheet).get(row).get(column).getTextContent();
  }

  private static List<String> texts(List<Element> cells) {
    return cells.stream().map(Element::getTextContent).toList();
  }

  private static List<Element> marks() {
    return all("table:database-range");
  }

  /** Index of the header row of a sheet's table; -1 for none. */
  private static int header(String sheet) {
    for (Element mark : marks()) {
      String range = mark.getAttribute("table:target-range-address");
      if (range.startsWith(sheet + ".A")) {
        return Integer.parseInt(range.substring(sheet.length() + 2, range.indexOf(':'))) - 1;
      }
    }
    return -1;
  }

  @Test
  void coverContentsAndNotesComeFirstThenTablesThenMeasures() {
    assertThat(ORDER).startsWith("Cover_sheet", "Table_of_contents", "Notes", "Trust_latest");
    assertThat(ORDER).contains("Trust_years", "Gaps").endsWith("Measures");
    assertThat(ORDER).doesNotHaveDuplicates().allMatch(name -> name.length() <= 31);
  }

  @Test
  void everySheetButTheCoverHasOneTableMarkedUpNamedAndWithAHeader() {
    assertThat(marks()).hasSize(SHEETS.size() - 1);
    assertThat(header("Cover_sheet")).isEqualTo(-1);
    Set<String> names = new HashSet<>();
    for (Element mark : marks()) {
      assertThat(mark.getAttribute("table:contains-header")).isEqualTo("true");
      assertThat(mark.getAttribute("table:display-filter-buttons")).isEqualTo("false");
      assertThat(mark.getAttribute("table:name")).matches("table_[a-z_]+");
      names.add(mark.getAttribute("table:name"));
    }
    assertThat(names).hasSameSizeAs(marks());
  }

  @Test
  void theMarkedRangeIsTheTableToItsLastCell() {
    SHEETS.forEach(
        (sheet, rows) -> {
          if (header(sheet) >= 0) {
            int columns = rows.get(header(sheet)).size();
            String end = "%s.%s%d".formatted(sheet, (char) ('A' + columns - 1), rows.size());
            assertThat(marks().stream().map(m -> m.getAttribute("table:target-range-address")))
                .contains("%s.A%d:%s".formatted(sheet, header(sheet) + 1, end));
          }
        });
  }

  @Test
  void headingsOfATableAreUniqueAndNoneIsBlank() {
    SHEETS.forEach(
        (sheet, rows) -> {
          if (header(sheet) >= 0) {
            assertThat(texts(rows.get(header(sheet)))).doesNotHaveDuplicates().doesNotContain("");
          }
        });
  }

  @Test
  void noCellIsMergedRepeatedCoveredOrBlankAndNoRowShort() {
    assertThat(all("table:covered-table-cell")).isEmpty();
    for (Element cell : all("table:table-cell")) {
      assertThat(cell.hasAttribute("table:number-columns-spanned")).isFalse();
      assertThat(cell.hasAttribute("table:number-rows-spanned")).isFalse();
      assertThat(cell.hasAttribute("table:number-columns-repeated")).isFalse();
      assertThat(cell.getTextContent()).isNotBlank();
    }
    SHEETS.forEach(
        (sheet, rows) -> {
          for (int i = 0; i < rows.size(); i++) {
            boolean isInTable = header(sheet) >= 0 && i >= header(sheet);
            assertThat(rows.get(i))
                .as(sheet + " row " + i)
                .hasSize(isInTable ? rows.get(header(sheet)).size() : 1);
          }
        });
  }

  @Test
  void titlesStandInA1AsHeadingsAndSayWhatTheSheetHolds() {
    SHEETS.forEach(
        (sheet, rows) -> {
          Element title = rows.get(0).get(0);
          assertThat(title.getAttribute("table:style-name")).isEqualTo("Heading_20_1");
          assertThat(title.getTextContent()).startsWith("SYNTHETIC: ").hasSizeGreaterThan(15);
        });
    assertThat(text("Trust_latest", 0, 0))
        .isEqualTo(
            "SYNTHETIC: Table 1: Increasing trust and confidence: latest 12 months, London and"
                + " boroughs");
  }

  @Test
  void linesAboveATableSayThatThereIsOneAndExplainShorthandNotesAndSource() {
    for (String sheet : List.of("Trust_latest", "Trust_years", "Gaps")) {
      assertThat(text(sheet, 1, 0)).contains("contains one table", "worksheet Notes");
      assertThat(text(sheet, 2, 0)).contains(SHORTHAND);
      assertThat(text(sheet, 3, 0)).contains("Source: release spring");
    }
  }

  @Test
  void numbersAreNumbersAndWhereThereIsNoneAShorthandSaysWhy() {
    int numbers = 0;
    for (String sheet : List.of("Trust_latest", "Trust_years", "Gaps")) {
      List<List<Element>> rows = SHEETS.get(sheet);
      List<String> headings = texts(rows.get(header(sheet)));
      for (List<Element> row : rows.subList(header(sheet) + 1, rows.size())) {
        for (int i = 0; i < row.size(); i++) {
          if (headings.get(i).matches("(Value|Lower|Upper|Change|Apr|Gap \\(|Share).*")) {
            boolean isNumber = row.get(i).getAttribute("office:value-type").equals("float");
            numbers += isNumber ? 1 : 0;
            assertThat(isNumber || SHORTHAND.contains(row.get(i).getTextContent())).isTrue();
          }
        }
      }
    }
    assertThat(numbers).isGreaterThan(100);
  }

  @Test
  void theFiguresAreThoseOfTheRelease() {
    double value =
        PublishedLake.get()
            .frozen("fact_measure")
            .where(
                "measure_id = 'asb-incidents' and window = 'rolling-12' and period_id ="
                    + " 'R12-2025-06' and area_code = 'E12000007' and group_type = 'all'")
            .head()
            .getAs("value");
    assertThat(
            SHEETS.get("Trust_latest").stream()
                .filter(row -> row.size() > 5 && row.get(3).getTextContent().equals("E12000007"))
                .map(row -> row.get(5).getAttribute("office:value"))
                .filter(text -> !text.isEmpty())
                .map(Double::valueOf))
        .contains(value);
  }

  @Test
  void notesAreNumberedAndEveryOneThatIsReferredToIsThere() {
    List<String> notes =
        SHEETS.get("Notes").stream().map(row -> row.get(0).getTextContent()).toList();
    assertThat(notes).containsAll(SHORTHAND).contains("note 1", "note 2");
    Set<String> used = new HashSet<>();
    for (Element cell : all("table:table-cell")) {
      var found = java.util.regex.Pattern.compile("\\[(note \\d+)]").matcher(cell.getTextContent());
      while (found.find()) {
        used.add(found.group(1));
      }
    }
    assertThat(used).isNotEmpty();
    assertThat(notes).containsAll(used);
  }

  @Test
  void contentsLeadToEverySheetThatFollowsByItsName() {
    List<String> targets = all("text:a").stream().map(a -> a.getAttribute("xlink:href")).toList();
    for (String sheet : ORDER.subList(2, ORDER.size())) {
      assertThat(targets).contains("#" + sheet + ".A1");
    }
    for (Element link : all("text:a")) {
      assertThat(link.getTextContent()).isNotBlank().doesNotContainIgnoringCase("click here");
    }
  }

  @Test
  void theCoverSaysWhatWhoseWhenUnderWhichLicenceAndWhereTheRestIs() {
    String cover = SHEETS.get("Cover_sheet").toString() + texts(flat("Cover_sheet"));
    assertThat(cover)
        .contains("These figures are synthetic", "Release spring", "15 May 2026")
        .contains("Open Government Licence v3.0", "MOPAC Evidence and Insight")
        .contains("folder csv", "Shorthand");
  }

  private static List<Element> flat(String sheet) {
    List<Element> cells = new ArrayList<>();
    SHEETS.get(sheet).forEach(cells::addAll);
    return cells;
  }

  @Test
  void theDocumentHasATitleALanguageAndAnOrganisationAsAuthor() {
    assertThat(meta.getElementsByTagName("dc:title").item(0).getTextContent())
        .isEqualTo("SYNTHETIC: Policing outcomes for London, release spring");
    assertThat(meta.getElementsByTagName("dc:language").item(0).getTextContent())
        .isEqualTo("en-GB");
    assertThat(meta.getElementsByTagName("dc:creator").item(0).getTextContent())
        .isEqualTo("MOPAC Evidence and Insight");
  }

  @Test
  void fontsAreSansSerifAndLargeAndNothingIsToldByColourBorderOrItalics() {
    for (Document part : List.of(styles, content)) {
      for (Element look : elements(part.getDocumentElement(), "style:text-properties")) {
        String size = look.getAttribute("fo:font-size");
        assertThat(size.isEmpty() || Integer.parseInt(size.replace("pt", "")) >= 12).isTrue();
        assertThat(look.hasAttribute("fo:color")).isFalse();
        assertThat(look.hasAttribute("fo:font-style")).isFalse();
      }
      for (Element look : elements(part.getDocumentElement(), "style:table-cell-properties")) {
        assertThat(look.hasAttribute("fo:background-color")).isFalse();
        assertThat(look.hasAttribute("fo:border")).isFalse();
        assertThat(look.hasAttribute("style:rotation-angle")).isFalse();
      }
    }
    assertThat(elements(styles.getDocumentElement(), "style:font-face"))
        .allMatch(font -> font.getAttribute("svg:font-family").equals("Arial"));
  }

  @Test
  void cellsOfTablesWrapAndColumnsHaveAWidth() {
    Set<String> wrapping = new HashSet<>();
    for (Element style : elements(styles.getDocumentElement(), "style:style")) {
      elements(style, "style:table-cell-properties").stream()
          .filter(p -> p.getAttribute("fo:wrap-option").equals("wrap"))
          .forEach(p -> wrapping.add(style.getAttribute("style:name")));
    }
    assertThat(wrapping).contains("Table_20_text", "Table_20_header");
    for (Element column : all("table:table-column")) {
      assertThat(column.getAttribute("table:style-name")).startsWith("width");
    }
  }

  @Test
  void nothingIsHiddenFilteredFrozenScriptedComputedOrAPicture() {
    assertThat(parts)
        .containsExactlyInAnyOrder(
            "mimetype", "META-INF/manifest.xml", "meta.xml", "styles.xml", "content.xml");
    for (String name : List.of("draw:frame", "office:scripts", "table:filter", "office:forms")) {
      assertThat(all(name)).as(name).isEmpty();
    }
    for (String name : List.of("table:table-row", "table:table-column", "table:table")) {
      assertThat(all(name)).noneMatch(e -> e.hasAttribute("table:visibility"));
    }
    assertThat(all("table:table-cell")).noneMatch(e -> e.hasAttribute("table:formula"));
    for (String edge : List.of("style:header", "style:footer")) {
      assertThat(elements(styles.getDocumentElement(), edge))
          .allMatch(e -> e.getTextContent().isEmpty());
    }
  }
}
