package london.outcomes.synth;

import static london.outcomes.synth.World.yesNo;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Defendants whose case is completed: those whom the police charged, in the month that the outcomes
 * of data.police.uk name, under the reference of the crime; and drivers, whose offences the police
 * do not count.
 */
final class ProsecutionRegister {

  static final Season DRIVING = new Season(700, 3, .04, .01);
  private static final String ID = "cps-defendant";
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

  private static final People.Wanted DRIVERS = People.Wanted.aged(17, 75).women(.2);
  private static final Choice<String> CONVICTIONS =
      Choice.of(80, "Guilty plea").or(15, "Convicted after trial").or(5, "Proved in absence");
  private static final Choice<String> ACQUITTALS =
      Choice.of(78, "Acquitted after trial")
          .or(14, "Dismissed no case to answer")
          .or(8, "Judge directed acquittal");
  private static final Choice<String> STOPS =
      Choice.of(76, "Discontinued").or(24, "Administratively finalised");
  private static final Choice<String> REASONS =
      Choice.of(45, "Evidential")
          .or(30, "Victim issues")
          .or(12, "Public interest")
          .or(8, "Witness issues")
          .or(5, "Other");

  private final World world;

  ProsecutionRegister(World world) {
    this.world = world;
  }

  Register register() {
    return Register.quarterly(
        ID,
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
        this::defendants);
  }

  private void defendants(YearMonth month, Dice dice, Register.Out out) throws IOException {
    for (Crime crime : world.trials().of(month)) {
      int number = 0;
      for (Person suspect : crime.isTried() ? crime.story().suspects() : List.<Person>of()) {
        out.row(defendant(crime, suspect, ++number, dice));
      }
    }
    for (int row = world.rows(DRIVING, month, dice); row > 0; row--) {
      out.row(driver("SYN-Q" + month + "-" + row, month, dice));
    }
  }

  private static Object[] defendant(Crime crime, Person who, int number, Dice dice) {
    String outcome = outcome(crime, dice);
    Nature nature = crime.story().nature();
    return new Object[] {
      crime.reference(),
      crime.reference() + "-" + number,
      "London",
      area(who),
      offence(crime.minor()),
      ageGroup(who.ageIn(crime.sentencedIn().getYear())),
      who.sex(),
      ethnicity(who, dice),
      DAY.format(crime.decided()),
      DAY.format(crime.sentenced()),
      outcome,
      reason(crime, dice),
      yesNo(crime.minor() == Minor.RAPE),
      yesNo(crime.minor().isSexual()),
      yesNo(nature.isDomestic()),
      nature.hate(),
      DAY.format(crime.sentenced().plusDays(2)) + " 09:30"
    };
  }

  private static String outcome(Crime crime, Dice dice) {
    if (crime.isConvicted()) {
      return CONVICTIONS.pick(dice);
    }
    return (crime.course().court() == Outcome.NOT_GUILTY ? ACQUITTALS : STOPS).pick(dice);
  }

  private static String reason(Crime crime, Dice dice) {
    if (crime.isConvicted()) {
      return "";
    }
    return crime.course().court() == Outcome.NOT_GUILTY ? "Acquittal" : REASONS.pick(dice);
  }

  private Object[] driver(String id, YearMonth month, Dice dice) {
    Person who = world.people().often(DRIVERS, month.getYear(), dice);
    LocalDate completed = World.day(month, dice);
    boolean isConvicted = dice.chance(.86);
    return new Object[] {
      id,
      id + "-1",
      "London",
      area(who),
      "Motoring Offences",
      ageGroup(who.ageIn(month.getYear())),
      who.sex(),
      ethnicity(who, dice),
      DAY.format(completed.minusDays((int) (120 * dice.around(.3)))),
      DAY.format(completed),
      (isConvicted ? CONVICTIONS : STOPS).pick(dice),
      isConvicted ? "" : REASONS.pick(dice),
      "N",
      "N",
      "N",
      "",
      DAY.format(completed.plusDays(2)) + " 09:30"
    };
  }

  static String area(Person who) {
    return who.borough().latitude() > 51.5 ? "London North" : "London South";
  }

  static String offence(Minor minor) {
    if (minor == Minor.HOMICIDE) {
      return "Homicide";
    }
    return switch (minor.majorText) {
      case "ARSON AND CRIMINAL DAMAGE" -> "Criminal Damage";
      case "BURGLARY" -> "Burglary";
      case "DRUG OFFENCES" -> "Drugs Offences";
      case "FRAUD AND FORGERY" -> "Fraud And Forgery";
      case "PUBLIC ORDER OFFENCES", "POSSESSION OF WEAPONS" -> "Public Order Offences";
      case "ROBBERY" -> "Robbery";
      case "SEXUAL OFFENCES" -> "Sexual Offences";
      case "THEFT", "VEHICLE OFFENCES" -> "Theft And Handling";
      case "VIOLENCE AGAINST THE PERSON" -> "Offences Against The Person";
      default -> "All Other Offences";
    };
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
