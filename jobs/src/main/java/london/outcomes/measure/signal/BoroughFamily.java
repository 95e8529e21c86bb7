package london.outcomes.measure.signal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import london.outcomes.catalogue.Kind;
import london.outcomes.stats.BenjaminiHochberg;
import london.outcomes.stats.Quantiles;
import london.outcomes.stats.area.AreaFigure;
import london.outcomes.stats.area.FunnelLimits;
import london.outcomes.stats.area.OverdispersedFunnel;
import london.outcomes.stats.spc.Direction;

/**
 * All boroughs in the latest period of a measure: which are out of line with London (method M17),
 * and where it has changed on a year ago. They are one family each: of the boroughs named, at most
 * one in twenty is expected to be named by chance (method M18).
 */
final class BoroughFamily {

  static final String FUNNEL = "funnel";
  static final String EMERGING = "emerging";

  private static final double FALSE_DISCOVERIES = 0.05;

  private final Subject subject;
  private final List<Observation> boroughs;
  private final Observation london;

  private BoroughFamily(Subject subject, List<Observation> boroughs, Observation london) {
    this.subject = subject;
    this.boroughs = boroughs;
    this.london = london;
  }

  /** Signals of the latest period in which London has a figure. */
  static List<Signal> signals(Subject subject, List<Observation> figures) {
    Optional<Observation> london =
        figures.stream()
            .filter(o -> o.level().equals("region") && o.isKnown())
            .max(Comparator.comparing(Observation::end));
    if (london.isEmpty()) {
      return List.of();
    }
    List<Observation> boroughs =
        figures.stream()
            .filter(o -> o.level().equals("borough") && !o.area().equals("unknown"))
            .filter(o -> o.end().equals(london.get().end()) && o.isKnown())
            .sorted(Comparator.comparing(Observation::area))
            .toList();
    BoroughFamily family = new BoroughFamily(subject, boroughs, london.get());
    List<Signal> signals = new ArrayList<>(family.emerging());
    if (subject.kind() == Kind.RATE || subject.kind() == Kind.PROPORTION) {
      signals.addAll(family.outOfLine());
    }
    return signals;
  }

  private List<Signal> outOfLine() {
    boolean isRate = subject.kind() == Kind.RATE;
    double rate = london.count() / london.denominator();
    List<AreaFigure> figures =
        boroughs.stream()
            .map(o -> new AreaFigure(o.count(), o.denominator() * (isRate ? rate : 1)))
            .toList();
    if (figures.size() < 2 || !(rate > 0)) {
      return List.of();
    }
    OverdispersedFunnel funnel =
        isRate ? OverdispersedFunnel.ofRatios(figures) : OverdispersedFunnel.ofProportions(figures);
    double[] p = new double[figures.size()];
    for (int i = 0; i < p.length; i++) {
      double chance = (isRate ? 1 : 0.25) / figures.get(i).denominator();
      double spread = Math.sqrt(chance / (chance + funnel.betweenVariance()));
      p[i] = Quantiles.normalPValue(funnel.areas().get(i).zScore() * spread);
    }
    double[] adjusted = BenjaminiHochberg.adjust(p);
    List<Signal> signals = new ArrayList<>();
    double unit = isRate ? rate * subject.per() : subject.per();
    for (int i = 0; i < adjusted.length; i++) {
      if (adjusted[i] <= FALSE_DISCOVERIES) {
        FunnelLimits limits = funnel.areas().get(i).limits();
        signals.add(
            outlier(
                boroughs.get(i), unit * limits.lower95(), unit * limits.upper95(), adjusted[i]));
      }
    }
    return signals;
  }

  private Signal outlier(Observation about, double lower, double upper, double p) {
    boolean isHigh = about.value() > london.value();
    String rest =
        " is %s than boroughs usually differ from London's %s (%s to %s)."
            .formatted(
                isHigh ? "higher" : "lower",
                Wording.number(london.value()),
                Wording.number(lower),
                Wording.number(upper));
    String signal = isHigh ? "above_london" : "below_london";
    return signal(FUNNEL, about, signal, isHigh, london.value(), lower, upper, p, rest);
  }

  private List<Signal> emerging() {
    double[] adjusted =
        BenjaminiHochberg.adjust(boroughs.stream().mapToDouble(Observation::changeP).toArray());
    List<Signal> signals = new ArrayList<>();
    for (int i = 0; i < adjusted.length; i++) {
      if (adjusted[i] <= FALSE_DISCOVERIES) {
        signals.add(change(boroughs.get(i), adjusted[i]));
      }
    }
    return signals;
  }

  private Signal change(Observation about, double p) {
    boolean isRise = about.change() > 0;
    double before = about.value() - about.change();
    String rest =
        ", %s from %s a year before, more than chance explains."
            .formatted(isRise ? "up" : "down", Wording.number(before));
    String signal = isRise ? "rise" : "fall";
    return signal(EMERGING, about, signal, isRise, before, Double.NaN, Double.NaN, p, rest);
  }

  /**
   * @param rest what the sentence says behind the figure
   */
  private Signal signal(
      String family,
      Observation about,
      String signal,
      boolean isHigh,
      double expected,
      double lower,
      double upper,
      double p,
      String rest) {
    return new Signal(
        family,
        about,
        signal,
        variation(isHigh),
        about.period().startDate(),
        expected,
        lower,
        upper,
        p,
        true,
        false,
        false,
        Wording.figure(subject, about) + rest);
  }

  private String variation(boolean isHigh) {
    if (subject.direction() == Direction.NEUTRAL) {
      return isHigh ? "neutral_high" : "neutral_low";
    }
    return isHigh == (subject.direction() == Direction.INCREASE) ? "improvement" : "concern";
  }
}
