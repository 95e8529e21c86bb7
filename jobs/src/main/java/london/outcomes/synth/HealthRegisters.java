package london.outcomes.synth;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What hospitals know of injuries: attendances at emergency departments, and admissions. */
final class HealthRegisters {

  /** SNOMED CT events. */
  private static final Choice<String> INTENTS =
      Choice.of(82, "418019003").or(9, "52684005").or(6, "276853009").or(3, "");

  private static final int DIAGNOSES = 20;
  private static final Choice<String> INJURIES =
      Choice.of(30, "S211").or(25, "S311").or(20, "S610").or(15, "S01X").or(10, "S71.1");
  private static final Choice<String> ASSAULTS =
      Choice.of(38, "Y040")
          .or(30, "X990")
          .or(8, "X99.5")
          .or(10, "Y009")
          .or(6, "X959")
          .or(5, "Y099")
          .or(3, "Y07X");
  private static final Choice<String> ILLNESSES =
      Choice.of(30, "J189").or(25, "R074").or(20, "I10X").or(15, "N390").or(10, "E119");
  private static final Choice<String> EMERGENCY =
      Choice.of(80, "21").or(8, "22").or(6, "28").or(6, "2A");
  private static final Choice<String> PLANNED = Choice.of(60, "11").or(25, "12").or(15, "31");
  private static final Choice<String> PROVIDERS =
      Choice.of(20, "RJ1").or(20, "RYJ").or(20, "R1H").or(15, "RJZ").or(15, "RAL").or(10, "RVR");

  private final World world;

  HealthRegisters(World world) {
    this.world = world;
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
            this::admissions));
  }

  private void attendances(YearMonth month, Dice dice, Register.Out out) {
    for (int row = world.rows(9_000, month, 7, .08, .01, dice); row > 0; row--) {
      Person who = world.people().anyone(dice);
      LocalDate arrived = World.day(month, dice);
      out.row(
          "SYN-E" + month + "-" + row,
          who.id(),
          arrived,
          String.format("%02d:%02d:00", dice.below(24), dice.below(60)),
          dice.chance(.7) ? arrived.minusDays(dice.chance(.1) ? 1 : 0) : "1800-01-01",
          "",
          INTENTS.pick(dice),
          dice.chance(.5) ? "1912002" : "",
          "",
          World.age(who, month, dice),
          who.isFemale() ? "2" : "1",
          ethnicity(who, dice),
          lsoa(who, dice),
          PROVIDERS.pick(dice),
          "");
    }
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

  private void admissions(YearMonth month, Dice dice, Register.Out out) {
    for (int row = world.rows(3_000, month, 1, .05, .01, dice); row > 0; row--) {
      boolean isAssault = dice.chance(.35);
      Person who =
          isAssault
              ? world.people().oftenAged(15, 40, month.getYear(), dice)
              : world.people().anyone(dice);
      LocalDate end = World.day(month, dice);
      LocalDate start = end.minusDays(dice.below(6));
      String cause = isAssault ? ASSAULTS.pick(dice) : "";
      List<Object> fields = new ArrayList<>();
      fields.addAll(
          Arrays.asList(
              who.id(),
              String.format("9%07d%02d%06d", month.getYear(), month.getMonthValue(), row)));
      boolean isLater = dice.chance(.08);
      fields.addAll(Arrays.asList(isLater ? 2 : 1, start, end, 3, 1));
      fields.addAll(
          Arrays.asList(
              isLater ? start.minusDays(2) : start,
              (isAssault || dice.chance(.5) ? EMERGENCY : PLANNED).pick(dice),
              dice.chance(.9) ? end : "1800-01-01",
              dice.chance(.97) ? 1 : 3));
      fields.addAll(diagnoses(isAssault ? INJURIES.pick(dice) : ILLNESSES.pick(dice), cause));
      fields.add(cause);
      fields.addAll(
          Arrays.asList(
              startAge(who.ageIn(month.getYear()), dice),
              dice.chance(isAssault ? .85 : .45) ? 1 : 2,
              ethnicity(who, dice),
              lsoa(who, dice),
              who.borough().code(),
              PROVIDERS.pick(dice)));
      out.row(fields.toArray());
    }
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

  private static String lsoa(Person who, Dice dice) {
    List<Borough.Lsoa> known =
        who.borough().lsoas().stream().filter(Borough.Lsoa::isIn2011).toList();
    return known.get(dice.below(known.size())).code();
  }
}
