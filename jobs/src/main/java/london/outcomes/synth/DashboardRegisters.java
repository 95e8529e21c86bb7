package london.outcomes.synth;

import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The MPS monthly dashboard files: the same crimes by borough and again by safer neighbourhood
 * team, types that contain one another, and positive outcomes beside offences.
 */
final class DashboardRegisters {

  private static final String NAME = "MPS_MonthlyCrimeDashboard_%s_%%s.csv";

  /** Says under which types a crime stands. */
  private interface Types {
    List<String[]> of(Crime crime);
  }

  private final World world;
  private final Wards wards;

  DashboardRegisters(World world, Wards wards) {
    this.world = world;
    this.wards = wards;
  }

  List<Register> all() {
    return List.of(
        register(
            "mps-dashboard-tno",
            "TNOCrimeData",
            "Offence Group",
            "Offence Subgroup",
            DashboardRegisters::notifiable),
        register(
            "mps-dashboard-other",
            "OtherCrimeData",
            "Crime Type",
            "Crime Subtype",
            DashboardRegisters::other),
        register(
            "mps-dashboard-knife",
            "KnifeCrimeData",
            "Crime Type",
            "Crime Subtype",
            DashboardRegisters::knife));
  }

  private Register register(String id, String name, String type, String subtype, Types types) {
    return new Register(
        id,
        Register.Cadence.RESTATED,
        NAME.formatted(name),
        ',',
        List.of(
            "Month_Year",
            "Area Type",
            "Borough_SNT",
            "Area name",
            "Area code",
            type,
            subtype,
            "Measure",
            "Financial Year",
            "FY_FYIndex",
            "Count",
            "Refresh Date"),
        (month, dice, out) -> write(types, month, out));
  }

  private static List<String[]> notifiable(Crime crime) {
    return List.<String[]>of(new String[] {crime.minor().majorText, crime.minor().minorText});
  }

  private static List<String[]> knife(Crime crime) {
    Nature nature = crime.story().nature();
    List<String[]> types = new ArrayList<>();
    if (!nature.knife().equals(Nature.NONE)) {
      types.add(new String[] {"Knife Crime", "Knife Crime"});
    }
    if (nature.isKnifeInjury()) {
      types.add(new String[] {"Knife Crime", "Knife Crime with Injury"});
    }
    return types;
  }

  private static List<String[]> other(Crime crime) {
    Nature nature = crime.story().nature();
    List<String[]> types = new ArrayList<>();
    if (nature.isDomestic()) {
      types.add(new String[] {"Domestic Abuse", "Domestic Abuse"});
      if (crime.minor() == Minor.WITH_INJURY) {
        types.add(new String[] {"Domestic Abuse", "Domestic Abuse Violence with Injury"});
      }
    }
    if (!nature.hate().isEmpty()) {
      types.add(new String[] {"Hate Crime", "Hate Crime"});
      for (String strand : nature.hate().split(";")) {
        types.add(new String[] {"Hate Crime", "Hate Crime - " + strand});
      }
    }
    if (!nature.firearm().equals(Nature.NONE)) {
      types.add(new String[] {"Gun Crime", "Gun Crime"});
    }
    if (nature.isDischarge()) {
      types.add(new String[] {"Gun Crime", "Lethal Barrel Discharge"});
    }
    return types;
  }

  private void write(Types types, YearMonth month, Register.Out out) throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    world
        .crimes()
        .forEach(
            month,
            crime -> {
              List<String[]> own = types.of(crime);
              for (String area : own.isEmpty() ? List.<String>of() : areas(crime)) {
                own.forEach(type -> count(area + "\t" + String.join("\t", type), crime, counts));
              }
            });
    int year = month.getYear() - (month.getMonthValue() < 4 ? 1 : 0);
    String financial = "%02d-%02d".formatted(year % 100, (year + 1) % 100);
    String index = "%s_%02d".formatted(financial, (month.getMonthValue() + 8) % 12 + 1);
    counts.forEach(
        (key, count) -> {
          List<Object> row = new ArrayList<>(List.of(month.atDay(1)));
          row.addAll(List.of((Object[]) key.split("\t")));
          row.addAll(List.of("fy" + financial, index, count));
          row.add(world.plan().to().plusMonths(1).atDay(18));
          out.row(row.toArray());
        });
  }

  private static void count(String key, Crime crime, Map<String, Integer> counts) {
    counts.merge(key + "\tOffences", 1, Integer::sum);
    boolean isPositive =
        switch (crime.course().decision()) {
          case CHARGED,
              CHARGED_ELSEWHERE,
              CAUTION,
              PENALTY_NOTICE,
              DRUGS_WARNING,
              LOCAL_RESOLUTION ->
              true;
          default -> false;
        };
    if (isPositive) {
      counts.merge(key + "\tPositive Outcomes", 1, Integer::sum);
    }
  }

  /** The borough, and the team whose published code has a space behind it. */
  private List<String> areas(Crime crime) {
    String code = crime.story().boroughCode();
    List<String> areas = new ArrayList<>();
    world.reference().boroughs().stream()
        .filter(borough -> borough.code().equals(code) && !borough.isCity())
        .map(b -> String.join("\t", "Borough", b.name(), b.name(), b.code()))
        .forEach(areas::add);
    String lsoa = crime.place().lsoaCode();
    if (wards.has(lsoa) && !wards.of(lsoa).borough().isCity()) {
      Wards.Ward ward = wards.of(lsoa);
      areas.add(String.join("\t", "SNT", ward.borough().name(), ward.name(), ward.code() + " "));
    }
    return areas;
  }
}
