package london.outcomes.publish;

import london.outcomes.catalogue.Kind;
import london.outcomes.catalogue.Measure;

/** The arithmetic behind each kind of measure, as its page and docs/methods.md tell it. */
enum Method {
  COUNT(
      "M01",
      "Poisson limits of a count",
      "Below 10 events the exact limits: lower = χ²(0.025; 2x)/2, upper = χ²(0.975; 2x + 2)/2, where"
          + " χ² is the quantile of the chi-squared distribution; from 10 events Byar's"
          + " approximation: x·(1 − 1/(9x) − z/(3√x))³ and (x+1)·(1 − 1/(9(x+1)) + z/(3√(x+1)))³,"
          + " z = 1.96.",
      "Garwood (1936), Biometrika 28; Byar in Breslow and Day (1987), Statistical Methods in Cancer"
          + " Research II, p. 69; the switch at 10 as in Public Health England's technical guide.",
      "the exact test of two Poisson counts (M03)",
      "Rates"),
  RATE(
      "M01",
      "Crude rate with Poisson limits",
      "per·x/n. The limits are those of the count x (exact below 10, Byar's from 10), divided by n"
          + " and multiplied likewise: n is taken as known.",
      COUNT.source,
      "the exact test of two Poisson rates (M03)",
      "Rates"),
  RATIO(
      "M01",
      "Ratio with Poisson limits",
      RATE.formula,
      COUNT.source,
      "the exact test of two Poisson rates (M03)",
      "Rates"),
  RATE_RATIO(
      "M03",
      "Ratio of two rates with exact conditional limits",
      "(x₁/n₁)/(x₂/n₂). Given x₁ + x₂ events, x₁ is binomial; its Clopper-Pearson limits pL and pU"
          + " give p/(1 − p)·n₂/n₁.",
      "Clopper and Pearson (1934), Biometrika 26; R's poisson.test.",
      "",
      "RateRatios"),
  PROPORTION(
      "M07",
      "Wilson's score interval of a proportion",
      "p = x/n; centre (p + z²/2n)/(1 + z²/n), half width z/(1 + z²/n)·√(p(1−p)/n + z²/4n²).",
      "Wilson (1927), Journal of the American Statistical Association 22.",
      "the pooled z-test of two proportions (M08)",
      "Proportions"),
  WEIGHTED_PROPORTION(
      "M12",
      "Weighted share with the variance of the survey's design",
      "p = Σwy/Σw over those with a valid answer. The variance is that of the linearised answers"
          + " u = w·(y − p)/Σw over the whole file, stratum by stratum: Σ n/(n−1)·Σ(u − ū)², so that"
          + " the size of a group counts as an estimate as well. The interval is Student's on the"
          + " scale of ln(p/(1 − p)).",
      "Särndal, Swensson and Wretman (1992), Model Assisted Survey Sampling, 5.5; Lumley (2010),"
          + " Complex Surveys.",
      "z of the difference over the two standard errors (M14)",
      "survey/SurveyProportion"),
  MEAN(
      "",
      "Mean with Student's interval",
      "mean ∓ t·s/√n, t with n − 1 degrees of freedom.",
      "Student (1908), Biometrika 6.",
      "",
      "Means"),
  MEDIAN_DAYS(
      "",
      "Median between order statistics",
      "The limits are the values at the ranks n/2 ∓ z·√n/2, rounded outwards; they rest on no"
          + " distribution.",
      "Conover (1999), Practical Nonparametric Statistics, 3.2.",
      "",
      "Medians"),
  SAMPLE_GAP(
      "M14",
      "Gap between two shares of one sample",
      "100·(p − p_ref). The variance is that of the difference of the two linearised answers over"
          + " the same strata, which knows that groups share strata and that everybody holds the"
          + " group; interval gap ∓ 1.96 standard errors. Within or outside the tolerance is told"
          + " twice: of the gap alone (`headline`), and of its whole interval (`evidence`: within,"
          + " outside, or uncertain where the interval crosses the tolerance).",
      WEIGHTED_PROPORTION.source,
      "",
      "survey/SurveyGap"),
  COUNTED_GAP(
      "M08",
      "Gap between two counted shares",
      "100·(p − p_ref) with Newcombe's interval from the two Wilson intervals; against everybody by"
          + " way of all others: p − p_all = (1 − n/n_all)·(p − p_others). `headline` and"
          + " `evidence` as for gaps of samples.",
      "Newcombe (1998), Statistics in Medicine 17, method 10.",
      "",
      "Proportions");

  private final String number;
  private final String title;
  private final String formula;
  private final String source;
  private final String changeTest;
  private final String code;

  Method(
      String number, String title, String formula, String source, String changeTest, String code) {
    this.number = number;
    this.title = title;
    this.formula = formula;
    this.source = source;
    this.changeTest = changeTest;
    this.code = code;
  }

  static Method of(Measure measure) {
    return Method.valueOf(measure.kind().name());
  }

  /** The method of a gap, by the measure whose groups it compares. */
  static Method ofGap(Measure of) {
    return of.kind() == Kind.WEIGHTED_PROPORTION ? SAMPLE_GAP : COUNTED_GAP;
  }

  /** Its name, with the number under which Javadoc and vectors know it. */
  String title() {
    return number.isEmpty() ? title : title + " (" + number + ")";
  }

  String formula() {
    return formula;
  }

  String source() {
    return source;
  }

  /** What tells a change from chance; empty where no test applies. */
  String changeTest() {
    return changeTest;
  }

  /** Where it is computed, below {@code docs/}. */
  String codePath() {
    return "../jobs/src/main/java/london/outcomes/stats/" + code + ".java";
  }
}
