package london.outcomes.synth;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the Crown Prosecution Service publishes: case outcomes of a month by principal offence, in
 * 51 columns whose period stands in the name only, and quarterly summaries that state three
 * quarters again. London is counted from the cases of the police record; other areas are made up.
 */
final class CpsTables {

  private static final String LONDON = "Metropolitan and City";
  private static final List<String> CATEGORIES =
      List.of(
          "Homicide",
          "Offences Against The Person",
          "Sexual Offences",
          "Burglary",
          "Robbery",
          "Theft And Handling",
          "Fraud And Forgery",
          "Criminal Damage",
          "Drugs Offences",
          "Public Order Offences",
          "All Other Offences",
          "Motoring Offences");
  private static final List<String> ELSEWHERE =
      List.of(
          "Avon and Somerset",
          "Bedfordshire",
          "Cambridgeshire",
          "Cheshire",
          "Cleveland",
          "Cumbria",
          "Derbyshire",
          "Devon and Cornwall",
          "Dorset",
          "Durham",
          "Dyfed Powys",
          "Essex",
          "Gloucestershire",
          "GreaterManchester",
          "Gwent",
          "Hampshire",
          "Hertfordshire",
          "Humberside",
          "Kent",
          "Lancashire",
          "Leicestershire",
          "Lincolnshire",
          "Merseyside",
          "Norfolk",
          "Northamptonshire",
          "Northumbria",
          "North Wales",
          "North Yorkshire",
          "Nottinghamshire",
          "South Wales",
          "South Yorkshire",
          "Staffordshire",
          "Suffolk",
          "Surrey",
          "Sussex",
          "Thames Valley",
          "Warwickshire",
          "West Mercia",
          "West Midlands",
          "West Yorkshire",
          "Wiltshire");
  private static final double USUAL = 40;

  private final World world;

  CpsTables(World world) {
    this.world = world;
  }

  List<Register> all() {
    return List.of(
        new Register(
            "cps-principal-offence",
            Register.Cadence.MONTH_BY_NAME,
            "principal_offence_category_%s.csv",
            ',',
            header(),
            this::monthly),
        Register.quarterly(
            "cps-quarterly",
            List.of("release", "quarter", "cps_area", "flag", "metric", "value", "unit"),
            this::quarterly));
  }

  private static List<String> header() {
    List<String> header = new ArrayList<>(List.of(""));
    for (String category : CATEGORIES) {
      String name =
          category.equals("All Other Offences") ? category + " (excluding Motoring)" : category;
      for (String outcome : List.of("Convictions", "Unsuccessful")) {
        header.add("Number of " + name + " " + outcome);
        header.add("Percentage of " + name + " " + outcome);
      }
    }
    header.add("Number of Admin Finalised Unsuccessful");
    header.add("Percentage of L Motoring Offences Unsuccessful");
    return List.copyOf(header);
  }

  /** Convictions and unsuccessful outcomes of each category, one after the other. */
  private void monthly(YearMonth month, Dice dice, Register.Out out) throws IOException {
    Map<String, int[]> areas = new TreeMap<>();
    areas.put(LONDON, london(month));
    for (String area : ELSEWHERE) {
      int[] counts = new int[2 * CATEGORIES.size()];
      double size = dice.around(.6) * Math.max(1, USUAL * world.plan().scale());
      for (int at = 0; at < counts.length; at++) {
        counts[at] = dice.poisson(size * (at % 2 == 0 ? 4 : 1));
      }
      areas.put(area, counts);
    }
    int[] national = new int[2 * CATEGORIES.size()];
    areas.values().forEach(own -> add(national, own));
    out.row(row("National", national));
    areas.forEach((area, counts) -> out.row(row(area, counts)));
  }

  private static void add(int[] sums, int[] counts) {
    for (int at = 0; at < sums.length; at++) {
      sums[at] += counts[at];
    }
  }

  private int[] london(YearMonth month) throws IOException {
    int[] counts = new int[2 * CATEGORIES.size()];
    for (Crime crime : world.trials().of(month)) {
      if (crime.isTried()) {
        int category = CATEGORIES.indexOf(ProsecutionRegister.offence(crime.minor()));
        counts[2 * category + (crime.isConvicted() ? 0 : 1)] += crime.story().suspects().size();
      }
    }
    return counts;
  }

  private static Object[] row(String area, int[] counts) {
    List<Object> row = new ArrayList<>(List.of(area));
    for (int at = 0; at < counts.length; at += 2) {
      int both = counts[at] + counts[at + 1];
      for (int count : new int[] {counts[at], counts[at + 1]}) {
        row.add(String.format(Locale.ROOT, "%,d", count));
        row.add(percent(count, both));
      }
    }
    row.add("0");
    row.add("-");
    return row.toArray();
  }

  /** One decimal, half up; of nothing it is a dash. */
  private static String percent(int count, int of) {
    return of == 0
        ? "-"
        : BigDecimal.valueOf(100L * count)
                .divide(BigDecimal.valueOf(of), 1, RoundingMode.HALF_UP)
                .toPlainString()
            + "%";
  }

  private void quarterly(YearMonth month, Dice dice, Register.Out out) throws IOException {
    if (month.getMonthValue() % 3 != 0) {
      return;
    }
    for (int back = 3; back >= 0; back--) {
      YearMonth quarter = month.minusMonths(3L * back);
      Map<String, int[]> counts = new TreeMap<>();
      for (int in = 2; in >= 0; in--) {
        for (Crime crime : world.trials().of(quarter.minusMonths(in))) {
          count(crime, counts);
        }
      }
      counts.forEach((key, sums) -> write(label(month), label(quarter), key, sums, out));
    }
  }

  private static void count(Crime crime, Map<String, int[]> counts) {
    for (Person who : crime.isTried() ? crime.story().suspects() : List.<Person>of()) {
      for (String flag : flags(crime)) {
        int[] sums =
            counts.computeIfAbsent(ProsecutionRegister.area(who) + "\t" + flag, key -> new int[2]);
        sums[0] += crime.isConvicted() ? 1 : 0;
        sums[1]++;
      }
    }
  }

  private static List<String> flags(Crime crime) {
    List<String> flags = new ArrayList<>(List.of("all"));
    if (crime.minor() == Minor.RAPE) {
      flags.add("rape");
    }
    if (crime.minor().isSexual()) {
      flags.add("rasso");
    }
    if (crime.story().nature().isDomestic()) {
      flags.add("domestic abuse");
    }
    if (!crime.story().nature().hate().isEmpty()) {
      flags.add("hate");
    }
    return flags;
  }

  private static void write(
      String release, String quarter, String key, int[] sums, Register.Out out) {
    String[] own = key.split("\t");
    out.row(release, quarter, own[0], own[1], "completed prosecutions", sums[1], "defendants");
    out.row(release, quarter, own[0], own[1], "convictions", sums[0], "defendants");
    String rate = percent(sums[0], sums[1]).replace("%", "");
    out.row(release, quarter, own[0], own[1], "conviction rate", rate, "percent");
  }

  private static String label(YearMonth month) {
    int year = month.getYear() - (month.getMonthValue() < 4 ? 1 : 0);
    return "%d-%02d Q%d"
        .formatted(year, (year + 1) % 100, (month.getMonthValue() + 8) % 12 / 3 + 1);
  }
}
