package london.outcomes.measure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import london.outcomes.catalogue.ReferenceList;
import london.outcomes.catalogue.Residents;

/**
 * The hierarchy of areas and who lives in them, from the lists {@code area}, {@code ward} and
 * {@code population}. A ward is an area of measures that ask for wards, and of no other.
 */
public final class Areas {

  /** Who weighs a borough's part in the coverage of a larger area. */
  private static final Residents WEIGHT =
      new Residents("mye-2020", 2020, 0, Residents.OLDEST, CellColumns.ALL, CellColumns.ALL);

  static final String WARD = "ward";

  /** Editions of the list of wards in which they are those of today. */
  private static final Set<String> TODAY = Set.of("2024", "both");

  private final Map<String, Area> areas = new LinkedHashMap<>();
  private final List<Area> wards = new ArrayList<>();
  private final Map<String, Map<Residents, Double>> people = new HashMap<>();

  public Areas(ReferenceList area, ReferenceList ward, ReferenceList population) {
    for (List<String> row : area.rows()) {
      Area own =
          new Area(
              row.get(area.columns().indexOf("area_code")),
              row.get(area.columns().indexOf("area_level")),
              row.get(area.columns().indexOf("parent_code")),
              row.get(area.columns().indexOf("force_id")));
      areas.put(own.code, own);
    }
    for (List<String> row : ward.rows()) {
      if (TODAY.contains(ward.field(row, "editions"))) {
        String borough = ward.field(row, "borough_code");
        String force = areas.get(borough).force;
        wards.add(new Area(ward.field(row, "ward_code"), WARD, borough, force));
      }
    }
    for (List<String> row : population.rows()) {
      people
          .computeIfAbsent(population.field(row, "area_code"), code -> new HashMap<>())
          .merge(
              Residents.of(population, row),
              Double.valueOf(population.field(row, "people")),
              Double::sum);
    }
  }

  /** A borough's, or a ward's, part in an area: itself, its Basic Command Unit or London. */
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

  /**
   * How wards make up areas, beside boroughs: what has a borough and no ward stands under the
   * borough. Whether a borough is covered its own cell tells, so that wards weigh nothing in it.
   */
  List<Part> wardParts(Set<String> forces) {
    List<Part> parts = new ArrayList<>();
    for (Area ward : wards) {
      if (forces.contains(ward.force)) {
        for (Area area : ancestry(ward)) {
          parts.add(new Part(ward.code, area.code, area.level, area == ward ? 1 : 0));
        }
      }
    }
    return parts;
  }

  /** Wards with the force that polices them. */
  Map<String, String> forceByWard() {
    Map<String, String> forces = new LinkedHashMap<>();
    wards.forEach(ward -> forces.put(ward.code, ward.force));
    return forces;
  }

  /** The boroughs (and 'unknown') and the wards whose cells add up to an area. */
  public Set<String> smallest(String area, Set<String> forces) {
    Set<String> codes = new TreeSet<>(boroughsOf(area, forces));
    wardParts(forces).stream()
        .filter(part -> part.area().equals(area))
        .forEach(part -> codes.add(part.borough()));
    return codes;
  }

  /** The boroughs (and 'unknown') that make up an area. */
  Set<String> boroughsOf(String area, Set<String> forces) {
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
    if (level.equals(WARD)) {
      wards.forEach(ward -> forces.put(ward.code, Set.of(ward.force)));
    }
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
  double residents(String area, Set<String> forces, Residents residents) {
    double sum = 0;
    boolean isKnown = false;
    for (Area borough : boroughs(forces)) {
      Double own = people.getOrDefault(borough.code, Map.of()).get(residents);
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
    return people.getOrDefault(borough.code, Map.of()).getOrDefault(WEIGHT, 0.0);
  }
}
