package london.outcomes.stats.area;

import java.util.Arrays;
import london.outcomes.stats.Quantiles;
import org.apache.commons.math3.special.Gamma;

/**
 * What dealing out the days leaves as it is: how the pairs of one band hang together.
 *
 * @param pairs of events in the band
 * @param stars ordered pairs of such pairs that have one event in common
 */
record KnoxMargin(double pairs, double stars) {

  /** With such a shape a type III distribution has a skewness of 0.002. */
  private static final double AS_GOOD_AS_NORMAL = 1e6;

  /** Of bands of days apart, from the days of all events. */
  static KnoxMargin[] of(int[] days, Bands time) {
    KnoxMargin[] margins = new KnoxMargin[time.size()];
    Arrays.fill(margins, new KnoxMargin(0, 0));
    if (days.length == 0) {
      return margins;
    }
    int first = Arrays.stream(days).min().getAsInt();
    long[] events = new long[Arrays.stream(days).max().getAsInt() - first + 1];
    Arrays.stream(days).forEach(day -> events[day - first]++);
    long[][] others = new long[time.size()][events.length];
    for (int apart = 0; apart < events.length; apart++) {
      int band = time.of(apart);
      if (band >= 0) {
        add(events, apart, others[band]);
      }
    }
    for (int band = 0; band < margins.length; band++) {
      for (int day = 0; day < events.length; day++) {
        margins[band] = margins[band].with(events[day], others[band][day]);
      }
    }
    return margins;
  }

  private static void add(long[] events, int apart, long[] others) {
    for (int day = apart; day < events.length; day++) {
      if (apart == 0) {
        // An event is no pair with itself.
        others[day] += Math.max(0, events[day] - 1);
      } else {
        others[day] += events[day - apart];
        others[day - apart] += events[day];
      }
    }
  }

  /** With events that have so many others in the band each. */
  KnoxMargin with(long events, long others) {
    double both = (double) events * others;
    return new KnoxMargin(pairs + both / 2, stars + both * (others - 1));
  }

  /** Pairs in this band and one of the other kind: the mean over all permutations. */
  double expected(KnoxMargin other, double events) {
    return pairs * other.pairs / (events * (events - 1) / 2);
  }

  /**
   * Chance of at least so many pairs: Pearson's type III distribution with mean and variance over
   * all permutations and, as Poisson counts have it, a skewness of deviation over mean; with a
   * correction for continuity.
   *
   * <p>Source: Barton and David (1966), The random intersection of two graphs, and Mantel (1967),
   * Cancer Research 27, for the variance; Mielke and Berry (2007), Permutation Methods, for type
   * III distributions in place of permutations.
   */
  double pValue(KnoxMargin other, double events, double observed) {
    double expected = expected(other, events);
    double variance = square(other, events) - expected * expected;
    if (!(variance > 0)) {
      return 1;
    }
    double z = (observed - 0.5 - expected) / Math.sqrt(variance);
    double shape = 4 * expected * expected / variance;
    if (shape > AS_GOOD_AS_NORMAL) {
      return z > 0 ? Quantiles.normalPValue(z) / 2 : 1 - Quantiles.normalPValue(z) / 2;
    }
    return Gamma.regularizedGammaQ(shape, Math.max(0, shape + z * Math.sqrt(shape)));
  }

  /** Mean square: two pairs are the same one, have one event in common, or none. */
  private double square(KnoxMargin other, double events) {
    double three = events * (events - 1) * (events - 2);
    return expected(other, events)
        + stars * other.stars / three
        + 4 * apart() * other.apart() / (three * (events - 3));
  }

  private double apart() {
    return pairs * pairs - pairs - stars;
  }
}
