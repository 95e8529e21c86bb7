package london.outcomes.insight.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that was recorded of one category: a line of monthly counts for each borough and ward, zeros
 * included, and all of London's.
 *
 * @param category of offences
 * @param first its first month, in months since year 0
 * @param lines boroughs, then wards, by code
 * @param london counts of all boroughs together; 0 where nothing was delivered
 */
record Panel(String category, int first, List<Line> lines, double[] london) {

  static final String BOROUGH = "borough";
  static final String WARD = "ward";

  /** The counts of a borough, or of a ward in its borough. */
  record Line(String area, String level, String borough, double[] counts) {
    double mean(int from, int to) {
      return Arrays.stream(counts, Math.max(0, from), to).average().orElse(0);
    }
  }

  /**
   * Offences of a borough and month.
   *
   * @param ward empty where the ward is not known
   * @param month in months since year 0
   */
  record Tally(String borough, String ward, int month, long offences) {}

  private record Place(String level, String area, String borough) {}

  /** From tallies in any order; several of a place and month add up. */
  static Panel of(String category, Collection<Tally> tallies) {
    int first = tallies.stream().mapToInt(Tally::month).min().orElse(0);
    int last = tallies.stream().mapToInt(Tally::month).max().orElse(0);
    double[] london = new double[last - first + 1];
    Map<Place, double[]> counts =
        new TreeMap<>(Comparator.comparing(Place::level).thenComparing(Place::area));
    for (Tally tally : tallies) {
      int at = tally.month - first;
      london[at] += tally.offences;
      add(counts, new Place(BOROUGH, tally.borough, tally.borough), at, tally, london.length);
      if (!tally.ward.isEmpty()) {
        add(counts, new Place(WARD, tally.ward, tally.borough), at, tally, london.length);
      }
    }
    List<Line> lines = new ArrayList<>();
    counts.forEach((p, line) -> lines.add(new Line(p.area, p.level, p.borough, line)));
    return new Panel(category, first, List.copyOf(lines), london);
  }

  private static void add(
      Map<Place, double[]> counts, Place place, int at, Tally tally, int months) {
    counts.computeIfAbsent(place, p -> new double[months])[at] += tally.offences;
  }

  int months() {
    return london.length;
  }

  /** Offences of the area that holds a line's: the borough of a ward, London of a borough. */
  double whole(Line line, int month) {
    if (line.level.equals(BOROUGH)) {
      return london[month];
    }
    return at(BOROUGH).stream()
        .filter(borough -> borough.area.equals(line.borough))
        .mapToDouble(borough -> borough.counts[month])
        .sum();
  }

  List<Line> at(String level) {
    return lines.stream().filter(line -> line.level.equals(level)).toList();
  }

  /** What happened in the rest of London, month by month; missing where nothing was delivered. */
  double[] elsewhere(Line line) {
    double[] elsewhere = new double[london.length];
    Arrays.setAll(elsewhere, t -> london[t] - line.counts[t]);
    return elsewhere;
  }

  /** The same panel with other counts of a level; London's follow. */
  Panel with(String level, List<Line> replaced) {
    List<Line> all = new ArrayList<>(lines.stream().filter(l -> !l.level.equals(level)).toList());
    all.addAll(replaced);
    double[] sum = london.clone();
    add(sum, at(level), -1);
    add(sum, replaced, 1);
    return new Panel(category, first, List.copyOf(all), sum);
  }

  private static void add(double[] sum, List<Line> lines, int sign) {
    for (Line line : lines) {
      for (int t = 0; t < sum.length; t++) {
        sum[t] += sign * line.counts[t];
      }
    }
  }
}
