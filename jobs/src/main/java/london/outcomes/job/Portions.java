package london.outcomes.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
   * @param bytes that a portion has at most, unless one file has more
   * @return at least one portion; it is empty where nothing has arrived
   */
  static List<Map<String, List<Delivery>>> of(Map<String, List<Delivery>> arrived, long bytes) {
    List<Delivery> all =
        arrived.values().stream()
            .flatMap(List::stream)
            .sorted(Comparator.comparingLong(Delivery::sequence))
            .toList();
    List<Map<String, List<Delivery>>> portions = new ArrayList<>(List.of(new LinkedHashMap<>()));
    long size = 0;
    for (Delivery delivery : all) {
      if (size > 0 && size + delivery.size() > bytes) {
        portions.add(new LinkedHashMap<>());
        size = 0;
      }
      size += delivery.size();
      portions
          .get(portions.size() - 1)
          .computeIfAbsent(delivery.source().id(), id -> new ArrayList<>())
          .add(delivery);
    }
    return portions;
  }
}
