package london.outcomes.publish;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import london.outcomes.catalogue.Example;
import london.outcomes.catalogue.Period;
import london.outcomes.catalogue.ReferenceList;
import london.outcomes.catalogue.Window;

/** The part of a measure's page that shows its arithmetic on a few records. */
final class Worked {

  private static final int GIVEN = 12;
  private static final int EXPECTED = 6;
  private static final BigDecimal TINY = new BigDecimal("0.0001");
  private static final MathContext SHORT = new MathContext(5);

  private static final List<String> FIGURES =
      List.of(
          "period",
          "area",
          "group",
          "reference",
          "count",
          "denominator",
          "respondents",
          "value",
          "gap",
          "lower",
          "upper",
          "status",
          "headline",
          "evidence",
          "reliability",
          "change",
          "change-pct",
          "change-p",
          "change-status");

  private final Map<String, String> names = new HashMap<>();

  /**
   * @param areas names of areas, which stand for their codes
   */
  Worked(ReferenceList areas) {
    areas.rows().forEach(r -> names.put(areas.field(r, "area_code"), areas.field(r, "area_name")));
    for (var month = Dimensions.FIRST; !month.isAfter(Dimensions.LAST); ) {
      for (Period period : Period.endingIn(month, EnumSet.allOf(Window.class))) {
        names.put(period.id(), period.name());
      }
      month = month.plusMonths(1);
    }
  }

  void write(Markdown page, String id, Example example) {
    page.heading(2, "A worked example");
    page.paragraph(
        "Made-up records with figures that were worked out by hand; every build computes them anew. "
            + example.remark());
    page.paragraph("From these records:");
    page.table(headers(columns(example.given())), rows(example.given(), GIVEN));
    page.paragraph(more(example.given().size() - GIVEN, "record", id) + "These figures follow:");
    List<String> shown = new ArrayList<>(FIGURES);
    shown.retainAll(columns(example.expect()));
    page.table(shown, figures(example.expect(), shown));
    page.paragraph(
        more(example.expect().size() - EXPECTED, "figure", id)
            + "Lower and upper end the 95 per cent interval."
            + (shown.contains("change")
                ? " Changes are on a year before: in the unit of the value, in per cent, and as the"
                    + " probability of one as large by chance alone."
                : ""));
  }

  private static String more(int left, String what, String id) {
    return left > 0
        ? "(%d more %s in %s.) "
            .formatted(
                left,
                what + (left > 1 ? "s" : ""),
                Markdown.link("the file", "../../conf/measures/" + id + ".expected.yaml"))
        : "";
  }

  private static List<String> columns(List<Map<String, String>> rows) {
    Set<String> columns = new LinkedHashSet<>();
    rows.forEach(row -> columns.addAll(row.keySet()));
    return List.copyOf(columns);
  }

  private static List<String> headers(List<String> columns) {
    return columns.stream().map(c -> c.equals("rows") ? "so many alike" : c).toList();
  }

  private List<List<String>> rows(List<Map<String, String>> rows, int most) {
    List<String> columns = columns(rows);
    return rows.stream()
        .limit(most)
        .map(row -> columns.stream().map(c -> given(c, row)).toList())
        .toList();
  }

  private String given(String column, Map<String, String> row) {
    if (!row.containsKey(column)) {
      return column.equals("rows") ? "1" : "";
    }
    String text = row.get(column);
    if (text == null) {
      return "none";
    }
    // Groups may be called unknown too; they are no areas.
    return column.endsWith("_code") || column.equals("month") ? named(text) : text;
  }

  private List<List<String>> figures(List<Map<String, String>> rows, List<String> columns) {
    return rows.stream()
        .limit(EXPECTED)
        .map(row -> columns.stream().map(c -> figure(row.get(c), row.containsKey(c))).toList())
        .toList();
  }

  private String figure(String text, boolean isStated) {
    if (text == null) {
      return isStated ? "–" : "";
    }
    return names.containsKey(text) ? names.get(text) : shortened(text);
  }

  private String named(String text) {
    return names.getOrDefault(text, text);
  }

  /** Five digits; all of a whole number. */
  private static String shortened(String text) {
    if (!text.matches("-?[0-9]*\\.[0-9]+(e-?[0-9]+)?|-?[0-9]+(\\.[0-9]+)?e-?[0-9]+")) {
      return text;
    }
    BigDecimal number = new BigDecimal(text);
    if (number.signum() > 0 && number.compareTo(TINY) < 0) {
      return "under 0.0001";
    }
    return number.round(SHORT).stripTrailingZeros().toPlainString();
  }
}
