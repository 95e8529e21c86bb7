package london.outcomes.synth;

import static london.outcomes.synth.World.yesNo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** What services, prosecutors and the Ministry of Justice know: referrals, cases, reoffending. */
final class JusticeRegisters {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
  private static final Choice<String> SERVICES =
      Choice.of(60, "London Victim and Witness Service")
          .or(18, "Independent Domestic Violence Advocates")
          .or(10, "Restorative justice")
          .or(7, "Rape Crisis centres")
          .or(5, "Children and young people's service");
  private static final Choice<String> CRIMES =
      Choice.of(35, "Violence")
          .or(25, "Domestic abuse")
          .or(15, "Burglary")
          .or(10, "Robbery")
          .or(9, "Sexual offences")
          .or(6, "Hate crime");
  private static final Choice<String> COHORTS =
      Choice.of(70, "All convicted")
          .or(12, "Domestic abuse")
          .or(8, "IOM violent")
          .or(6, "Looked-after")
          .or(4, "Sexual violence");
  private static final Choice<String> RISKS =
      Choice.of(35, "medium").or(30, "high").or(25, "low").or(10, "very high");
  static final Choice<String> OFFENCES =
      Choice.of(22, "8N")
          .or(18, "105A")
          .or(14, "46")
          .or(12, "49")
          .or(10, "92E")
          .or(8, "28E")
          .or(7, "34B")
          .or(5, "5D")
          .or(3, "19C")
          .or(1, "4.10");
  private static final Choice<String> DISPOSALS =
      Choice.of(30, "fine")
          .or(24, "community order")
          .or(20, "immediate custody")
          .or(14, "suspended sentence")
          .or(8, "other")
          .or(4, "caution");
  private static final Choice<String> CASES =
      Choice.of(30, "Offences Against The Person")
          .or(14, "Theft And Handling")
          .or(13, "Drugs Offences")
          .or(12, "Motoring Offences")
          .or(10, "Public Order Offences")
          .or(6, "Sexual Offences")
          .or(5, "Robbery")
          .or(4, "Burglary")
          .or(3, "Criminal Damage")
          .or(2, "Fraud And Forgery")
          .or(1, "Homicide");
  private static final Choice<String> OUTCOMES =
      Choice.of(62, "Guilty plea")
          .or(11, "Convicted after trial")
          .or(4, "Proved in absence")
          .or(9, "Discontinued")
          .or(8, "Acquitted after trial")
          .or(3, "Administratively finalised")
          .or(2, "Dismissed no case to answer")
          .or(1, "Judge directed acquittal");
  private static final Choice<String> REASONS =
      Choice.of(35, "Acquittal")
          .or(25, "Evidential")
          .or(20, "Victim issues")
          .or(10, "Public interest")
          .or(6, "Witness issues")
          .or(4, "Other");

  private final World world;

  JusticeRegisters(World world) {
    this.world = world;
  }

  List<Register> all() {
    return List.of(
        Register.quarterly(
            "service-referral",
            Traits.after(
                "referral_id",
                "service",
                "crime_type",
                "referred_date",
                "contacted_date",
                "started_date",
                "closed_date",
                "status",
                "borough_code"),
            this::referrals),
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
            this::reoffences),
        Register.quarterly(
            "cps-defendant",
            List.of(
                "CaseID",
                "DefendantID",
                "Region",
                "CPSArea",
                "OffenceType",
                "AgeGroup",
                "Gender",
                "Ethnicity",
                "ChargeDate",
                "CompletionDate",
                "Outcome",
                "Reason",
                "RapeFlag",
                "RASSOFlag",
                "DomesticAbuseFlag",
                "HateCrimeStrands",
                "SourceModifiedTS"),
            this::defendants));
  }

  private void referrals(YearMonth month, Dice dice, Register.Out out) {
    for (int row = world.rows(5_200, month, 7, .05, .03, dice); row > 0; row--) {
      Person who = world.people().oftenAged(16, 85, month.getYear(), dice);
      LocalDate referred = World.day(month, dice);
      boolean isReached = dice.chance(.72);
      String contacted = isReached ? world.later(referred, dice.below(6)) : "";
      boolean isTaken = !contacted.isEmpty() && dice.chance(.55);
      String started = isTaken ? world.later(referred, 6 + dice.below(15)) : "";
      String closed = started.isEmpty() ? "" : world.later(referred, 40 + dice.below(120));
      String status =
          !closed.isEmpty()
              ? "closed"
              : !started.isEmpty()
                  ? "started"
                  : isReached ? (dice.chance(.6) ? "declined" : "contacted") : "not reached";
      out.row(
          Traits.of(who, month, dice)
              .after(
                  "SYN-R" + month + "-" + row,
                  SERVICES.pick(dice),
                  CRIMES.pick(dice),
                  referred,
                  contacted,
                  started,
                  closed,
                  status,
                  world.boroughOf(who, dice)));
    }
  }

  private void cohorts(YearMonth month, Dice dice, Register.Out out) {
    for (int row = world.rows(3_600, month, 3, .03, 0, dice); row > 0; row--) {
      Person who = world.people().anyone(Dice.of(world.plan().seed(), "offender", month, row));
      int birthYear = Math.min(who.birthYear(), month.getYear() - 12);
      out.row(
          COHORTS.pick(dice),
          World.day(month, dice),
          who.id(),
          birthYear,
          dice.chance(.8) ? "Male" : "Female",
          dice.chance(.04) ? "NS" : who.ethnicityCode(),
          world.boroughOf(who, dice),
          RISKS.pick(dice),
          (int) (3 * dice.around(.6)),
          OFFENCES.pick(dice));
    }
  }

  /** About a quarter of a cohort offends again, mostly within half a year; three times each. */
  private void reoffences(YearMonth month, Dice dice, Register.Out out) {
    for (int row = world.rows(3_600 * .25 * 3, month, 7, .05, 0, dice); row > 0; row--) {
      YearMonth cohort = month.minusMonths(dice.below(12));
      int of = 1 + dice.below((int) Math.max(3, 3_600 * world.plan().scale()));
      Person who = world.people().anyone(Dice.of(world.plan().seed(), "offender", cohort, of));
      LocalDate day = World.day(month, dice);
      out.row(
          who.id(),
          day,
          world.later(day, (int) (90 * dice.around(.4))),
          OFFENCES.pick(dice),
          DISPOSALS.pick(dice));
    }
  }

  private void defendants(YearMonth month, Dice dice, Register.Out out) {
    for (int row = world.rows(6_500, month, 3, .04, .01, dice); row > 0; row--) {
      Person who = world.people().oftenAged(14, 70, month.getYear(), dice);
      String offence = CASES.pick(dice);
      boolean isSexual = offence.equals("Sexual Offences");
      boolean isRape = isSexual && dice.chance(.35);
      LocalDate completed = World.day(month, dice);
      String outcome = OUTCOMES.pick(dice);
      boolean isConvicted = outcome.startsWith("Guilty") || outcome.matches("(Conv|Prov).*");
      int wait = (int) ((isSexual ? 420 : 160) * dice.around(.3));
      out.row(
          "SYN-Q" + month + "-" + row,
          "SYN-Q" + month + "-" + row + "-1",
          "London",
          who.number() % 2 == 0 ? "London North" : "London South",
          offence,
          ageGroup(who.ageIn(month.getYear())),
          dice.chance(.75) ? "Male" : who.sex(),
          ethnicity(who, dice),
          DAY.format(completed.minusDays(wait)),
          DAY.format(completed),
          outcome,
          isConvicted ? "" : REASONS.pick(dice),
          yesNo(isRape),
          yesNo(isSexual),
          yesNo(dice.chance(.13)),
          dice.chance(.03) ? (dice.chance(.8) ? "race" : "religion;race") : "",
          DAY.format(completed.plusDays(2)) + " 09:30");
    }
  }

  private static String ageGroup(int age) {
    return age < 14
        ? "10-13"
        : age < 18 ? "14-17" : age < 25 ? "18-24" : age < 60 ? "25-59" : "60+";
  }

  private static String ethnicity(Person who, Dice dice) {
    if (dice.chance(.2)) {
      return "Not stated";
    }
    return switch (who.ethnicity()) {
      case WHITE -> "White";
      case MIXED -> "Mixed";
      case ASIAN -> "Asian";
      case BLACK -> "Black";
      case OTHER -> "Chinese and other";
    };
  }
}
