package london.outcomes.stats.area;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
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
      double of(double east, double north) {
        return Math.hypot(east, north);
      }
    },
    /** Along a grid of streets. */
    MANHATTAN {
      @Override
      double of(double east, double north) {
        return Math.abs(east) + Math.abs(north);
      }
    };

    abstract double of(double east, double north);
  }

  private interface Chance {
    double of(int cell, long observed);
  }

  private final NearPlaces near;
  private final Bands time;

  /** Of events in the order of their days. */
  private final int[] days;

  /** Of the same events: to deal these out anew is to deal out the days. */
  private final int[] places;

  private final KnoxMargin[] inSpace;
  private final KnoxMargin[] inTime;

  /** The first whole number of days apart that reaches each break. */
  private final int[] reaches;

  /** Bits that hold a number of events. */
  private final int width;

  private NearRepeat(NearPlaces near, int[] places, int[] days, Bands time) {
    this.near = near;
    this.time = time;
    long[] events =
        IntStream.range(0, days.length)
            .mapToLong(i -> (long) days[i] << Integer.SIZE | places[i])
            .sorted()
            .toArray();
    this.days = Arrays.stream(events).mapToInt(event -> (int) (event >> Integer.SIZE)).toArray();
    this.places = Arrays.stream(events).mapToInt(event -> (int) event).toArray();
    this.reaches =
        IntStream.rangeClosed(0, time.size())
            .mapToDouble(i -> i < time.size() ? time.at(i).from() : time.at(i - 1).to())
            .mapToInt(start -> (int) Math.ceil(start))
            .toArray();
    long[] atPlaces = new long[near.size()];
    Arrays.stream(places).forEach(place -> atPlaces[place]++);
    this.inSpace = near.margins(atPlaces);
    this.inTime = KnoxMargin.of(days, time);
    this.width = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, days.length));
  }

  /**
   * Counts pairs of events by distance band [a, b) and band of days apart [c, d). Expected = (pairs
   * in the space band)·(pairs in the time band)/(N(N-1)/2), which is the mean over all permutations
   * of the dates; p = (permutations with at least as many pairs + 1)/(R + 1).
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
    Map<List<Double>, Integer> positions = new HashMap<>();
    int[] places = new int[events.size()];
    double[] eastings = new double[events.size()];
    double[] northings = new double[events.size()];
    for (int i = 0; i < places.length; i++) {
      PlacedEvent event = events.get(i);
      List<Double> point = List.of(event.easting(), event.northing());
      positions.putIfAbsent(point, positions.size());
      places[i] = positions.get(point);
      eastings[places[i]] = event.easting();
      northings[places[i]] = event.northing();
    }
    NearPlaces near =
        NearPlaces.of(
            Arrays.copyOf(eastings, positions.size()),
            Arrays.copyOf(northings, positions.size()),
            distance,
            space);
    int[] days = events.stream().mapToInt(event -> (int) event.date().toEpochDay()).toArray();
    return knox(near, places, days, time, permutations, seed);
  }

  /**
   * The same for many events at few places, in any order. Work grows with R, the events, and the
   * places near one of them.
   *
   * @param places of the events, as positions in {@code near}
   * @param days of the events, from any day on
   */
  public static List<KnoxCell> knox(
      NearPlaces near, int[] places, int[] days, Bands time, int permutations, long seed) {
    return new NearRepeat(near, places, days, time).cells(permutations, new SplittableRandom(seed));
  }

  /**
   * The same without permutations: p is that of a continuous distribution which has the mean and
   * variance of all of them. It holds where tens of pairs are expected, and tells apart what is
   * rarer than 1 in R.
   */
  public static List<KnoxCell> knox(NearPlaces near, int[] places, int[] days, Bands time) {
    NearRepeat repeat = new NearRepeat(near, places, days, time);
    return repeat.cells(repeat.count(), repeat::tail);
  }

  private List<KnoxCell> cells(int permutations, SplittableRandom random) {
    long[] observed = count();
    long[] asMany = new long[observed.length];
    for (int i = 0; i < permutations; i++) {
      shuffle(random);
      long[] dealt = count();
      Arrays.setAll(asMany, cell -> asMany[cell] + (dealt[cell] >= observed[cell] ? 1 : 0));
    }
    return cells(observed, (cell, pairs) -> (asMany[cell] + 1.0) / (permutations + 1.0));
  }

  private List<KnoxCell> cells(long[] observed, Chance chance) {
    return IntStream.range(0, observed.length)
        .mapToObj(
            cell ->
                new KnoxCell(
                    near.space().at(cell / time.size()),
                    time.at(cell % time.size()),
                    observed[cell],
                    inSpace[cell / time.size()].expected(inTime[cell % time.size()], days.length),
                    chance.of(cell, observed[cell])))
        .toList();
  }

  private double tail(int cell, long observed) {
    return inSpace[cell / time.size()].pValue(inTime[cell % time.size()], days.length, observed);
  }

  /** Pairs in each cell with the places as they are now dealt out. */
  private long[] count() {
    long[] counts = new long[near.space().size() * time.size()];
    // As many time bands at once as numbers of events fit into a long: one addition for all.
    int together = Math.max(1, (Long.SIZE - 1) / width);
    for (int first = 0; first < time.size(); first += together) {
      count(first, Math.min(first + together, time.size()), counts);
    }
    return counts;
  }

  /**
   * Goes through the events by day. Each place knows how many of its events are so many days old,
   * and an event meets those of the places near it: every pair is met once, by the later event.
   */
  private void count(int first, int last, long[] counts) {
    long[] recent = new long[near.size()];
    long[] steps = steps(last - first);
    int[] reached = new int[steps.length];
    for (int i = 0; i < days.length; i++) {
      for (int k = 0; k < steps.length; k++) {
        long day = (long) days[i] - reaches[first + k];
        while (reached[k] < i && days[reached[k]] <= day) {
          recent[places[reached[k]]] += steps[k];
          reached[k]++;
        }
      }
      meet(places[i], recent, first, last, counts);
    }
  }

  /**
   * What an event adds to its place when it reaches a break: one to a band, none to that before.
   */
  private long[] steps(int bands) {
    long[] steps = new long[bands + 1];
    for (int band = 0; band < bands; band++) {
      steps[band] += 1L << band * width;
      steps[band + 1] -= 1L << band * width;
    }
    return steps;
  }

  private void meet(int place, long[] recent, int first, int last, long[] counts) {
    long mask = (1L << width) - 1;
    for (int band = 0; band < near.space().size(); band++) {
      long met = near.sum(place, band, recent);
      for (int cell = band * time.size() + first;
          met != 0 && cell < band * time.size() + last;
          cell++) {
        counts[cell] += met & mask;
        met >>>= width;
      }
    }
  }

  private void shuffle(SplittableRandom random) {
    for (int i = places.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int place = places[i];
      places[i] = places[other];
      places[other] = place;
    }
  }
}
