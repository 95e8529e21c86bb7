package london.outcomes.synth;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whoever is cautioned or convicted is in a cohort; whoever of them offends again within twelve
 * months and is proved to have done so has a proven offence, which the police recorded too.
 */
final class OffenderRegisters {

  static final int FOLLOWED_MONTHS = 12;

  private final World world;

  /** An offender, the crime, and what it came to. */
  record Proof(Person who, Crime crime, LocalDate day, String disposal) {}

  OffenderRegisters(World world) {
    this.world = world;
  }

  List<Register> all() {
    return List.of(
        Register.quarterly(
            "offender-cohort",
            List.of(
                "cohort",
                "cohort_date",
                "offender_id",
                "date_of_birth_year",
                "sex",
                "ethnicity",
                "borough_code",
                "risk_band",
                "previous_convictions",
                "index_offence_code"),
            this::cohorts),
        Register.quarterly(
            "proven-offence",
            List.of("offender_id", "offence_date", "conviction_date", "ho_code", "disposal"),
            this::reoffences));
  }

  static List<Proof> proofs(Crime crime) {
    if (!crime.isCautioned() && !crime.isConvicted()) {
      return List.of();
    }
    LocalDate day = crime.isCautioned() ? crime.decided() : crime.sentenced();
    String disposal = crime.isCautioned() ? "caution" : disposal(crime.course().court());
    return crime.story().suspects().stream()
        .map(who -> new Proof(who, crime, day, disposal))
        .toList();
  }

  private static String disposal(Outcome court) {
    return switch (court) {
      case PRISON -> "immediate custody";
      case SUSPENDED -> "suspended sentence";
      case COMMUNITY -> "community order";
      case FINED -> "fine";
      default -> "other";
    };
  }

  /** Each is among all who are convicted, and in every narrower cohort where he or she belongs. */
  private void cohorts(YearMonth month, Dice dice, Register.Out out) throws IOException {
    Set<String> entered = new HashSet<>();
    for (Crime crime : world.trials().of(month)) {
      proofs(crime).forEach(proof -> follow(proof, entered, dice, out));
    }
  }

  /** Whoever is convicted twice on a day enters a cohort once. */
  private void follow(Proof proof, Set<String> entered, Dice dice, Register.Out out) {
    Person who = proof.who();
    boolean isUnstated = dice.chance(.04);
    int before = convictionsBefore(who, dice);
    for (String cohort : cohortsOf(proof, dice)) {
      if (!entered.add(cohort + proof.day() + who.id())) {
        continue;
      }
      out.row(
          cohort,
          proof.day(),
          who.id(),
          who.birthYear(),
          who.sex(),
          isUnstated ? "NS" : who.ethnicityCode(),
          who.borough().code(),
          risk(who),
          before,
          proof.crime().story().code());
    }
  }

  private List<String> cohortsOf(Proof proof, Dice dice) {
    List<String> cohorts = new ArrayList<>(List.of("All convicted"));
    if (proof.crime().story().nature().isDomestic()) {
      cohorts.add("Domestic abuse");
    }
    if (proof.crime().minor().isSexual()) {
      cohorts.add("Sexual violence");
    }
    boolean isViolent =
        Nature.isViolent(proof.crime().minor()) || proof.crime().minor() == Minor.ROBBERY_PERSONAL;
    if (isViolent && world.people().bandOf(proof.who()) == People.Band.FEW) {
      cohorts.add("IOM violent");
    }
    if (proof.who().ageIn(proof.day().getYear()) < 18 && dice.chance(.3)) {
      cohorts.add("Looked-after");
    }
    return cohorts;
  }

  /** Who comes up often is a risk, and has been convicted before. */
  private String risk(Person who) {
    return switch (world.people().bandOf(who)) {
      case FEW -> who.number() % 3 == 0 ? "very high" : "high";
      case SOME -> "medium";
      case MOST -> "low";
    };
  }

  private int convictionsBefore(Person who, Dice dice) {
    return switch (world.people().bandOf(who)) {
      case FEW -> 2 + (int) (6 * dice.around(.5));
      case SOME -> (int) (2 * dice.around(.6));
      case MOST -> dice.chance(.25) ? 1 : 0;
    };
  }

  /** What the people of earlier cohorts did in a month, as far as it was proved. */
  private void reoffences(YearMonth month, Dice dice, Register.Out out) throws IOException {
    Set<Integer> followed = followed(month);
    world
        .crimes()
        .forEach(
            month,
            crime -> {
              for (Proof proof : proofs(crime)) {
                boolean isInMonth = YearMonth.from(crime.committed()).equals(month);
                if (isInMonth && followed.contains(proof.who().number())) {
                  out.row(
                      proof.who().id(),
                      crime.committed(),
                      proven(proof),
                      crime.story().code(),
                      proof.disposal());
                }
              }
            });
  }

  /** The people of the cohorts of the twelve months before. */
  private Set<Integer> followed(YearMonth month) throws IOException {
    Set<Integer> followed = new HashSet<>();
    for (int back = FOLLOWED_MONTHS; back > 0; back--) {
      for (Crime crime : world.trials().of(month.minusMonths(back))) {
        proofs(crime).forEach(proof -> followed.add(proof.who().number()));
      }
    }
    return followed;
  }

  /** The day of the proof, or nothing while it is still to come when the extract is made. */
  private String proven(Proof proof) {
    boolean isKnown = !proof.day().isAfter(world.plan().to().plusMonths(1).atEndOfMonth());
    return isKnown ? proof.day().toString() : "";
  }
}
