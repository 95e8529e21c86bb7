package london.outcomes.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import london.outcomes.catalogue.Window;
import london.outcomes.disclosure.AdditiveTable.Sum;

/**
 * How the counts of one quantity add up: boroughs to Basic Command Units and London, groups to
 * everybody, months to quarters and years. Rolling years overlap, so the difference of two of them
 * is the difference of two quarters or months: the sums say so.
 */
final class Hierarchy {

  private final Map<String, String> parents;

  /**
   * @param parents area to the area that it is a part of; the largest has none
   */
  Hierarchy(Map<String, String> parents) {
    this.parents = new TreeMap<>(parents);
  }

  /** Name of a cell: the same count of the same place in two releases is one cell. */
  static String cell(Place place, long count) {
    return place + " = " + count;
  }

  /** Cells that are alike: those of one level of areas, one characteristic and one window. */
  String block(Place place) {
    boolean isWhole = !parents.containsKey(place.area());
    String level = isWhole ? "whole" : parents.containsValue(place.area()) ? "units" : "parts";
    return String.join(", ", level, place.groupType(), place.window().id());
  }

  /** Whether a cell stands for parts of a total that no figure tells of. */
  static boolean isRest(String cell) {
    return cell.startsWith("rest");
  }

  /** The cell that somebody may publish and that a cell tells of: a rest tells of its total. */
  static String owner(String cell) {
    return isRest(cell) ? cell.substring(cell.indexOf(", ") + 2, cell.lastIndexOf(" - ")) : cell;
  }

  /**
   * The counts as a table. Where the parts that are there do not make up their total, as when a
   * month has not arrived in full, the rest is a cell of its own.
   */
  AdditiveTable table(Map<Place, Long> counts) {
    Building building = new Building(counts);
    counts.keySet().forEach(building::addSums);
    return new AdditiveTable(building.cells, building.sums);
  }

  private final class Building {
    private final Map<Place, Long> counts;
    private final Map<Place, List<Place>> boroughs = new HashMap<>();
    private final Map<Place, Map<String, List<Place>>> groups = new HashMap<>();
    private final SortedMap<String, Long> cells = new TreeMap<>();
    private final List<Sum> sums = new ArrayList<>();

    private Building(Map<Place, Long> counts) {
      this.counts = counts;
      counts.forEach(
          (place, count) -> {
            cells.put(cell(place, count), count);
            addToAreas(place);
            if (!place.isEverybody()) {
              groups
                  .computeIfAbsent(place.ofEverybody(), p -> new TreeMap<>())
                  .computeIfAbsent(place.groupType(), t -> new ArrayList<>())
                  .add(place);
            }
          });
    }

    /** Only what has no parts of its own is added up: everything else is a sum of it. */
    private void addToAreas(Place place) {
      if (parents.containsValue(place.area())) {
        return;
      }
      for (String area = parents.get(place.area()); area != null; area = parents.get(area)) {
        boroughs.computeIfAbsent(place.of(area), p -> new ArrayList<>()).add(place);
      }
    }

    private void addSums(Place total) {
      addSum("areas", total, boroughs.getOrDefault(total, List.of()));
      groups.getOrDefault(total, Map.of()).forEach((type, parts) -> addSum(type, total, parts));
      addSum("periods", total, periods(total));
    }

    /** The longest periods shorter than the total's that make it up and are there. */
    private List<Place> periods(Place total) {
      for (Window unit : List.of(Window.QUARTER, Window.MONTH)) {
        List<Place> parts = new ArrayList<>(total.parts(unit));
        parts.removeIf(part -> !counts.containsKey(part));
        if (!parts.isEmpty()) {
          return parts;
        }
      }
      return List.of();
    }

    private void addSum(String kind, Place total, List<Place> parts) {
      long rest = counts.get(total) - parts.stream().mapToLong(counts::get).sum();
      // More than the total: these are no parts of it, so a reader cannot subtract them.
      if (parts.isEmpty() || rest < 0) {
        return;
      }
      List<String> cellsOfParts = new ArrayList<>();
      parts.forEach(part -> cellsOfParts.add(cell(part, counts.get(part))));
      String cell = cell(total, counts.get(total));
      if (rest > 0) {
        String name = "rest of " + kind + ", " + cell + " - " + rest;
        cells.put(name, rest);
        cellsOfParts.add(name);
      }
      sums.add(new Sum(cell, cellsOfParts));
    }
  }
}
