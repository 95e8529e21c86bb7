package london.outcomes.synth;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Where things happen: areas in the order of their names, their small areas, and map points. */
final class Ground {

  /** A borough, or a place outside London that strays into the files. */
  record Area(String name, boolean isBorough, double weight, List<Patch> patches) {}

  /** A small area, its part of its borough's crime, and the points that rows snap to. */
  record Patch(Borough.Lsoa lsoa, double weight, List<Place> places) {
    Place place(Dice dice) {
      return places.get(dice.below(places.size()));
    }
  }

  private static final YearMonth FIRST_WITH_2021 = YearMonth.of(2022, 3);
  private static final YearMonth FIRST_WITHOUT_2011 = YearMonth.of(2023, 6);
  private static final int POINTS = 5;
  private static final double OUTSIDE_LONDON = .0001;
  private static final double UNVISITED = .85;

  /** Recorded crime a resident against London's, where visitors raise it; elsewhere it is lower. */
  private static final Map<String, Double> VISITED =
      Map.of(
          "Westminster", 4.0,
          "Camden", 1.9,
          "Kensington and Chelsea", 1.5,
          "Islington", 1.4,
          "Southwark", 1.25,
          "Hackney", 1.25,
          "Lambeth", 1.15,
          "Newham", 1.15,
          "Tower Hamlets", 1.15,
          "Hammersmith and Fulham", 1.15);

  /** LSOAs outside London that do occur in Metropolitan Police files, with a point in each. */
  private static final List<Place> ELSEWHERE =
      List.of(
          new Place("E01015294", "Bournemouth 015C", "-1.855712", "50.729617", "1"),
          new Place("E01033063", "Brentwood 007F", "0.290924", "51.606812", "2"),
          new Place("E01029225", "South Somerset 003B", "-2.743258", "51.055177", "3"),
          new Place("E01024649", "Thanet 016C", "1.417678", "51.331274", "4"),
          new Place("E01022060", "Uttlesford 009B", "0.188346", "51.825556", "5"));

  private final List<Area> areas;
  private final Rises rises;

  private Ground(List<Area> areas, Rises rises) {
    this.areas = areas;
    this.rises = rises;
  }

  static Ground of(Reference reference, long seed) {
    double people = reference.boroughs().stream().mapToLong(Borough::residents).sum();
    List<Area> areas = new ArrayList<>();
    for (Borough borough : reference.boroughs()) {
      Dice dice = Dice.of(seed, "ground", borough.code());
      double rate = VISITED.getOrDefault(borough.name(), UNVISITED) * dice.around(.12);
      double weight = rate * borough.residents() / people;
      areas.add(new Area(borough.name(), true, weight, patches(borough, dice)));
    }
    for (Place place : ELSEWHERE) {
      var lsoa = new Borough.Lsoa(place.lsoaCode(), place.lsoaName(), true, true);
      String name = place.lsoaName().substring(0, place.lsoaName().lastIndexOf(' '));
      Patch patch = new Patch(lsoa, 1, List.of(place));
      areas.add(new Area(name, false, OUTSIDE_LONDON, List.of(patch)));
    }
    areas.sort(Comparator.comparing(Area::name));
    return new Ground(List.copyOf(areas), Rises.of(reference, seed));
  }

  Rises rises() {
    return rises;
  }

  /** The areas in which a force's rows lie, each with its part of them; they add up to 1. */
  List<Area> areasOf(Force force) {
    double sum = areas.stream().mapToDouble(area -> weight(force, area)).sum();
    return areas.stream()
        .filter(area -> weight(force, area) > 0)
        .map(a -> new Area(a.name(), a.isBorough(), weight(force, a) / sum, a.patches()))
        .toList();
  }

  /** The small areas whose codes are in use in a month; their weights add up to 1. */
  static List<Patch> inUse(Area area, YearMonth month) {
    List<Patch> known =
        area.patches().stream().filter(patch -> isInUse(patch.lsoa(), month)).toList();
    double sum = known.stream().mapToDouble(Patch::weight).sum();
    return known.stream().map(p -> new Patch(p.lsoa(), p.weight() / sum, p.places())).toList();
  }

  /** Codes of 2011, then for 15 months a mixture of both editions, then codes of 2021. */
  private static boolean isInUse(Borough.Lsoa lsoa, YearMonth month) {
    return lsoa.isIn2011() && month.isBefore(FIRST_WITHOUT_2011)
        || lsoa.isIn2021() && !month.isBefore(FIRST_WITH_2021);
  }

  /** A force's rows are not all on its own ground: a borough is not a force. */
  private static double weight(Force force, Area area) {
    boolean isCity = area.name().equals(Borough.CITY_OF_LONDON);
    if (force == Force.METROPOLITAN) {
      return isCity ? 4 * OUTSIDE_LONDON : area.weight();
    }
    boolean isNextDoor = area.name().equals("Tower Hamlets") || area.name().equals("Islington");
    return isCity ? .96 : isNextDoor ? .02 : 0;
  }

  private static List<Patch> patches(Borough borough, Dice dice) {
    List<Patch> patches = new ArrayList<>();
    for (Borough.Lsoa lsoa : borough.lsoas()) {
      double width = borough.isCity() ? .25 : 1;
      double longitude = borough.longitude() + .021 * width * dice.bell() / 1.5;
      double latitude = borough.latitude() + .014 * width * dice.bell() / 1.5;
      List<Place> places = new ArrayList<>();
      for (int point = 1; point <= POINTS; point++) {
        places.add(
            new Place(
                lsoa.code(),
                lsoa.name(),
                degrees(longitude + .003 * width * dice.bell()),
                degrees(latitude + .002 * width * dice.bell()),
                Integer.toString(POINTS * patches.size() + point)));
      }
      patches.add(new Patch(lsoa, dice.around(.6), List.copyOf(places)));
    }
    return List.copyOf(patches);
  }

  private static String degrees(double value) {
    return BigDecimal.valueOf(Math.round(value * 1_000_000), 6).toPlainString();
  }
}
