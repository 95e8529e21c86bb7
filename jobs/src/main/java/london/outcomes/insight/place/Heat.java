package london.outcomes.insight.place;

import java.util.Arrays;
import java.util.List;
import london.outcomes.stats.area.HotSpot;

/** Where the offences of a category gather: each place with its neighbourhood against London. */
final class Heat {

  static final String HOT = "hot";
  static final String COLD = "cold";
  static final String NEITHER = "not-significant";
  private static final double FALSE_DISCOVERY_RATE = 0.05;
  private static final double HOT_MONTH = 1.959963984540054;

  private final double[] events;
  private final int[][] neighbours;
  private final List<HotSpot> spots;
  private final double[][] monthly;

  /** Of the latest year and its months; places without neighbours are left out of all. */
  Heat(PlaceCounts counts, int[][] neighbours) {
    this.events = counts.years()[0];
    this.neighbours = neighbours;
    this.spots = HotSpot.of(events, neighbours);
    this.monthly =
        Arrays.stream(counts.months())
            .map(month -> HotSpot.scores(month, neighbours))
            .toArray(double[][]::new);
  }

  /** Whether the place and its neighbours have enough to tell of, and are known at all. */
  boolean isTold(int place) {
    double sum = Arrays.stream(neighbours[place]).mapToDouble(i -> events[i]).sum();
    return sum >= Watch.SMALLEST_TOLD && !Double.isNaN(spots.get(place).z());
  }

  HotSpot spot(int place) {
    return spots.get(place);
  }

  String kind(int place) {
    HotSpot spot = spots.get(place);
    if (!(spot.adjustedPValue() <= FALSE_DISCOVERY_RATE)) {
      return NEITHER;
    }
    return spot.z() > 0 ? HOT : COLD;
  }

  /** Share of the latest twelve months in which the place by itself looked hot (z above 1.96). */
  double monthsHot(int place) {
    long hot = Arrays.stream(monthly).filter(z -> z[place] > HOT_MONTH).count();
    return (double) hot / monthly.length;
  }
}
