package london.outcomes.stats.area;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Whether events close in space follow each other closely in time (method M30): the Knox table,
 * tested by dealing the dates out anew.
 *
 * <p>Source: Knox (1964), Applied Statistics 13; Ratcliffe, Near Repeat Calculator; the R package
 * NearRepeat.
 */
public final class NearRepeat {

  /** How far apart two places are. */
  public enum Distance {
    /** As the crow flies. */
    EUCLIDEAN {
      @Override
      double between(PlacedEvent a, PlacedEvent b) {
        return Math.hypot(a.easting() - b.easting(), a.northing() - b.northing());
      }
    },
    /** Along a grid of streets. */
    MANHATTAN {
      @Override
      double between(PlacedEvent a, PlacedEvent b) {
        return Math.abs(a.easting() - b.easting()) + Math.abs(a.northing() - b.northing());
      }
    };

    abstract double between(PlacedEvent a, PlacedEvent b);
  }

  /** Two events that are close enough for one of the space bands. */
  private record Pair(int first, int second, int band) {}

  private final int[] days;
  private final Pair[] pairs;
  private final Bands space;
  private final Bands time;

  private NearRepeat(int[] days, Pair[] pairs, Bands space, Bands time) {
    this.days = days;
    this.pairs = pairs;
    this.space = space;
    this.time = time;
  }

  /**
   * Counts pairs of events by distance band [a, b) and band of days apart [c, d). Expected = (pairs
   * in the space band)·(pairs in the time band)/(N(N-1)/2), which is the mean over all permutations
   * of the dates; p = (permutations with at least as many pairs + 1)/(R + 1).
   *
   * <p>Work grows with N², and with R times the pairs inside the space bands.
   *
   * @param space breaks of the distance bands in metres, such as 0, 0.1, 101, 201
   * @param time breaks of the day bands, such as 0, 8, 15
   * @param permutations R
   * @param seed of the permutations: the same seed gives the same p-values
   * @return space bands in order, and within each the time bands
   */
  public static List<KnoxCell> knox(
      List<PlacedEvent> events,
      Distance distance,
      Bands space,
      Bands time,
      int permutations,
      long seed) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      for (int j = i + 1; j < events.size(); j++) {
        int band = space.of(distance.between(events.get(i), events.get(j)));
        if (band >= 0) {
          pairs.add(new Pair(i, j, band));
        }
      }
    }
    int[] days = events.stream().mapToInt(event -> (int) event.date().toEpochDay()).toArray();
    return new NearRepeat(days, pairs.toArray(Pair[]::new), space, time)
        .cells(permutations, new Random(seed));
  }

  private List<KnoxCell> cells(int permutations, Random random) {
    long[] observed = count();
    double[] expected = expected();
    long[] asMany = new long[observed.length];
    for (int i = 0; i < permutations; i++) {
      shuffle(random);
      long[] dealt = count();
      Arrays.setAll(asMany, cell -> asMany[cell] + (dealt[cell] >= observed[cell] ? 1 : 0));
    }
    return IntStream.range(0, observed.length)
        .mapToObj(
            cell ->
                new KnoxCell(
                    space.at(cell / time.size()),
                    time.at(cell % time.size()),
                    observed[cell],
                    expected[cell],
                    (asMany[cell] + 1.0) / (permutations + 1.0)))
        .toList();
  }

  /** Pairs in each cell with the days as they now lie. */
  private long[] count() {
    long[] counts = new long[space.size() * time.size()];
    for (Pair pair : pairs) {
      int band = time.of(Math.abs(days[pair.first] - days[pair.second]));
      if (band >= 0) {
        counts[pair.band * time.size() + band]++;
      }
    }
    return counts;
  }

  private double[] expected() {
    double[] inSpace = new double[space.size()];
    for (Pair pair : pairs) {
      inSpace[pair.band]++;
    }
    double[] inTime = new double[time.size()];
    for (int i = 0; i < days.length; i++) {
      for (int j = i + 1; j < days.length; j++) {
        int band = time.of(Math.abs(days[i] - days[j]));
        if (band >= 0) {
          inTime[band]++;
        }
      }
    }
    double all = days.length * (days.length - 1.0) / 2;
    return IntStream.range(0, inSpace.length * inTime.length)
        .mapToDouble(cell -> inSpace[cell / inTime.length] * inTime[cell % inTime.length] / all)
        .toArray();
  }

  private void shuffle(Random random) {
    for (int i = days.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int day = days[i];
      days[i] = days[other];
      days[other] = day;
    }
  }
}
