package london.outcomes.job;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which measure is compared with which expected figure, by kind. Periods never overlap: a measure
 * is looked at in one window, and in the areas of one level.
 */
final class CoverageChecks {

  private static final Set<String> GROUPS = Set.of("white", "mixed", "asian", "black", "other");
  private static final Predicate<String> ANY = group -> true;
  private static final Predicate<YearMonth> EVER = month -> true;

  private static final String REOFFENDERS = "offender-cohort/reoffenders";
  private static final String LONDON = "E12000007";

  /** The parameter with which complaints are made. */
  private static final double MEDIAN_DAYS = 75;

  /** The latest months see only what was decided soon: their shares are not yet those of others. */
  private static final YearMonth SETTLED = YearMonth.of(2025, 6);

  /**
   * A measure in one window and level.
   *
   * @param truth the true value, or NaN where nothing is known to be expected
   */
  record Check(String kind, String measure, String window, String level, Truth truth) {}

  /** The true value of a figure. */
  interface Truth {
    double of(CoverageFigure figure);
  }

  private final ExpectedFigures expected;
  private final List<Check> all = new ArrayList<>();

  CoverageChecks(ExpectedFigures expected) {
    this.expected = expected;
    counts("domestic-abuse-recorded", "domestic abuse");
    counts("hate-crime-recorded", "hate crimes");
    counts("sexual-offences-recorded", "sexual offences");
    rates("theft-from-person", "THEFT FROM THE PERSON");
    rates("violence-with-injury", "VIOLENCE WITH INJURY");
    shares(
        "proportion",
        "missing-resolved-24h",
        "month",
        "borough",
        "missing-episode/found within 24 hours",
        ANY);
    attrition();
    ratios("prosecution-rate-rape", "rape");
    ratios("prosecution-rate-rasso", "rape and serious sexual offences");
    ratios("prosecution-rate-domestic-abuse", "domestic abuse");
    ratios("prosecution-rate-hate-crime", "hate crime");
    all.add(new Check("rate-ratio", "stop-search-rate-ratio", "month", "region", this::stops));
    survey("trust-mps", "pas/trust");
    survey("fair-treatment", "pas/treat everyone fairly");
    reoffences();
    all.add(
        new Check("median-days", "complaints-median-days", "quarter", "borough", this::complaints));
    reoffending("reoffending-da", "borough", "Domestic abuse");
    reoffending("reoffending-violent-cohort", "bcu", "IOM violent");
    shares(
        "repeat victims",
        "repeat-victims-da",
        "month",
        "borough",
        "mps-offence/repeat victims",
        "domestic abuse"::equals);
    shares(
        "repeat victims",
        "repeat-victims-sv",
        "quarter",
        "bcu",
        "mps-offence/repeat victims",
        "sexual violence"::equals);
  }

  List<Check> all() {
    return all;
  }

  private void counts(String measure, String figure) {
    all.add(
        new Check(
            "count",
            measure,
            "month",
            "borough",
            f -> orNothing(expected.sum("mps-offence/" + figure, f::isIn, f.area(), ANY))));
  }

  private void rates(String measure, String minor) {
    all.add(
        new Check(
            "rate",
            measure,
            "month",
            "borough",
            f ->
                f.per()
                    / f.denominator()
                    * orNothing(
                        expected.sum(
                            "mps-borough-level/offences", f::isIn, f.area(), minor::equals))));
  }

  /** Shares do not move with the season: all months of an area say what is expected. */
  private void shares(
      String kind,
      String measure,
      String window,
      String level,
      String figure,
      Predicate<String> group) {
    all.add(
        new Check(
            kind,
            measure,
            window,
            level,
            f ->
                expected.sum(figure, f::isIn, f.area(), group).of() == 0
                    ? Double.NaN
                    : 100 * expected.sum(figure, EVER, f.area(), group).share()));
  }

  private void attrition() {
    String figure = "mps-offence/domestic abuse that the victim did not pursue";
    all.add(
        new Check(
            "proportion",
            "victim-attrition-da",
            "month",
            "borough",
            f ->
                f.last().isAfter(SETTLED) || expected.sum(figure, f::isIn, f.area(), ANY).of() == 0
                    ? Double.NaN
                    : 100
                        * expected
                            .sum(figure, month -> !month.isAfter(SETTLED), f.area(), ANY)
                            .share()));
  }

  private void ratios(String measure, String kind) {
    all.add(
        new Check(
            "ratio",
            measure,
            "month",
            "region",
            f ->
                100
                    / f.denominator()
                    * orNothing(
                        expected.sum(
                            "cps-defendant/prosecutions for " + kind, f::isIn, f.area(), ANY))));
  }

  private double stops(CoverageFigure figure) {
    CoverageFigure white = figure.ofGroup("white");
    return stopped(figure, figure.group())
        / figure.denominator()
        / (stopped(white, "white") / white.denominator());
  }

  private double stopped(CoverageFigure figure, String group) {
    return expected
        .sum(
            "police-uk-stop-search/something came of it",
            figure::isIn,
            figure.area(),
            text -> group.equals(group(text)))
        .of();
  }

  /** The Census group of what a person said of themselves, in a stop or a survey. */
  static String group(String text) {
    String first = text.toLowerCase(Locale.ROOT).split("[ /]")[0];
    boolean isKnown = GROUPS.contains(first);
    return isKnown && !text.endsWith("Not stated") ? first : "unknown";
  }

  private void survey(String measure, String figure) {
    all.add(
        new Check(
            "weighted-proportion",
            measure,
            "quarter",
            "borough",
            f -> 100 * expected.sum(figure, EVER, f.area(), ANY).share()));
    String gap = measure.equals("trust-mps") ? "trust" : "fairness";
    for (String level : List.of("region", "bcu")) {
      all.add(new Check("gap", gap + "-disproportionality", "quarter", level, f -> gap(figure, f)));
    }
  }

  /** Percentage points between a group and everybody, or a named group. */
  private double gap(String figure, CoverageFigure gap) {
    if (!gap.groupType().equals("ethnicity") || gap.group().equals("unknown")) {
      return Double.NaN;
    }
    Predicate<String> isReference =
        text -> gap.reference().equals("all") || gap.reference().equals(group(text));
    double own =
        expected.sum(figure, EVER, gap.area(), text -> gap.group().equals(group(text))).share();
    return 100 * (own - expected.sum(figure, EVER, gap.area(), isReference).share());
  }

  private void reoffences() {
    String figure = "offender-cohort/reoffences of reoffenders";
    Predicate<String> isViolent = "IOM violent"::equals;
    all.add(
        new Check(
            "mean",
            "reoffending-violent-frequency",
            "quarter",
            "borough",
            f ->
                isFollowed(f, isViolent)
                    ? expected.sum(figure, EVER, f.area(), isViolent).share()
                    : Double.NaN));
  }

  private void reoffending(String measure, String level, String cohort) {
    Predicate<String> isOf = cohort::equals;
    all.add(
        new Check(
            "reoffending",
            measure,
            "quarter",
            level,
            f ->
                isFollowed(f, isOf)
                    ? 100 * expected.sum(REOFFENDERS, EVER, f.area(), isOf).share()
                    : Double.NaN));
  }

  /** Whoever enters often counts once a quarter, so that a part of one has other shares. */
  private boolean isFollowed(CoverageFigure figure, Predicate<String> cohort) {
    return Stream.iterate(
            figure.first(), month -> !month.isAfter(figure.last()), month -> month.plusMonths(1))
        .allMatch(month -> expected.sum(REOFFENDERS, month::equals, LONDON, cohort).of() > 0);
  }

  /**
   * Days are whole: half of the complaints take 74 days or less, and half 75 or more, so that both
   * are medians, and all between; this is the one that is closest to the interval.
   */
  private double complaints(CoverageFigure figure) {
    return figure.last().isAfter(SETTLED)
        ? Double.NaN
        : Math.max(MEDIAN_DAYS - 1, Math.min(MEDIAN_DAYS, figure.lower()));
  }

  private static double orNothing(ExpectedFigures.Sum sum) {
    return sum.of() == 0 ? Double.NaN : sum.count();
  }
}
