package london.outcomes.insight.forecast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import london.outcomes.stats.series.SeasonalNaive;

/** Lets the models forecast all series of one measure from the same origins. */
final class Contest {

  /** Cases a month under which chance hides all else. */
  static final double FEWEST = 5;

  private final Group group;
  private final Fits fits;
  private final List<Series> able;
  private final Map<Model, List<Errors>> errors = new EnumMap<>(Model.class);
  private final Map<Model, Width> widths = new EnumMap<>(Model.class);

  Contest(Group group, Fits fits) {
    this.group = group;
    this.fits = fits;
    this.able = group.series().stream().filter(s -> reason(s, fits.now()).isEmpty()).toList();
    for (Model model : Model.values()) {
      errors.put(model, able.stream().map(s -> new Errors(s, forecasts(model, s))).toList());
      widths.put(model, new Width(errors.get(model)));
    }
  }

  /** Of the series that models may try, in the order of their areas. */
  List<Errors> errors(Model model) {
    return errors.get(model);
  }

  /** A verdict on each series. */
  static List<Verdict> verdicts(Group group, Fits fits) {
    Contest contest = new Contest(group, fits);
    return group.series().stream().map(contest::verdict).toList();
  }

  /** Why nothing is forecast, whatever the models can do; empty if they may try. */
  static Optional<String> reason(Series series, int now) {
    if (series.last() < now - Origins.STALE) {
      return Optional.of(Verdict.OUT_OF_DATE);
    }
    if (series.counts().length < Origins.SHORTEST) {
      return Optional.of(Verdict.TOO_SHORT);
    }
    boolean isSmall = series.mean(Series.YEAR, series.last()) < FEWEST;
    return isSmall ? Optional.of(Verdict.TOO_FEW) : Optional.empty();
  }

  private double[][] forecasts(Model model, Series series) {
    return switch (model) {
      case SEASONAL_NAIVE -> eachOrigin(series, origin -> lastYear(series, origin));
      case HOLT_WINTERS -> holtWinters(series);
      case POISSON -> eachOrigin(series, origin -> poisson(series, origin));
    };
  }

  private interface FromOrigin {
    double[] forecast(int origin);
  }

  private static double[][] eachOrigin(Series series, FromOrigin from) {
    return IntStream.rangeClosed(Origins.firstOf(series), series.last())
        .mapToObj(from::forecast)
        .toArray(double[][]::new);
  }

  private static double[] lastYear(Series series, int origin) {
    return IntStream.rangeClosed(1, Origins.HORIZONS)
        .mapToDouble(h -> series.at(origin + h - Series.YEAR))
        .toArray();
  }

  private double[][] holtWinters(Series series) {
    SmoothingChoice[] choices =
        IntStream.of(Origins.cutoffs(fits.now()))
            .map(cutoff -> Math.min(cutoff, series.last()))
            .mapToObj(cutoff -> SmoothingChoice.of(series.through(cutoff)))
            .toArray(SmoothingChoice[]::new);
    return eachOrigin(
        series,
        origin -> choices[Origins.cutoffOf(origin, fits.now())].forecast(series.through(origin)));
  }

  private double[] poisson(Series series, int origin) {
    Outlook own = group.outlook(series, origin);
    Outlook london = group.london(series, origin);
    Optional<Growth> fit = fits.at(Origins.cutoffOf(origin, fits.now()));
    return IntStream.rangeClosed(1, Origins.HORIZONS)
        .mapToDouble(h -> fit.map(f -> f.forecast(own, london, h)).orElse(Double.NaN))
        .toArray();
  }

  private Verdict verdict(Series series) {
    Optional<String> reason = reason(series, fits.now());
    if (reason.isPresent()) {
      return Verdict.without(series, reason.get());
    }
    int place = able.indexOf(series);
    List<Skill> skills = Stream.of(Model.values()).map(model -> skill(model, place)).toList();
    Optional<Skill> best =
        skills.stream()
            .filter(s -> s.model().isChallenger() && Double.isFinite(s.mase()))
            .min(Comparator.comparingDouble(Skill::mase));
    boolean isShown = best.filter(b -> b.mase() < 1 && b.mase() < skills.get(0).mase()).isPresent();
    return new Verdict(
        series,
        isShown ? Verdict.OK : Verdict.NO_BETTER,
        skills,
        best.map(Skill::model),
        isShown ? ahead(best.get().model(), place) : List.of());
  }

  private Skill skill(Model model, int place) {
    Errors of = errors.get(model).get(place);
    Series series = of.series();
    int first = Origins.firstTested(series);
    double sum = 0;
    int tested = 0;
    int covered = 0;
    for (int origin = first; origin < first + Origins.TESTED; origin++) {
      double spreads = widths.get(model).at(origin);
      for (int horizon = 1; horizon <= Origins.HORIZONS; horizon++) {
        sum += of.absolute(origin, horizon);
        double[] interval = of.interval(origin, horizon, spreads);
        double came = series.at(origin + horizon);
        covered += interval[0] <= came && came <= interval[1] ? 1 : 0;
        tested++;
      }
    }
    double scale = SeasonalNaive.scale(series.through(first), Series.YEAR);
    return new Skill(model, sum / tested / scale, Origins.TESTED, tested, covered);
  }

  private List<Verdict.Ahead> ahead(Model model, int place) {
    Errors of = errors.get(model).get(place);
    int now = of.series().last();
    List<Verdict.Ahead> ahead = new ArrayList<>();
    for (int horizon = 1; horizon <= Origins.HORIZONS; horizon++) {
      double[] interval = of.interval(now, horizon, widths.get(model).at(now));
      double count = of.forecast(now, horizon);
      ahead.add(new Verdict.Ahead(now + horizon, horizon, count, interval[0], interval[1]));
    }
    return ahead;
  }
}
