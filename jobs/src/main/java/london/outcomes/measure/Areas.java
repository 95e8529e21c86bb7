package london.outcomes.measure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import london.outcomes.catalogue.Denominator;
import london.outcomes.catalogue.ReferenceList;

/**
 * The hierarchy of areas and who lives in them, from the lists {@code area} and {@code population}.
 */
public final class Areas {

  /** Vintage whose residents weigh a borough's part in the coverage of a larger area. */
  private static final String WEIGHT_VINTAGE = "mye-2020";

  private final Map<String, Area> areas = new LinkedHashMap<>();
  private final Map<String, Double> people = new HashMap<>();

  public Areas(ReferenceList area, ReferenceList population) {
    for (List<String> row : area.rows()) {
      Area own =
          new Area(
              row.get(area.columns().indexOf("area_code")),
              row.get(area.columns().indexOf("area_level")),
              row.get(area.columns().indexOf("parent_code")),
              row.get(area.columns().indexOf("force_id")));
      areas.put(own.code, own);
    }
    for (List<String> row : population.rows()) {
      String key =
          key(
              row.get(population.columns().indexOf("area_code")),
              row.get(population.columns().indexOf("vintage")),
              Integer.parseInt(row.get(population.columns().indexOf("age_from"))),
              Integer.parseInt(row.get(population.columns().indexOf("age_to"))),
              row.get(population.columns().indexOf("ethnicity")));
      people.merge(
          key, Double.valueOf(row.get(population.columns().indexOf("people"))), Double::sum);
    }
  }

  /** A borough's part in an area: itself, its Basic Command Unit or London. */
  record Part(String borough, String area, String level, double weight) {}

  private record Area(String code, String level, String parent, String force) {}

  /** Boroughs (and 'unknown') with the force that polices them; empty for 'unknown'. */
  Map<String, String> forceByBorough() {
    Map<String, String> forces = new LinkedHashMap<>();
    areas.values().stream()
        .filter(a -> a.level.equals("borough"))
        .forEach(a -> forces.put(a.code, a.force));
    return forces;
  }

  /**
   * How boroughs make up areas, for measures whose sources cover these forces. The weights of an
   * area's parts add up to 1: they are the share of its residents.
   */
  List<Part> parts(Set<String> forces) {
    List<Part> parts = new ArrayList<>();
    Map<String, Double> totals = new HashMap<>();
    for (Area borough : boroughs(forces)) {
      for (Area area : ancestry(borough)) {
        totals.merge(area.code, weight(borough), Double::sum);
      }
    }
    for (Area borough : boroughs(forces)) {
      for (Area area : ancestry(borough)) {
        double total = totals.get(area.code);
        double weight = total > 0 ? weight(borough) / total : 1;
        parts.add(new Part(borough.code, area.code, area.level, weight));
      }
    }
    return parts;
  }

  /** The boroughs (and 'unknown') whose cells add up to an area. */
  public Set<String> boroughsOf(String area, Set<String> forces) {
    Set<String> codes = new TreeSet<>();
    for (Area borough : boroughs(forces)) {
      if (ancestry(borough).stream().anyMatch(a -> a.code.equals(area))) {
        codes.add(borough.code);
      }
    }
    return codes;
  }

  /** Areas of a level, with the forces that police their boroughs; empty for what has no place. */
  Map<String, Set<String>> forcesByArea(String level) {
    Map<String, Set<String>> forces = new LinkedHashMap<>();
    for (Area borough : areas.values()) {
      if (borough.level.equals("borough")) {
        ancestry(borough).stream()
            .filter(area -> area.level.equals(level))
            .forEach(
                area -> forces.computeIfAbsent(area.code, a -> new TreeSet<>()).add(borough.force));
      }
    }
    return forces;
  }

  /** Residents of an area, counted over the boroughs of these forces; NaN when none are known. */
  double residents(
      String area, Set<String> forces, Denominator.Population population, String ethnicity) {
    double sum = 0;
    boolean isKnown = false;
    for (Area borough : boroughs(forces)) {
      Double own =
          people.get(
              key(
                  borough.code,
                  population.vintage(),
                  population.ageFrom(),
                  population.ageTo(),
                  ethnicity));
      if (own != null && ancestry(borough).stream().anyMatch(a -> a.code.equals(area))) {
        sum += own;
        isKnown = true;
      }
    }
    return isKnown ? sum : Double.NaN;
  }

  /** Codes of all areas at these levels. */
  List<String> codes(Collection<String> levels) {
    return areas.values().stream().filter(a -> levels.contains(a.level)).map(a -> a.code).toList();
  }

  private List<Area> boroughs(Set<String> forces) {
    return areas.values().stream()
        .filter(a -> a.level.equals("borough"))
        .filter(a -> a.force.isEmpty() || forces.contains(a.force))
        .toList();
  }

  private List<Area> ancestry(Area borough) {
    List<Area> ancestry = new ArrayList<>();
    for (Area a = borough; a != null; a = areas.get(a.parent)) {
      ancestry.add(a);
    }
    return ancestry;
  }

  private double weight(Area borough) {
    return people.getOrDefault(key(borough.code, WEIGHT_VINTAGE, 0, 120, CellColumns.ALL), 0.0);
  }

  private static String key(String area, String vintage, int from, int to, String ethnicity) {
    return area + "|" + vintage + "|" + from + "-" + to + "|" + ethnicity;
  }
}
