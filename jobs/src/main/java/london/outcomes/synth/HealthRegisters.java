package london.outcomes.synth;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What hospitals know of injuries: attendances at emergency departments, and admissions. */
final class HealthRegisters {

  /** SNOMED CT events. */
  static final Season ATTENDANCES = new Season(7_600, 7, .08, .01);

  static final Season ARTIFICIAL = new Season(170, 1, .05, 0);
  static final Season ADMISSIONS = new Season(2_700, 1, .05, .01);
  private static final String ASSAULT = "52684005";

  private static final Choice<String> INTENTS =
      Choice.of(86, "418019003").or(5, ASSAULT).or(6, "276853009").or(3, "");

  private static final int DIAGNOSES = 20;
  private static final Choice<String> INJURIES =
      Choice.of(30, "S211").or(25, "S311").or(20, "S610").or(15, "S01X").or(10, "S71.1");
  private static final Choice<String> SHARP = Choice.of(62, "X990").or(22, "X994").or(16, "X99.5");
  private static final Choice<String> BLUNT =
      Choice.of(70, "Y040").or(20, "Y009").or(7, "Y099").or(3, "Y07X");

  /** Assaults of which the police do not know. */
  private static final Choice<String> ASSAULTS =
      Choice.of(60, "Y040")
          .or(12, "X990")
          .or(4, "X99.5")
          .or(12, "Y009")
          .or(6, "Y099")
          .or(6, "Y07X");

  private static final Choice<String> ILLNESSES =
      Choice.of(30, "J189").or(25, "R074").or(20, "I10X").or(15, "N390").or(10, "E119");
  private static final Choice<String> EMERGENCY =
      Choice.of(80, "21").or(8, "22").or(6, "28").or(6, "2A");
  private static final Choice<String> PLANNED = Choice.of(60, "11").or(25, "12").or(15, "31");
  private static final Choice<String> PROVIDERS =
      Choice.of(20, "RJ1").or(20, "RYJ").or(20, "R1H").or(15, "RJZ").or(15, "RAL").or(10, "RVR");

  private static final People.Wanted HURT = People.Wanted.aged(15, 40).women(.15);

  /** Someone who comes to a hospital; the external cause is nothing when it is no assault. */
  private record Hurt(Person who, LocalDate injured, LocalDate day, LocalDate end, String cause) {}

  private final World world;
  private final Backlog<Hurt> attended;
  private final Backlog<Hurt> admitted;

  HealthRegisters(World world) {
    this.world = world;
    this.attended = new Backlog<>(world.crimes(), 1, HealthRegisters::attend);
    this.admitted = new Backlog<>(world.crimes(), 1, HealthRegisters::admit);
  }

  List<Register> all() {
    return List.of(
        Register.monthly(
            "nhs-ecds",
            List.of(
                "EC_IDENT",
                "TOKEN_PERSON_ID",
                "ARRIVAL_DATE",
                "ARRIVAL_TIME",
                "INJURY_DATE",
                "INJURY_TIME",
                "INJURY_INTENT",
                "INJURY_MECHANISM",
                "PLACE_OF_INJURY",
                "AGE_AT_ARRIVAL",
                "STATED_GENDER",
                "ETHNIC_CATEGORY",
                "LSOA_2011",
                "PROVIDER_CODE",
                "DISCHARGE_DESTINATION"),
            this::attendances),
        new Register(
            "nhs-apc",
            Register.Cadence.MONTH,
            "nhs-apc-%s.txt",
            '|',
            admissionHeader(),
            this::admissions),
        new Register(
            "nhs-apc-open",
            Register.Cadence.FISCAL_YEAR,
            "artificial_hes_apc_%s.csv",
            ',',
            openHeader(),
            this::artificial));
  }

  private void attendances(YearMonth month, Dice dice, Register.Out out) throws IOException {
    int row = 0;
    for (Hurt hurt : attended.of(month)) {
      out.row(
          attendance(
              month, ++row, hurt.who(), hurt.day(), hurt.injured().toString(), ASSAULT, dice));
    }
    for (int left = world.rows(ATTENDANCES, month, dice); left > 0; left--) {
      LocalDate arrived = World.day(month, dice);
      String injured =
          dice.chance(.7) ? arrived.minusDays(dice.chance(.1) ? 1 : 0).toString() : "1800-01-01";
      Person who = world.people().anyone(dice);
      out.row(attendance(month, ++row, who, arrived, injured, INTENTS.pick(dice), dice));
    }
  }

  private Object[] attendance(
      YearMonth month,
      int row,
      Person who,
      LocalDate arrived,
      String injured,
      String intent,
      Dice dice) {
    return new Object[] {
      "SYN-E" + month + "-" + row,
      who.id(),
      arrived,
      String.format("%02d:%02d:00", dice.below(24), dice.below(60)),
      injured,
      "",
      intent,
      dice.chance(.5) ? "1912002" : "",
      "",
      World.age(who, month, dice),
      who.isFemale() ? "2" : "1",
      ethnicity(who, dice),
      who.lsoaCode(),
      PROVIDERS.pick(dice),
      ""
    };
  }

  /** Those whom a crime of the police record sends to a hospital, on the day or the next. */
  private static void attend(Crime crime, Later<Hurt> later) {
    Dice dice = crime.dice("nhs-ecds");
    boolean isKnife = crime.story().nature().isKnifeInjury();
    boolean isHurt = crime.minor() == Minor.WITH_INJURY || isKnife;
    if (isHurt && crime.minor() != Minor.HOMICIDE && dice.chance(isKnife ? .85 : .25)) {
      LocalDate day = arrival(crime);
      later.put(YearMonth.from(day), hurt(crime, day, day, dice));
    }
  }

  private static void admit(Crime crime, Later<Hurt> later) {
    Dice dice = crime.dice("nhs-apc");
    boolean isKnife = crime.story().nature().isKnifeInjury();
    boolean isHurt = crime.minor() == Minor.WITH_INJURY || isKnife;
    if (isHurt && crime.minor() != Minor.HOMICIDE && dice.chance(isKnife ? .5 : .03)) {
      LocalDate admitted = arrival(crime);
      LocalDate end = admitted.plusDays(dice.below(6));
      later.put(YearMonth.from(end), hurt(crime, admitted, end, dice));
    }
  }

  private static LocalDate arrival(Crime crime) {
    return crime.committed().plusDays(crime.dice("arrival").below(2));
  }

  private static Hurt hurt(Crime crime, LocalDate day, LocalDate end, Dice dice) {
    String cause = crime.story().nature().isKnifeInjury() ? SHARP.pick(dice) : BLUNT.pick(dice);
    return new Hurt(crime.story().victims().get(0), crime.committed(), day, end, cause);
  }

  private static List<String> admissionHeader() {
    List<String> header =
        new ArrayList<>(
            List.of(
                "TOKEN_PERSON_ID",
                "EPIKEY",
                "EPIORDER",
                "EPISTART",
                "EPIEND",
                "EPISTAT",
                "EPITYPE",
                "ADMIDATE",
                "ADMIMETH",
                "DISDATE",
                "CLASSPAT"));
    for (int at = 1; at <= DIAGNOSES; at++) {
      header.add(String.format("DIAG_%02d", at));
    }
    header.addAll(
        List.of("CAUSE", "STARTAGE", "SEX", "ETHNOS", "LSOA11", "RESLADST_ONS", "PROCODE"));
    return List.copyOf(header);
  }

  /** The columns of the open artificial sample, which names some of them otherwise. */
  private static List<String> openHeader() {
    return admissionHeader().stream()
        .map(
            name ->
                switch (name) {
                  case "TOKEN_PERSON_ID" -> "PSEUDO_HESID";
                  case "CAUSE" -> "CAUSE_4";
                  case "PROCODE" -> "PROCODET";
                  default -> name.replace("DIAG_", "DIAG_4_");
                })
        .toList();
  }

  /** Episodes of nobody whom another extract knows. */
  private void artificial(YearMonth month, Dice dice, Register.Out out) {
    for (int row = world.rows(ARTIFICIAL, month, dice); row > 0; row--) {
      Person who = world.people().anyone(dice);
      LocalDate end = World.day(month, dice);
      String cause = dice.chance(.1) ? BLUNT.pick(dice) : "";
      Hurt hurt = new Hurt(who, end, end.minusDays(dice.below(6)), end, cause);
      Object[] fields = admission(month, row, hurt, true, dice);
      fields[0] = "TEST" + Dice.id(world.plan().seed(), dice.next()).substring(4, 32);
      out.row(fields);
    }
  }

  private void admissions(YearMonth month, Dice dice, Register.Out out) throws IOException {
    int row = 0;
    for (Hurt hurt : admitted.of(month)) {
      out.row(admission(month, ++row, hurt, false, dice));
    }
    for (int left = world.rows(ADMISSIONS, month, dice); left > 0; left--) {
      LocalDate end = World.day(month, dice);
      LocalDate start = end.minusDays(dice.below(6));
      boolean isAssault = dice.chance(.25);
      Person who =
          isAssault
              ? world.people().often(HURT, month.getYear(), dice)
              : world.people().anyone(dice);
      String cause = isAssault ? ASSAULTS.pick(dice) : "";
      out.row(admission(month, ++row, new Hurt(who, start, start, end, cause), true, dice));
    }
  }

  private Object[] admission(YearMonth month, int row, Hurt hurt, boolean isAny, Dice dice) {
    Person who = hurt.who();
    boolean isAssault = !hurt.cause().isEmpty();
    boolean isLater = isAny && dice.chance(.08);
    List<Object> fields = new ArrayList<>();
    fields.add(who.id());
    fields.add(String.format("9%07d%02d%06d", month.getYear(), month.getMonthValue(), row));
    fields.addAll(Arrays.asList(isLater ? 2 : 1, hurt.day(), hurt.end(), 3, 1));
    fields.add(isLater ? hurt.day().minusDays(2) : hurt.day());
    fields.add((isAssault || dice.chance(.5) ? EMERGENCY : PLANNED).pick(dice));
    fields.add(dice.chance(.9) ? hurt.end() : "1800-01-01");
    fields.add(dice.chance(.97) ? 1 : 3);
    fields.addAll(diagnoses((isAssault ? INJURIES : ILLNESSES).pick(dice), hurt.cause()));
    fields.add(hurt.cause());
    fields.add(startAge(who.ageIn(month.getYear()), dice));
    fields.addAll(Arrays.asList(who.isFemale() ? 2 : 1, ethnicity(who, dice), who.lsoaCode()));
    fields.addAll(Arrays.asList(who.borough().code(), PROVIDERS.pick(dice)));
    return fields.toArray();
  }

  /** Empty positions are a dash, as in the open artificial sample. */
  private static List<Object> diagnoses(String first, String cause) {
    List<Object> codes = new ArrayList<>(Collections.nCopies(DIAGNOSES, "-"));
    codes.set(0, first);
    codes.set(1, cause.isEmpty() ? "-" : cause);
    return codes;
  }

  /** Infants are 7001 to 7007 by weeks and months; unknown ages stand there in two ways. */
  private static Object startAge(int age, Dice dice) {
    if (dice.chance(.01)) {
      return dice.chance(.5) ? "" : 999;
    }
    return age <= 0 ? 7001 + dice.below(7) : age;
  }

  private static String ethnicity(Person who, Dice dice) {
    if (dice.chance(.1)) {
      return "Z";
    }
    return switch (who.ethnicity()) {
      case WHITE -> dice.chance(.7) ? "A" : "C";
      case MIXED -> "D";
      case ASIAN -> dice.chance(.9) ? "H" : "R";
      case BLACK -> dice.chance(.6) ? "N" : "M";
      case OTHER -> "S";
    };
  }
}
