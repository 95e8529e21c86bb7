package london.outcomes.publish;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The card of a model of insight as a page: what it is for and not for, and how well it serves each
 * area and group.
 */
public final class ModelCardPage {

  private static final int WORST = 5;
  private static final String ALL = "all";

  /**
   * A row of {@code dim_model}.
   *
   * @param metrics in the order in which to read them
   * @param through last day that the data tell of
   */
  public record Card(
      String modelId,
      String title,
      String question,
      String data,
      String method,
      String limits,
      String notFor,
      List<Metric> metrics,
      String version,
      LocalDate through,
      String provenance) {}

  /** A figure of the whole model, with its unit in its name. */
  public record Metric(String name, String value) {}

  /**
   * A row of {@code fact_model_check}.
   *
   * @param area name of the area for readers
   * @param isLondon whether it is about all areas together
   * @param value {@code NaN} where the base is too small
   * @param base cases that the figure rests on
   */
  public record Check(
      String metric,
      String area,
      boolean isLondon,
      String groupType,
      String group,
      double value,
      double base) {}

  /**
   * The page, in Markdown.
   *
   * @param checks of this model, in any order
   * @param higherIsWorse metrics of which the highest are the worst; of others the lowest are
   */
  public String text(Card card, List<Check> checks, Set<String> higherIsWorse) {
    Markdown page = new Markdown().heading(1, card.title());
    page.paragraph("*" + card.question() + "*");
    page.paragraph("**Not for**: " + card.notFor());
    page.paragraph(provenance(card));
    page.heading(2, "What it rests on").paragraph(card.data());
    page.heading(2, "How it works").paragraph(card.method());
    page.heading(2, "What it does not see").paragraph(card.limits());
    metrics(page, card, checks);
    places(page, checks, higherIsWorse);
    groups(page, checks);
    return page.text();
  }

  private static String provenance(Card card) {
    String warning =
        card.provenance().equals("synthetic")
            ? " **The data are made up: nothing here is about London.**"
            : "";
    return "Model %s, version %s, data to %s, provenance %s.%s"
        .formatted(
            Markdown.mono(card.modelId()),
            card.version(),
            card.through(),
            card.provenance(),
            warning);
  }

  private static void metrics(Markdown page, Card card, List<Check> checks) {
    List<List<String>> rows = new ArrayList<>();
    card.metrics().forEach(m -> rows.add(List.of(m.name(), m.value(), "")));
    checks.stream()
        .filter(c -> c.isLondon() && c.groupType().equals(ALL))
        .sorted(Comparator.comparing(Check::metric))
        .forEach(c -> rows.add(List.of(words(c.metric()), value(c), number(c.base()))));
    if (!rows.isEmpty()) {
      page.heading(2, "How good it is").table(List.of("figure", "value", "cases"), rows);
    }
  }

  /** Whom it serves worst comes first: who acts on it is wrong there more often than elsewhere. */
  private static void places(Markdown page, List<Check> checks, Set<String> higherIsWorse) {
    TreeMap<String, List<Check>> metrics =
        checks.stream()
            .filter(c -> !c.isLondon() && c.groupType().equals(ALL))
            .collect(Collectors.groupingBy(Check::metric, TreeMap::new, Collectors.toList()));
    if (metrics.isEmpty()) {
      return;
    }
    page.heading(2, "Is it as good everywhere?");
    metrics.forEach((metric, of) -> places(page, metric, of, higherIsWorse.contains(metric)));
  }

  private static void places(
      Markdown page, String metric, List<Check> checks, boolean isHighWorse) {
    Comparator<Check> byValue = Comparator.comparingDouble(Check::value);
    List<Check> known =
        checks.stream()
            .filter(c -> !Double.isNaN(c.value()))
            .sorted((isHighWorse ? byValue.reversed() : byValue).thenComparing(Check::area))
            .toList();
    page.heading(3, words(metric));
    if (known.isEmpty()) {
      page.paragraph("Too few cases in every area.");
      return;
    }
    Check worst = known.get(0);
    Check best = known.get(known.size() - 1);
    int untold = checks.size() - known.size();
    page.paragraph(
        "From %s (%s) to %s (%s) over %d areas%s. The %s first:"
            .formatted(
                value(worst),
                worst.area(),
                value(best),
                best.area(),
                known.size(),
                untold == 0 ? "" : "; too few cases in " + untold + " more",
                isHighWorse ? "highest" : "lowest"));
    page.table(
        List.of("area", "value", "cases"),
        known.stream()
            .limit(WORST)
            .map(c -> List.of(c.area(), value(c), number(c.base())))
            .toList());
  }

  private static void groups(Markdown page, List<Check> checks) {
    List<List<String>> rows =
        checks.stream()
            .filter(c -> !c.groupType().equals(ALL))
            .sorted(
                Comparator.comparing(Check::metric)
                    .thenComparing(Check::groupType)
                    .thenComparing(Check::group)
                    .thenComparing(Check::area))
            .map(
                c ->
                    List.of(
                        words(c.metric()),
                        c.groupType().replace('-', ' ') + ": " + c.group(),
                        c.area(),
                        value(c),
                        number(c.base())))
            .toList();
    if (!rows.isEmpty()) {
      page.heading(2, "Is it as good for everyone?")
          .table(List.of("figure", "group", "area", "value", "cases"), rows);
    }
  }

  private static String words(String metric) {
    return Markdown.capital(metric.replace('-', ' '));
  }

  private static String value(Check check) {
    return Double.isNaN(check.value()) ? "too few cases" : Words.significant(check.value());
  }

  private static String number(double number) {
    return Words.number(number);
  }
}
