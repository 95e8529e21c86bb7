package london.outcomes.synth;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The Ministry of Justice's table of proven reoffending: cohorts of three months, each stated when
 * its twelve months are over. It is of the people of the cohorts of the police record.
 */
final class ReoffendingTable {

  private static final int COHORT_MONTHS = 3;
  private static final int FEWEST = 3;
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);

  private final World world;

  ReoffendingTable(World world) {
    this.world = world;
  }

  Register register() {
    return new Register(
        "moj-reoffending",
        Register.Cadence.RESTATED,
        "moj_reoffending_synthetic_%s.csv",
        ',',
        List.of(
            "cohort",
            "adult_juvenile",
            "category",
            "subcategory1",
            "subcategory2",
            "offenders",
            "reoffenders",
            "reoffences"),
        this::rows);
  }

  private void rows(YearMonth month, Dice dice, Register.Out out) throws IOException {
    if (month.getMonthValue() % COHORT_MONTHS != 0) {
      return;
    }
    YearMonth last = month.minusMonths(OffenderRegisters.FOLLOWED_MONTHS);
    YearMonth first = last.minusMonths(COHORT_MONTHS - 1);
    Map<Person, LocalDate> cohort = cohort(first);
    Map<Person, Integer> again = again(first, cohort);
    Map<String, int[]> groups = new TreeMap<>();
    cohort.forEach(
        (who, since) -> {
          int[] sums = groups.computeIfAbsent(group(who, since), key -> new int[3]);
          int times = again.getOrDefault(who, 0);
          sums[0]++;
          sums[1] += times > 0 ? 1 : 0;
          sums[2] += times;
        });
    String name = MONTH.format(first) + " to " + MONTH.format(last);
    groups.forEach((group, sums) -> out.row(row(name, group.split("\t"), sums)));
  }

  /** Few reoffenders are not told, as it is published. */
  private static Object[] row(String cohort, String[] group, int[] sums) {
    boolean isHidden = sums[1] > 0 && sums[1] < FEWEST;
    return new Object[] {
      cohort,
      group[0],
      "a. Ethnicity and sex",
      group[1],
      group[2],
      sums[0],
      isHidden ? "*" : sums[1],
      isHidden ? "*" : sums[2]
    };
  }

  private static String group(Person who, LocalDate since) {
    String age = who.ageIn(since.getYear()) < 18 ? "Juvenile" : "Adult";
    String ethnicity =
        switch (who.ethnicity()) {
          case WHITE -> "a. White";
          case BLACK -> "b. Black";
          case ASIAN -> "c. Asian";
          case MIXED, OTHER -> "d. Other";
        };
    return age + "\t" + ethnicity + "\t" + (who.isFemale() ? "b. Female" : "a. Male");
  }

  private Map<Person, LocalDate> cohort(YearMonth first) throws IOException {
    Map<Person, LocalDate> cohort = new HashMap<>();
    for (int at = 0; at < COHORT_MONTHS; at++) {
      for (Crime crime : world.trials().of(first.plusMonths(at))) {
        for (OffenderRegisters.Proof proof : OffenderRegisters.proofs(crime)) {
          cohort.merge(proof.who(), proof.day(), (one, two) -> one.isBefore(two) ? one : two);
        }
      }
    }
    return cohort;
  }

  /** How often each offended within a year of the day, and was proved to have done so. */
  private Map<Person, Integer> again(YearMonth first, Map<Person, LocalDate> cohort)
      throws IOException {
    Map<Person, Integer> again = new HashMap<>();
    int months = COHORT_MONTHS + OffenderRegisters.FOLLOWED_MONTHS;
    for (int at = 0; at < months; at++) {
      world.crimes().forEach(first.plusMonths(at), crime -> count(crime, cohort, again));
    }
    return again;
  }

  private static void count(
      Crime crime, Map<Person, LocalDate> cohort, Map<Person, Integer> again) {
    for (OffenderRegisters.Proof proof : OffenderRegisters.proofs(crime)) {
      LocalDate since = cohort.get(proof.who());
      LocalDate day = crime.committed();
      if (since != null
          && day.isAfter(since)
          && !day.isAfter(since.plusMonths(OffenderRegisters.FOLLOWED_MONTHS))) {
        again.merge(proof.who(), 1, Integer::sum);
      }
    }
  }
}
