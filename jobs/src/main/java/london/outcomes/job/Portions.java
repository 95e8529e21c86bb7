package london.outcomes.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import london.outcomes.ingest.Delivery;

/**
 * What has arrived, in portions that fit into memory: years of history that come at once are taken
 * in as if their months had come one after the other. Each portion is in the ledger before the next
 * one begins, so a run that is killed goes on with the portion that it was at.
 */
final class Portions {

  /**
   * Bytes of files that are taken in together. Rows that are held until their files are judged, and
   * the keys among which repeated ones are looked for, take a few times as much: a year of London
   * to half a gigabyte, which is right for the launcher's three of heap.
   */
  static final long BYTES = Runtime.getRuntime().maxMemory() / 6;

  private Portions() {}

  /**
   * Cuts deliveries in the order of their arrival, in which files of one month lie together.
   *
   * @param arrived deliveries by contract id
   * @return at least one portion; it is empty where nothing has arrived
   */
  static List<Map<String, List<Delivery>>> of(Map<String, List<Delivery>> arrived, long bytes) {
    List<Delivery> all =
        arrived.values().stream()
            .flatMap(List::stream)
            .sorted(Comparator.comparingLong(Delivery::sequence))
            .toList();
    return cut(all, Delivery::size, bytes).stream()
        .map(
            portion ->
                portion.stream().collect(Collectors.groupingBy(delivery -> delivery.source().id())))
        .toList();
  }

  /**
   * Cuts what lies in order.
   *
   * @param bytes that a portion has at most, unless one file has more
   * @return at least one portion
   */
  static <T> List<List<T>> cut(List<T> all, ToLongFunction<T> size, long bytes) {
    List<List<T>> portions = new ArrayList<>(List.of(new ArrayList<>()));
    long filled = 0;
    for (T one : all) {
      if (filled > 0 && filled + size.applyAsLong(one) > bytes) {
        portions.add(new ArrayList<>());
        filled = 0;
      }
      filled += size.applyAsLong(one);
      portions.get(portions.size() - 1).add(one);
    }
    return portions;
  }
}
