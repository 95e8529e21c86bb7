package london.outcomes.insight.place;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import london.outcomes.stats.area.NearPlaces;
import london.outcomes.stats.area.NearRepeat.Distance;

/**
 * The places of which is known where they lie, in an order of their own, and which are near.
 *
 * @param positions of these places in the list of all
 * @param boroughs of these places
 * @param near metres between centres, in bands: the same place, and up to 400, 800 and 1,200
 */
record CentredPlaces(List<Integer> positions, List<String> boroughs, NearPlaces near) {

  /**
   * @param centres metres east and north of all places, {@code NaN} where unknown
   */
  static CentredPlaces of(PlaceList places, double[][] centres) {
    List<Integer> positions =
        IntStream.range(0, centres.length)
            .filter(i -> Double.isFinite(centres[i][0]))
            .boxed()
            .toList();
    return new CentredPlaces(
        positions,
        positions.stream().map(i -> places.places().get(i).borough()).toList(),
        NearPlaces.of(
            positions.stream().mapToDouble(i -> centres[i][0]).toArray(),
            positions.stream().mapToDouble(i -> centres[i][1]).toArray(),
            Distance.EUCLIDEAN,
            Apart.BANDS));
  }

  /** Where a place of the list of all stands among these, -1 for nowhere. */
  int at(int position) {
    return Math.max(-1, Collections.binarySearch(positions, position));
  }

  /** London and its boroughs, each with whether a place lies in it. */
  SortedMap<String, boolean[]> areas() {
    SortedMap<String, boolean[]> areas = new TreeMap<>();
    for (int i = 0; i < boroughs.size(); i++) {
      for (String area : List.of(Checks.LONDON, boroughs.get(i))) {
        areas.computeIfAbsent(area, code -> new boolean[boroughs.size()])[i] = true;
      }
    }
    return areas;
  }
}
