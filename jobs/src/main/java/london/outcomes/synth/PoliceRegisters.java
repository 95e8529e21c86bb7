package london.outcomes.synth;

import static london.outcomes.synth.World.utc;
import static london.outcomes.synth.World.yesNo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;

/** What the police know of persons: missing, detained, complaining, and shots fired. */
final class PoliceRegisters {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Choice<String> RISKS =
      Choice.of(63, "medium").or(22, "high").or(10, "low").or(5, "no apparent risk");
  private static final Choice<String> DISPOSALS =
      Choice.of(32, "charged")
          .or(30, "bailed")
          .or(12, "released under investigation")
          .or(18, "no further action")
          .or(4, "cautioned")
          .or(2, "transferred")
          .or(2, "other");
  private static final Choice<String> ALLEGATIONS =
      Choice.of(52, "Delivery of duties and service")
          .or(21, "Police powers, policies and procedures")
          .or(14, "Individual behaviours")
          .or(5, "Discriminatory behaviour")
          .or(4, "Handling of or damage to property/premises")
          .or(2, "Access and/or disclosure of information")
          .or(1, "Use of police vehicles")
          .or(.6, "Sexual conduct")
          .or(.4, "Discreditable conduct");
  private static final Choice<String> FINDINGS =
      Choice.of(45, "service acceptable")
          .or(21, "resolved")
          .or(14, "not able to determine")
          .or(9, "service not acceptable")
          .or(6, "no further action")
          .or(3, "withdrawn")
          .or(1.5, "no case to answer")
          .or(.5, "case to answer");
  private static final Choice<String> INJURIES =
      Choice.of(55, "none").or(20, "slight").or(20, "serious").or(5, "fatal");

  private final World world;

  PoliceRegisters(World world) {
    this.world = world;
  }

  List<Register> all() {
    return List.of(
        Register.monthly(
            "missing-episode",
            List.of(
                "episode_id",
                "person_id",
                "reported_at",
                "found_at",
                "age",
                "sex",
                "ethnicity",
                "looked_after",
                "risk",
                "borough_code"),
            this::missing),
        Register.monthly(
            "custody-detention",
            List.of(
                "detention_id",
                "person_id",
                "arrived_at",
                "released_at",
                "age",
                "sex",
                "ethnicity_self",
                "borough_code",
                "overnight",
                "disposal"),
            this::custody),
        Register.quarterly(
            "complaint",
            List.of(
                "complaint_id",
                "received_date",
                "finalised_date",
                "category",
                "borough_code",
                "outcome",
                "complainant_ethnicity",
                "complainant_sex",
                "complainant_age_band"),
            this::complaints),
        Register.monthly(
            "firearm-discharge",
            List.of(
                "discharge_id",
                "crime_reference",
                "discharged_at",
                "weapon",
                "confirmed",
                "borough_code",
                "injury"),
            this::discharges));
  }

  private void missing(YearMonth month, Dice dice, Register.Out out) {
    for (int row = world.rows(4_200, month, 6, .1, .02, dice); row > 0; row--) {
      boolean isChild = dice.chance(.62);
      Person who =
          world.people().oftenAged(isChild ? 11 : 18, isChild ? 17 : 90, month.getYear(), dice);
      Instant reported = World.moment(month, dice);
      Duration away = Duration.ofMinutes((long) (11 * 60 * dice.around(.7)));
      out.row(
          "SYN-M" + month + "-" + row,
          who.id(),
          utc(reported),
          dice.chance(.01) ? "" : utc(reported.plus(away)),
          World.age(who, month, dice),
          who.sex(),
          who.ethnicityCode(),
          yesNo(isChild && dice.chance(.3)),
          RISKS.pick(dice),
          world.boroughOf(who, dice));
    }
  }

  /** Arrivals in the evening mostly stay over night. */
  private void custody(YearMonth month, Dice dice, Register.Out out) {
    for (int row = world.rows(15_500, month, 7, .05, -.01, dice); row > 0; row--) {
      boolean isChild = dice.chance(.08);
      Person who =
          world.people().oftenAged(isChild ? 10 : 18, isChild ? 17 : 70, month.getYear(), dice);
      Instant arrived = World.moment(month, dice);
      Instant released = arrived.plusSeconds((long) (12.5 * 3600 * dice.around(.25)));
      boolean isOvernight = !day(arrived).equals(day(released));
      out.row(
          "SYN-C" + month + "-" + row,
          who.id(),
          utc(arrived),
          utc(released),
          World.age(who, month, dice),
          dice.chance(.7) ? "Male" : who.sex(),
          dice.chance(.05) ? "NS" : who.ethnicityCode(),
          world.boroughOf(who, dice),
          yesNo(isOvernight),
          DISPOSALS.pick(dice));
    }
  }

  private static LocalDate day(Instant moment) {
    return moment.atZone(LONDON).toLocalDate();
  }

  private void complaints(YearMonth month, Dice dice, Register.Out out) {
    for (int row = world.rows(820, month, 9, .04, .05, dice); row > 0; row--) {
      Person who = world.people().oftenAged(18, 80, month.getYear(), dice);
      LocalDate received = World.day(month, dice);
      String finalised = world.later(received, (int) (75 * dice.around(.45)));
      out.row(
          "SYN-K" + month + "-" + row,
          received,
          finalised,
          ALLEGATIONS.pick(dice),
          world.boroughOf(who, dice),
          finalised.isEmpty() ? "" : FINDINGS.pick(dice),
          dice.chance(.25) ? "NS" : who.ethnicityCode(),
          who.sex(),
          ageBand(who.ageIn(month.getYear())));
    }
  }

  private static String ageBand(int age) {
    if (age < 18) {
      return "under 18";
    }
    return age < 30
        ? "18-29"
        : age >= 60 ? "60 and over" : age / 10 * 10 + "-" + (age / 10 * 10 + 9);
  }

  private void discharges(YearMonth month, Dice dice, Register.Out out) {
    for (int row = dice.poisson(Math.max(2, 16 * world.plan().scale())); row > 0; row--) {
      Person near = world.people().oftenAged(16, 40, month.getYear(), dice);
      out.row(
          "SYN-D" + month + "-" + row,
          "SYN-X" + month + "-" + row,
          utc(World.moment(month, dice)),
          dice.chance(.75) ? "lethal barrel" : "other",
          yesNo(dice.chance(.92)),
          world.boroughOf(near, dice),
          INJURIES.pick(dice));
    }
  }
}
