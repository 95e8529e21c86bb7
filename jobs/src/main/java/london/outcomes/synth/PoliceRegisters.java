package london.outcomes.synth;

import static london.outcomes.synth.World.utc;
import static london.outcomes.synth.World.yesNo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What the police know of persons: missing, detained, complaining, and shots fired. */
final class PoliceRegisters {

  static final Season MISSING = new Season(4_200, 6, .1, .02);
  static final Season OTHER_ARRESTS = new Season(6_000, 7, .05, -.01);
  static final Season COMPLAINTS = new Season(820, 9, .04, .05);

  /** Half of the complaints take longer. */
  static final int MEDIAN_DAYS = 75;

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Choice<String> RISKS =
      Choice.of(63, "medium").or(22, "high").or(10, "low").or(5, "no apparent risk");
  private static final Choice<String> NOT_CHARGED =
      Choice.of(46, "bailed").or(18, "released under investigation").or(36, "no further action");
  private static final Choice<String> OTHER_DISPOSALS =
      Choice.of(40, "bailed")
          .or(14, "released under investigation")
          .or(34, "no further action")
          .or(6, "transferred")
          .or(6, "other");
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
  private static final Choice<String> INJURIES = Choice.of(50, "slight").or(50, "serious");
  private static final People.Wanted MISSING_CHILDREN =
      People.Wanted.aged(11, 17).women(.45).oftenTheSame(.3, .4);
  private static final People.Wanted MISSING_ADULTS =
      People.Wanted.aged(18, 90).women(.45).oftenTheSame(.15, .25);
  private static final People.Wanted ARRESTED =
      People.Wanted.aged(10, 70).women(.15).oftenTheSame(.2, .3);
  private static final People.Wanted COMPLAINING = People.Wanted.aged(18, 80);

  /** The police decide within half a year. */
  private static final int LONGEST_DECISION = 6;

  /** Someone who is brought to a police station, and what becomes of it. */
  private record Arrest(Person who, LocalDate day, String disposal) {}

  private final World world;
  private final Backlog<Arrest> arrests;

  PoliceRegisters(World world) {
    this.world = world;
    this.arrests = new Backlog<>(world.crimes(), LONGEST_DECISION, PoliceRegisters::arrest);
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
    for (int row = world.rows(MISSING, month, dice); row > 0; row--) {
      boolean isChild = dice.chance(.62);
      Person who =
          world.people().often(isChild ? MISSING_CHILDREN : MISSING_ADULTS, month.getYear(), dice);
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

  /** Whom a crime is put to, and those who are arrested for something else. */
  private void custody(YearMonth month, Dice dice, Register.Out out) throws IOException {
    int row = 0;
    for (Arrest arrest : arrests.of(month)) {
      out.row(detention(month, ++row, arrest, dice));
    }
    for (int left = world.rows(OTHER_ARRESTS, month, dice); left > 0; left--) {
      Person who = world.people().often(ARRESTED, month.getYear(), dice);
      Arrest arrest = new Arrest(who, World.day(month, dice), OTHER_DISPOSALS.pick(dice));
      out.row(detention(month, ++row, arrest, dice));
    }
  }

  private static void arrest(Crime crime, Later<Arrest> later) {
    Dice dice = crime.dice("custody-detention");
    Optional<String> disposal = disposal(crime, dice);
    if (disposal.isPresent()) {
      for (Person suspect : crime.story().suspects()) {
        later.put(
            YearMonth.from(crime.decided()), new Arrest(suspect, crime.decided(), disposal.get()));
      }
    }
  }

  private static Optional<String> disposal(Crime crime, Dice dice) {
    return switch (crime.course().decision()) {
      case CHARGED -> Optional.of("charged");
      case CAUTION -> Optional.of("cautioned");
      case UNABLE_TO_PROSECUTE ->
          dice.chance(.35) ? Optional.of(NOT_CHARGED.pick(dice)) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** Arrivals in the evening mostly stay over night. */
  private Object[] detention(YearMonth month, int row, Arrest arrest, Dice dice) {
    Person who = arrest.who();
    Instant arrived = World.moment(arrest.day(), dice);
    Instant released = arrived.plusSeconds((long) (12.5 * 3600 * dice.around(.25)));
    return new Object[] {
      "SYN-C" + month + "-" + row,
      who.id(),
      utc(arrived),
      utc(released),
      World.age(who, month, dice),
      who.sex(),
      dice.chance(.05) ? "NS" : who.ethnicityCode(),
      world.boroughOf(who, dice),
      yesNo(!day(arrived).equals(day(released))),
      arrest.disposal()
    };
  }

  private static LocalDate day(Instant moment) {
    return moment.atZone(LONDON).toLocalDate();
  }

  private void complaints(YearMonth month, Dice dice, Register.Out out) {
    for (int row = world.rows(COMPLAINTS, month, dice); row > 0; row--) {
      Person who = world.people().often(COMPLAINING, month.getYear(), dice);
      LocalDate received = World.day(month, dice);
      String finalised = world.later(received, (int) (MEDIAN_DAYS * dice.around(.45)));
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

  private void discharges(YearMonth month, Dice dice, Register.Out out) throws IOException {
    int[] row = {0};
    world
        .crimes()
        .forEach(
            month,
            crime -> {
              if (crime.story().nature().isDischarge()) {
                out.row(discharge(month, ++row[0], crime, dice));
              }
            });
  }

  private static Object[] discharge(YearMonth month, int row, Crime crime, Dice dice) {
    boolean isFatal = crime.minor() == Minor.HOMICIDE;
    return new Object[] {
      "SYN-D" + month + "-" + row,
      crime.reference(),
      utc(World.moment(crime.committed(), dice)),
      "lethal barrel",
      yesNo(isFatal || dice.chance(.95)),
      crime.story().boroughCode(),
      isFatal ? "fatal" : crime.minor() == Minor.WITH_INJURY ? INJURIES.pick(dice) : "none"
    };
  }
}
