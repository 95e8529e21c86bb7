package london.outcomes.insight.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The places of London that stay the same over the years: an LSOA, or those together that became
 * one another between the editions of 2011 and 2021. Places in which nothing happens are places
 * too.
 */
final class PlaceList {

  /** Places whose centres are nearest to one that make its neighbourhood, besides itself. */
  static final int NEAREST = 6;

  private static final double METRES_A_DEGREE = 111_195;

  /** An LSOA that is, or became, another. */
  record Link(String from, String to, String borough) {}

  /** A point that stands for offences in an LSOA. */
  record Point(String lsoa, double longitude, double latitude) {}

  /** A place, by the first of its newest codes. */
  record Place(String code, String borough) {}

  private final List<Place> places;
  private final Map<String, Integer> byLsoa;

  private PlaceList(List<Place> places, Map<String, Integer> byLsoa) {
    this.places = places;
    this.byLsoa = byLsoa;
  }

  /** From links in any order; an LSOA that did not change is linked to itself. */
  static PlaceList of(Collection<Link> links) {
    Map<String, String> boroughs = new TreeMap<>();
    links.forEach(
        link -> boroughs.merge(link.to, link.borough, (x, y) -> x.compareTo(y) < 0 ? x : y));
    Map<String, String> parents = new TreeMap<>();
    for (Link link : links) {
      String a = root(parents, link.to);
      String b = root(parents, link.from);
      // The smallest of the newest codes stands for all: they alone have a borough.
      boolean isFirst = boroughs.containsKey(a) && (!boroughs.containsKey(b) || a.compareTo(b) < 0);
      parents.put(a, isFirst ? a : b);
      parents.put(b, isFirst ? a : b);
    }
    List<Place> places = new ArrayList<>();
    Map<String, Integer> byRoot = new HashMap<>();
    Map<String, Integer> byLsoa = new HashMap<>();
    for (String code : List.copyOf(parents.keySet())) {
      String root = root(parents, code);
      Integer at = byRoot.get(root);
      if (at == null) {
        at = places.size();
        byRoot.put(root, at);
        places.add(new Place(root, boroughs.get(root)));
      }
      byLsoa.put(code, at);
    }
    return new PlaceList(List.copyOf(places), byLsoa);
  }

  private static String root(Map<String, String> parents, String code) {
    String root = code;
    while (!parents.getOrDefault(root, root).equals(root)) {
      root = parents.get(root);
    }
    return root;
  }

  List<Place> places() {
    return places;
  }

  /** Position of the place of an LSOA, -1 for none. */
  int at(String lsoa) {
    return byLsoa.getOrDefault(lsoa, -1);
  }

  /**
   * Means of the distinct points of each place.
   *
   * @return metres east and north, {@code NaN} for a place without points
   */
  double[][] centres(Collection<Point> points) {
    double[][] sums = new double[places.size()][3];
    points.stream()
        .distinct()
        .sorted(
            Comparator.comparing(Point::lsoa)
                .thenComparing(Point::longitude)
                .thenComparing(Point::latitude))
        .filter(point -> at(point.lsoa) >= 0)
        .forEach(
            point -> {
              double[] sum = sums[at(point.lsoa)];
              double scale = Math.cos(Math.toRadians(51.5));
              sum[0] += point.longitude * METRES_A_DEGREE * scale;
              sum[1] += point.latitude * METRES_A_DEGREE;
              sum[2]++;
            });
    return Arrays.stream(sums)
        .map(sum -> new double[] {sum[0] / sum[2], sum[1] / sum[2]})
        .toArray(double[][]::new);
  }

  /** Each place with a centre and those whose centres are nearest; empty without a centre. */
  static int[][] neighbours(double[][] centres) {
    int[][] neighbours = new int[centres.length][];
    for (int i = 0; i < centres.length; i++) {
      neighbours[i] = Double.isNaN(centres[i][0]) ? new int[0] : nearest(centres, i);
    }
    return neighbours;
  }

  /** Itself is nearest; insertion into a short list beats sorting thousands of distances. */
  private static int[] nearest(double[][] centres, int place) {
    int[] nearest = new int[NEAREST + 1];
    double[] distances = new double[NEAREST + 1];
    Arrays.fill(distances, Double.POSITIVE_INFINITY);
    int known = 0;
    for (int i = 0; i < centres.length; i++) {
      double east = centres[i][0] - centres[place][0];
      double north = centres[i][1] - centres[place][1];
      double distance = i == place ? -1 : east * east + north * north;
      if (distance < distances[NEAREST]) {
        int at = NEAREST;
        while (at > 0 && distances[at - 1] > distance) {
          distances[at] = distances[at - 1];
          nearest[at] = nearest[at - 1];
          at--;
        }
        distances[at] = distance;
        nearest[at] = i;
        known = Math.min(known + 1, nearest.length);
      }
    }
    return Arrays.copyOf(nearest, known);
  }
}
