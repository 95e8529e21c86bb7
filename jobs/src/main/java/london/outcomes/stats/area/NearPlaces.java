package london.outcomes.stats.area;

import java.util.Comparator;
import java.util.stream.IntStream;
import london.outcomes.stats.area.NearRepeat.Distance;

/**
 * Which places are near one another, by band of distance. Found once for all tables of events at
 * these places, and without looking at pairs of places that lie farther apart than the widest band.
 */
public final class NearPlaces {

  private interface Reader {
    void read(int place, int other, int band);
  }

  private final double[] eastings;
  private final double[] northings;
  private final Distance distance;
  private final Bands space;

  /** Start, in {@link #near}, of what is near a place, band by band; the last is the end of all. */
  private final int[] starts;

  private final int[] near;

  private NearPlaces(double[] eastings, double[] northings, Distance distance, Bands space) {
    this.eastings = eastings;
    this.northings = northings;
    this.distance = distance;
    this.space = space;
    this.starts = new int[eastings.length * space.size() + 1];
    int[] order =
        IntStream.range(0, eastings.length)
            .boxed()
            .sorted(Comparator.comparingDouble(place -> eastings[place]))
            .mapToInt(Integer::intValue)
            .toArray();
    read(order, (place, other, band) -> starts[place * space.size() + band + 1]++);
    for (int i = 1; i < starts.length; i++) {
      starts[i] += starts[i - 1];
    }
    this.near = new int[starts[starts.length - 1]];
    int[] next = starts.clone();
    read(order, (place, other, band) -> near[next[place * space.size() + band]++] = other);
  }

  /**
   * Of places in any order; they are told by their position from then on.
   *
   * @param eastings metres, one a place
   * @param northings metres, in the same order
   */
  public static NearPlaces of(
      double[] eastings, double[] northings, Distance distance, Bands space) {
    return new NearPlaces(eastings.clone(), northings.clone(), distance, space);
  }

  /** Ordered pairs of places, each with itself too; no distance is under its part to the east. */
  private void read(int[] order, Reader reader) {
    double widest = space.at(space.size() - 1).to();
    for (int i = 0; i < order.length; i++) {
      int place = order[i];
      for (int j = i; j < order.length && eastings[order[j]] - eastings[place] < widest; j++) {
        int other = order[j];
        int band =
            space.of(
                distance.of(
                    eastings[other] - eastings[place], northings[other] - northings[place]));
        if (band >= 0) {
          reader.read(place, other, band);
          if (other != place) {
            reader.read(other, place, band);
          }
        }
      }
    }
  }

  int size() {
    return eastings.length;
  }

  Bands space() {
    return space;
  }

  /** Sum of a value of each place in a band around one. */
  long sum(int place, int band, long[] values) {
    int at = place * space.size() + band;
    int end = starts[at + 1];
    long sum = 0;
    for (int i = starts[at]; i < end; i++) {
      sum += values[near[i]];
    }
    return sum;
  }

  /**
   * The margin of each band.
   *
   * @param events at each place
   */
  KnoxMargin[] margins(long[] events) {
    KnoxMargin[] margins = new KnoxMargin[space.size()];
    for (int band = 0; band < margins.length; band++) {
      margins[band] = new KnoxMargin(0, 0);
      for (int place = 0; place < events.length; place++) {
        if (events[place] > 0) {
          // An event is no pair with itself.
          long self = band == space.of(0) && isSomewhere(place) ? 1 : 0;
          margins[band] = margins[band].with(events[place], sum(place, band, events) - self);
        }
      }
    }
    return margins;
  }

  private boolean isSomewhere(int place) {
    return Double.isFinite(eastings[place] + northings[place]);
  }
}
