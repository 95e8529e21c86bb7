package london.outcomes.synth;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A stop and search file: a month of London time, written in UTC, so that an April file begins with
 * rows of 31 March.
 */
final class StopSearchMonth {

  static final String KIND = "stop-and-search";

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'+00:00'").withZone(ZoneOffset.UTC);

  private static final Choice<String> KINDS =
      Choice.of(74, "Person search").or(24, "Person and Vehicle search").or(2, "Vehicle search");
  private static final Choice<String> GENDERS =
      Choice.of(91, "Male").or(8, "Female").or(.9, "").or(.1, "Other");
  private static final Choice<String> AGES =
      Choice.of(36, "18-24")
          .or(24, "25-34")
          .or(20, "over 34")
          .or(17, "10-17")
          .or(2.97, "")
          .or(.03, "under 10");

  /** A borough and a group: the people among whom a stop falls. */
  private record Residents(String borough, Ethnicity ethnicity) {}

  private final ForceMonth about;
  private final Dice dice;
  private final double expected;
  private final Choice<Residents> residents;
  private final Map<String, Choice<Ground.Patch>> patches;

  StopSearchMonth(Ground ground, Reference reference, Plan plan, ForceMonth about) {
    this.about = about;
    this.dice = Dice.of(plan.chances(), KIND, about.force(), about.month());
    double level = Dice.of(plan.seed(), "level", KIND, about.force(), about.month()).around(.06);
    this.expected = about.force().monthlyStops * plan.scale() * level;
    this.residents = residents(reference, plan.seed());
    this.patches =
        ground.areasOf(about.force()).stream()
            .collect(Collectors.toMap(Ground.Area::name, this::patches));
  }

  void write(Manifest manifest, Witness witness) throws IOException {
    try (CsvWriter csv = manifest.csv(about.file(KIND))) {
      csv.writeRecord(
          "Type",
          "Date",
          "Part of a policing operation",
          "Policing operation",
          "Latitude",
          "Longitude",
          "Gender",
          "Age range",
          "Self-defined ethnicity",
          "Officer-defined ethnicity",
          "Legislation",
          "Object of search",
          "Outcome",
          "Outcome linked to object of search",
          "Removal of more than just outer clothing");
      for (long second : seconds()) {
        write(csv, UTC.format(Instant.ofEpochSecond(second)), residents.pick(dice), witness);
      }
    }
  }

  private void write(CsvWriter csv, String date, Residents who, Witness witness) {
    String kind = KINDS.pick(dice);
    boolean isVehicleOnly = kind.equals("Vehicle search");
    boolean isLocated = dice.chance(.93);
    Place place = isLocated ? patches.get(who.borough()).pick(dice).place(dice) : Place.NOWHERE;
    Ethnicity ethnicity = who.ethnicity();
    String selfDefined = dice.chance(.12) ? Ethnicity.NOT_STATED : ethnicity.selfDefined.pick(dice);
    Search search = Search.of(dice);
    witness.saw(
        "police-uk-stop-search",
        "something came of it",
        about.force().id,
        isVehicleOnly ? "" : selfDefined,
        !search.linked().isEmpty());
    csv.writeRecord(
        kind,
        date,
        "False",
        "",
        place.latitude(),
        place.longitude(),
        isVehicleOnly ? "" : GENDERS.pick(dice),
        AGES.pick(dice),
        isVehicleOnly ? "" : selfDefined,
        dice.chance(.01) ? "" : ethnicity.officerDefined.pick(dice),
        search.legislation(),
        search.object(),
        search.outcome(),
        search.linked(),
        isVehicleOnly ? "" : dice.chance(.04) ? "True" : "False");
  }

  /** Minutes of the London month in order; more in the evening, fewest before dawn. */
  private long[] seconds() {
    long start = about.month().atDay(1).atStartOfDay(LONDON).toEpochSecond();
    long end = about.month().plusMonths(1).atDay(1).atStartOfDay(LONDON).toEpochSecond();
    int minutes = (int) ((end - start) / 60);
    long[] seconds = new long[dice.poisson(expected)];
    for (int at = 0; at < seconds.length; at++) {
      do {
        seconds[at] = start + 60L * dice.below(minutes);
      } while (!dice.chance(busyness(seconds[at])));
    }
    Arrays.sort(seconds);
    return seconds;
  }

  private static double busyness(long second) {
    int offset = LONDON.getRules().getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
    double hour = Math.floorMod(second + offset, 86_400L) / 3600.0;
    return .55 + .45 * StrictMath.cos(2 * Math.PI * (hour - 18.5) / 24);
  }

  private Choice<Residents> residents(Reference reference, long seed) {
    List<Residents> all = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    for (Borough borough : reference.boroughs()) {
      double habit = Dice.of(seed, "stops", borough.code()).around(.25);
      boolean isOwn = borough.isCity() == (about.force() == Force.CITY_OF_LONDON);
      for (Ethnicity ethnicity : isOwn ? Ethnicity.values() : new Ethnicity[0]) {
        all.add(new Residents(borough.name(), ethnicity));
        weights.add(habit * ethnicity.relativeRate * borough.people().get(ethnicity.group()));
      }
    }
    return Choice.among(all, weights.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private Choice<Ground.Patch> patches(Ground.Area area) {
    List<Ground.Patch> inUse = Ground.inUse(area, about.month());
    return Choice.among(inUse, inUse.stream().mapToDouble(Ground.Patch::weight).toArray());
  }
}
