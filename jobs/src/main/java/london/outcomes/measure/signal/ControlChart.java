package london.outcomes.measure.signal;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import london.outcomes.catalogue.Period;
import london.outcomes.catalogue.Window;
import london.outcomes.stats.series.SeasonalDecomposition;
import london.outcomes.stats.series.Seasonality;
import london.outcomes.stats.spc.Direction;
import london.outcomes.stats.spc.XmrChart;
import london.outcomes.stats.spc.XmrOptions;
import london.outcomes.stats.spc.XmrPoint;
import london.outcomes.stats.spc.XmrValue;

/**
 * What is out of the ordinary in the series of one area (method M21). A strong season is taken out
 * first; limits are computed anew behind a change in recording, and nowhere else.
 */
final class ControlChart {

  static final String FAMILY = "control-chart";

  private static final int MONTHS = 12;

  /** Rarer events have no symmetric limits: a month without any would be called unusual. */
  private static final double LEAST_COUNT = 5;

  /** So many years show a season. */
  private static final int SEASONAL_FROM = 3 * MONTHS;

  private final Subject subject;
  private final List<Observation> series;
  private final boolean isSeasonAdjusted;
  private final XmrChart chart;

  private ControlChart(Subject subject, List<Observation> series) {
    this.subject = subject;
    this.series = series;
    double[] values =
        series.stream().mapToDouble(o -> o == null ? Double.NaN : o.value()).toArray();
    double[] charted = withoutSeason(values);
    this.isSeasonAdjusted = charted != values;
    List<XmrValue> points = new ArrayList<>();
    for (int i = 0; i < charted.length; i++) {
      points.add(new XmrValue(charted[i], i > 0 && isBreak(period(i))));
    }
    this.chart = XmrChart.of(points, XmrOptions.NHSR);
  }

  /** Signals of one area's figures, in any order, of one window. */
  static List<Signal> signals(Subject subject, List<Observation> figures) {
    double meanCount =
        figures.stream()
            .filter(Observation::isKnown)
            .mapToDouble(Observation::count)
            .average()
            .orElse(0);
    if (!(meanCount >= LEAST_COUNT)) {
      return List.of();
    }
    return new ControlChart(subject, everyPeriod(figures)).signals();
  }

  /** From the first known to the last known period; null for one that is not there. */
  private static List<Observation> everyPeriod(List<Observation> figures) {
    Map<YearMonth, Observation> byMonth = new HashMap<>();
    figures.stream().filter(Observation::isKnown).forEach(o -> byMonth.put(o.period().last(), o));
    YearMonth first = byMonth.keySet().stream().min(Comparator.naturalOrder()).orElseThrow();
    YearMonth last = byMonth.keySet().stream().max(Comparator.naturalOrder()).orElseThrow();
    List<Observation> all = new ArrayList<>();
    int step = figures.get(0).window().months();
    for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(step)) {
      all.add(byMonth.get(month));
    }
    return all;
  }

  private double[] withoutSeason(double[] values) {
    boolean isMonthly = subject.chartWindow() == Window.MONTH;
    boolean isWhole = Arrays.stream(values).noneMatch(Double::isNaN);
    if (!isMonthly || !isWhole || values.length < SEASONAL_FROM) {
      return values;
    }
    SeasonalDecomposition season = SeasonalDecomposition.of(values, MONTHS, Seasonality.ADDITIVE);
    return season.strength() >= SeasonalDecomposition.STRONG ? season.adjusted() : values;
  }

  private Period period(int i) {
    return new Period(
        subject.chartWindow(),
        series.get(0).period().last().plusMonths((long) i * subject.chartWindow().months()));
  }

  /** Whether the recording changed since the period before began. */
  private boolean isBreak(Period period) {
    LocalDate before = period.startDate().minusMonths(period.window().months());
    return subject.recordingChanges().stream()
        .anyMatch(day -> day.isAfter(before) && !day.isAfter(period.startDate()));
  }

  private List<Signal> signals() {
    List<Signal> signals = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      XmrPoint point = chart.points().get(i);
      Direction.Variation variation = subject.direction().variation(point.cause());
      boolean isUnusual =
          point.limits().width() > 0
              && variation != Direction.Variation.COMMON_CAUSE
              && variation != Direction.Variation.NONE;
      if (isUnusual) {
        signals.add(signal(i, point, variation.code()));
      }
    }
    return signals;
  }

  private Signal signal(int i, XmrPoint point, String variation) {
    Observation about = series.get(i);
    boolean isTrial = pointsIn(point.baseline()) < XmrChart.SETTLED_FROM;
    return new Signal(
        FAMILY,
        about,
        point.cause().code(),
        variation,
        since(i),
        point.limits().mean(),
        point.limits().lower(),
        point.limits().upper(),
        Double.NaN,
        i == series.size() - 1,
        isTrial,
        isSeasonAdjusted,
        sentence(about, point, isTrial, i));
  }

  private long pointsIn(int baseline) {
    return chart.points().stream().filter(p -> p.isKnown() && p.baseline() == baseline).count();
  }

  /** First day of the first of the neighbouring periods that have the same cause. */
  private LocalDate since(int last) {
    int first = last;
    while (first > 0 && isSame(first - 1, last)) {
      first--;
    }
    return period(first).startDate();
  }

  private boolean isSame(int i, int other) {
    XmrPoint a = chart.points().get(i);
    XmrPoint b = chart.points().get(other);
    return a.cause() == b.cause() && a.baseline() == b.baseline();
  }

  private String sentence(Observation about, XmrPoint point, boolean isTrial, int i) {
    String since =
        new Period(
                subject.chartWindow(),
                YearMonth.from(since(i)).plusMonths(subject.chartWindow().months() - 1L))
            .name();
    String from = since.equals(about.period().name()) ? "" : ", since " + since;
    return "%s %s%s; usual there is %s, between %s and %s%s%s."
        .formatted(
            Wording.figure(subject, about),
            Wording.finding(point.cause().code()),
            from,
            Wording.number(point.limits().mean()),
            Wording.number(point.limits().lower()),
            Wording.number(point.limits().upper()),
            isSeasonAdjusted ? ", the season taken out" : "",
            isTrial ? " (few periods so far)" : "");
  }
}
