package london.outcomes.synth;

import static london.outcomes.synth.World.utc;
import static london.outcomes.synth.World.yesNo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** What the police record of offences and antisocial behaviour, and what is written about them. */
final class OffenceRegisters {

  private static final Choice<String> ASB =
      Choice.of(70, "ASB Nuisance").or(24, "ASB Personal").or(6, "ASB Environmental");
  private static final Choice<String> PLACES =
      Choice.of(40, "dwelling").or(35, "street").or(15, "shop").or(10, "transport");
  private static final Choice<String> OUTCOMES =
      Choice.of(45, "18")
          .or(12, "14")
          .or(12, "16")
          .or(9, "1")
          .or(3, "8")
          .or(2, "3")
          .or(1, "22")
          .or(16, "");
  private static final Choice<String> OFFICER =
      Choice.of(45, "White").or(25, "Black").or(18, "Asian").or(7, "Other").or(5, "Mixed");

  private final World world;

  OffenceRegisters(World world) {
    this.world = world;
  }

  List<Register> all() {
    return List.of(
        Register.monthly(
            "mps-incident-asb",
            List.of(
                "incident_id",
                "received_at",
                "closed_at",
                "category",
                "borough_code",
                "ward_code",
                "lsoa_code",
                "repeat_caller"),
            this::incidents),
        new Register(
            "mps-offence",
            Register.Cadence.RESTATED,
            "mps-offence-%s.csv",
            ',',
            OFFENCE_HEADER,
            this::offences),
        Register.monthly(
            "evidence",
            List.of(
                "id",
                "title",
                "publisher",
                "published_date",
                "theme",
                "kind",
                "grade",
                "finding",
                "url",
                "measures"),
            OffenceRegisters::evidence));
  }

  private void incidents(YearMonth month, Dice dice, Register.Out out) {
    for (int row = world.rows(21_000, month, 7, .14, -.01, dice); row > 0; row--) {
      Person caller = world.people().anyone(dice);
      Instant received = World.moment(month, dice);
      out.row(
          "SYN-A" + month + "-" + row,
          utc(received),
          utc(received.plusSeconds(600L + dice.below(86_400))),
          ASB.pick(dice),
          world.boroughOf(caller, dice),
          "",
          lsoa(caller, dice),
          yesNo(dice.chance(.12)));
    }
  }

  private static String lsoa(Person who, Dice dice) {
    List<Borough.Lsoa> own = who.borough().lsoas();
    return own.get(dice.below(own.size())).code();
  }

  private static final List<String> OFFENCE_HEADER =
      List.of(
          "crime_reference",
          "recorded_date",
          "committed_from",
          "committed_to",
          "ho_code",
          "offence_description",
          "borough_code",
          "lsoa_code",
          "ward_code",
          "latitude",
          "longitude",
          "location_type",
          "domestic_abuse",
          "hate_strands",
          "online",
          "knife",
          "firearm",
          "cse",
          "cce",
          "modern_slavery",
          "victim_id",
          "victim_age",
          "victim_sex",
          "victim_ethnicity_self",
          "victim_ethnicity_officer",
          "victim_disability",
          "victim_religion",
          "victim_orientation",
          "victim_gender_identity",
          "victim_vulnerable",
          "suspect_ids",
          "outcome_type",
          "outcome_date",
          "status",
          "last_updated");

  private void offences(YearMonth month, Dice dice, Register.Out out) {
    if (month.isBefore(world.plan().to().minusMonths(23))) {
      return; // a file restates 24 months
    }
    for (int row = world.rows(75_000, month, 7, .05, .01, dice); row > 0; row--) {
      out.row(offence("SYN-X" + month + "-" + row, month, dice));
    }
  }

  private Object[] offence(String id, YearMonth month, Dice dice) {
    Person victim = world.people().oftenAged(10, 90, month.getYear(), dice);
    LocalDate recorded = World.day(month, dice);
    LocalDate committed = recorded.minusDays((long) (2 * dice.around(.6)));
    String outcome = OUTCOMES.pick(dice);
    String decided = outcome.isEmpty() ? "" : world.later(recorded, (int) (40 * dice.around(.5)));
    boolean isDecided = !decided.isEmpty();
    String status = dice.chance(.01) ? "cancelled" : isDecided ? "closed" : "open";
    int year = month.getYear();
    return new Object[] {
      id,
      recorded,
      committed,
      committed,
      JusticeRegisters.OFFENCES.pick(dice),
      "Synthetic offence",
      world.boroughOf(victim, dice),
      lsoa(victim, dice),
      "",
      "",
      "",
      PLACES.pick(dice),
      yesNo(dice.chance(.12)),
      dice.chance(.025) ? "race" : dice.chance(.005) ? "race;religion" : "",
      yesNo(dice.chance(.05)),
      dice.chance(.015) ? dice.chance(.3) ? "injury" : "threatened" : "none",
      dice.chance(.001) ? "threatened" : "none",
      yesNo(dice.chance(.003)),
      yesNo(dice.chance(.002)),
      yesNo(dice.chance(.001)),
      victim.id(),
      World.age(victim, month, dice),
      victim.sex(),
      dice.chance(.2) ? "NS" : victim.ethnicityCode(),
      OFFICER.pick(dice),
      victim.disability(),
      victim.religion(),
      victim.orientation(),
      "Same as at birth",
      yesNo(dice.chance(.1)),
      suspects(year, dice),
      isDecided ? outcome : "",
      decided,
      status,
      utc(world.plan().to().plusMonths(1).atDay(2).atTime(3, 0).toInstant(java.time.ZoneOffset.UTC))
    };
  }

  private String suspects(int year, Dice dice) {
    if (dice.chance(.7)) {
      return "";
    }
    String one = world.people().oftenAged(12, 60, year, dice).id();
    return dice.chance(.2) ? one + ";" + world.people().oftenAged(12, 60, year, dice).id() : one;
  }

  /** Two findings a month, in words that say what they are. */
  private static void evidence(YearMonth month, Dice dice, Register.Out out) {
    LocalDate day = World.day(month, dice);
    out.row(
        "SYN-V" + month + "-1",
        "Synthetic inspection of " + month,
        "Synthetic Inspectorate",
        day,
        "trust",
        "inspection",
        dice.chance(.6) ? "Requires improvement" : "Adequate",
        "This finding is synthetic.",
        "https://example.org/synthetic",
        "");
    out.row(
        "SYN-V" + month + "-2",
        "Synthetic study of " + month,
        "Synthetic University",
        day,
        "violence",
        "study",
        "",
        "This finding, too, is synthetic.",
        "",
        "synthetic-measure;another-one");
  }
}
