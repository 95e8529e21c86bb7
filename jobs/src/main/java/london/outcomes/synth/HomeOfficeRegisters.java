package london.outcomes.synth;

import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The Home Office tables of recorded crime and of outcomes: the police record by quarters. */
final class HomeOfficeRegisters {

  private static final String FORCE = "Metropolitan Police";

  private final World world;

  HomeOfficeRegisters(World world) {
    this.world = world;
  }

  List<Register> all() {
    return List.of(
        new Register(
            "home-office-recorded-crime-csv",
            Register.Cadence.RESTATED,
            "home_office_recorded_crime_synthetic_%s.csv",
            ',',
            List.of(
                "FY",
                "Financial Quarter",
                "Force",
                "Offence Description",
                "Group",
                "Offence Subgroup",
                "Offence Code",
                "n",
                "territorial"),
            this::recorded),
        new Register(
            "home-office-outcomes-csv",
            Register.Cadence.RESTATED,
            "home_office_outcomes_synthetic_%s.csv",
            ',',
            List.of(
                "Financial Year",
                "Financial Quarter",
                "Force",
                "Offence Group",
                "Outcome Group",
                "Outcome Type",
                "n"),
            this::outcomes));
  }

  /** Says under which fields a crime is counted. */
  private interface Fields {
    String of(Crime crime);
  }

  private void recorded(YearMonth month, Dice dice, Register.Out out) throws IOException {
    Fields fields =
        crime ->
            String.join(
                "\t",
                "Synthetic " + crime.minor().minorText.toLowerCase(java.util.Locale.ROOT),
                crime.minor().majorText,
                crime.minor().minorText,
                crime.story().code());
    counts(month, fields)
        .forEach(
            (key, count) -> {
              String[] own = key.split("\t");
              out.row(
                  year(month),
                  quarter(month),
                  FORCE,
                  own[0],
                  own[1],
                  own[2],
                  own[3],
                  count,
                  "TRUE");
            });
  }

  private void outcomes(YearMonth month, Dice dice, Register.Out out) throws IOException {
    Fields fields =
        crime ->
            String.join(
                "\t",
                crime.minor().majorText,
                group(crime.course().decision()),
                crime.course().decision().title);
    counts(month, fields)
        .forEach(
            (key, count) -> {
              String[] own = key.split("\t");
              out.row(year(month), quarter(month), FORCE, own[0], own[1], own[2], count);
            });
  }

  private static String group(Outcome decision) {
    return switch (decision) {
      case CHARGED -> "Charged/Summonsed";
      case CHARGED_ELSEWHERE -> "Taken into consideration";
      case CAUTION, PENALTY_NOTICE -> "Out-of-court (formal)";
      case LOCAL_RESOLUTION, DRUGS_WARNING -> "Out-of-court (informal)";
      case NO_SUSPECT -> "Investigation complete - no suspect identified";
      case UNABLE_TO_PROSECUTE -> "Evidential difficulties";
      case UNDER_INVESTIGATION, STATUS_UNAVAILABLE -> "Not yet assigned an outcome";
      default -> "Other";
    };
  }

  /** A quarter is counted when it is over; those of a plan that begins within it are whole too. */
  private Map<String, Integer> counts(YearMonth month, Fields fields) throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    for (int back = month.getMonthValue() % 3 == 0 ? 2 : -1; back >= 0; back--) {
      world
          .crimes()
          .forEach(month.minusMonths(back), c -> counts.merge(fields.of(c), 1, Integer::sum));
    }
    return counts;
  }

  private static String year(YearMonth month) {
    int year = month.getYear() - (month.getMonthValue() < 4 ? 1 : 0);
    return "%d/%02d".formatted(year, (year + 1) % 100);
  }

  private static int quarter(YearMonth month) {
    return (month.getMonthValue() + 8) % 12 / 3 + 1;
  }
}
