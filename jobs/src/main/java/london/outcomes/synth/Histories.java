package london.outcomes.synth;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What the truth says of people over months: who is a victim again within a year, and who offends
 * again. It is told when all months are written, since what comes later belongs to it.
 */
final class Histories {

  static final String DOMESTIC_ABUSE = "domestic abuse";
  static final String SEXUAL_VIOLENCE = "sexual violence";

  private static final String OFFENCES = "mps-offence";
  private static final String COHORTS = "offender-cohort";
  private static final String REOFFENCES = "proven-offence";
  private static final int REPEATED_WITHIN = 12;
  private static final int FOLLOWED = 12;
  private static final int PROVEN_WITHIN = 18;

  /** What befell a victim on a day, which is one incident however many records it has. */
  private record Incident(LocalDate day, String area) {}

  private record Victim(String id, String strand) {}

  private record Entry(String offender, String cohort, LocalDate day, String area) {}

  private record Reoffence(LocalDate day, LocalDate proven) {}

  private final SortedMap<YearMonth, Counts> months = new TreeMap<>();
  private final Map<Victim, SortedMap<LocalDate, Incident>> incidents = new HashMap<>();
  private final Set<String> entered = new HashSet<>();
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, List<Reoffence>> reoffences = new HashMap<>();
  private LocalDate firstRecord = LocalDate.MAX;
  private LocalDate lastProof = LocalDate.MIN;

  void read(String register, UnaryOperator<String> row) {
    switch (register) {
      case OFFENCES -> offence(row);
      case COHORTS -> enter(row);
      case REOFFENCES -> reoffence(row);
      default -> {}
    }
  }

  private void offence(UnaryOperator<String> row) {
    if (row.apply("status").equals("cancelled")) {
      return;
    }
    LocalDate day = LocalDate.parse(row.apply("recorded_date"));
    firstRecord = day.isBefore(firstRecord) ? day : firstRecord;
    String victim = row.apply("victim_id");
    Incident incident = new Incident(day, row.apply("borough_code"));
    if (!victim.isEmpty() && row.apply("domestic_abuse").equals("Y")) {
      suffered(new Victim(victim, DOMESTIC_ABUSE), incident);
    }
    if (!victim.isEmpty() && Figure.SEXUAL.contains(row.apply("offence_description"))) {
      suffered(new Victim(victim, SEXUAL_VIOLENCE), incident);
    }
  }

  private void suffered(Victim victim, Incident incident) {
    incidents.computeIfAbsent(victim, key -> new TreeMap<>()).putIfAbsent(incident.day(), incident);
  }

  /** Whoever enters a cohort more than once in a quarter is followed from the first day on. */
  private void enter(UnaryOperator<String> row) {
    LocalDate day = LocalDate.parse(row.apply("cohort_date"));
    String offender = row.apply("offender_id");
    String cohort = row.apply("cohort");
    entries.add(new Entry(offender, cohort, day, row.apply("borough_code")));
  }

  private void reoffence(UnaryOperator<String> row) {
    String proven = row.apply("conviction_date");
    if (!proven.isEmpty()) {
      LocalDate day = LocalDate.parse(proven);
      lastProof = day.isAfter(lastProof) ? day : lastProof;
      reoffences
          .computeIfAbsent(row.apply("offender_id"), key -> new ArrayList<>())
          .add(new Reoffence(LocalDate.parse(row.apply("offence_date")), day));
    }
  }

  /** Tells of every month that is followed for long enough. */
  void tell(Witness witness) {
    incidents.forEach(this::count);
    entries.sort(Comparator.comparing(Entry::day));
    entries.forEach(this::count);
    months.forEach(
        (month, counts) -> {
          counts.forEach(
              (key, count, of) ->
                  witness.counted(key.extract(), key.figure(), key.area(), key.group(), count, of));
          witness.closeMonth(month);
        });
  }

  private void count(Victim victim, SortedMap<LocalDate, Incident> days) {
    LocalDate before = LocalDate.MIN;
    for (Incident incident : days.values()) {
      boolean isRepeat = before.isAfter(incident.day().minusMonths(REPEATED_WITHIN));
      YearMonth month = YearMonth.from(incident.day());
      if (!month.isBefore(YearMonth.from(firstRecord).plusMonths(REPEATED_WITHIN))) {
        add(month, OFFENCES, "repeat victims", incident.area(), victim.strand(), isRepeat ? 1 : 0);
      }
      before = incident.day();
    }
  }

  private void count(Entry entry) {
    String quarter = entry.day().getYear() + "Q" + entry.day().get(IsoFields.QUARTER_OF_YEAR);
    boolean isFollowed = !lastProof.isBefore(entry.day().plusMonths(PROVEN_WITHIN));
    if (!entered.add(entry.offender() + entry.cohort() + quarter) || !isFollowed) {
      return;
    }
    long again =
        reoffences.getOrDefault(entry.offender(), List.of()).stream()
            .filter(reoffence -> reoffence.day().isAfter(entry.day()))
            .filter(reoffence -> !reoffence.day().isAfter(entry.day().plusMonths(FOLLOWED)))
            .filter(reoffence -> !reoffence.proven().isAfter(entry.day().plusMonths(PROVEN_WITHIN)))
            .count();
    YearMonth month = YearMonth.from(entry.day());
    add(month, COHORTS, "reoffenders", entry.area(), entry.cohort(), again > 0 ? 1 : 0);
    if (again > 0) {
      add(month, COHORTS, "reoffences of reoffenders", entry.area(), entry.cohort(), again);
    }
  }

  private void add(
      YearMonth month, String extract, String figure, String area, String group, long count) {
    months
        .computeIfAbsent(month, key -> new Counts())
        .add(new Counts.Key(extract, figure, area, group), count, 1);
  }
}
