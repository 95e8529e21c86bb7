package london.outcomes.synth;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Respondents of the Public Attitude Survey, a file a financial year. Layouts follow one another.
 */
final class AttitudeSurvey {

  static final Season INTERVIEWS = new Season(1_600, 3, 0, 0);
  private static final YearMonth FIRST_PAS_MONTH = YearMonth.of(2011, 4);
  private static final LocalDate SPSS_EPOCH = LocalDate.of(1582, 10, 14);
  private static final int FIRST_PAS_YEAR = 2004;

  private final World world;

  AttitudeSurvey(World world) {
    this.world = world;
  }

  List<Register> all() {
    return Stream.of(PasVintage.values()).map(this::register).toList();
  }

  private Register register(PasVintage vintage) {
    return new Register(
        "pas",
        Register.Cadence.FINANCIAL_YEAR,
        vintage.file,
        ',',
        vintage.header(),
        vintage.isInUse(),
        (month, dice, out) -> londoners(vintage, month, dice, out));
  }

  private void londoners(PasVintage vintage, YearMonth month, Dice dice, Register.Out out) {
    int year = month.getYear() - (month.getMonthValue() < 4 ? 1 : 0);
    long before = FIRST_PAS_MONTH.until(month, ChronoUnit.MONTHS);
    for (int row = world.rows(INTERVIEWS, month, dice); row > 0; row--) {
      Person who = adult(month, dice);
      long number = before * 100_000 + row;
      Opinion opinion = Opinion.of(dice.fork(number));
      List<Object> fields = new ArrayList<>();
      fields.add(number);
      fields.add(SPSS_EPOCH.until(World.day(month, dice), ChronoUnit.DAYS) * 86_400);
      fields.add(year - FIRST_PAS_YEAR);
      fields.add(vintage.borough(who.borough().name()));
      fields.add(who.sex());
      fields.add(vintage.ageBand(who.ageIn(month.getYear())));
      fields.add(dice.chance(.03) ? "Refused" : ethnicity(who, dice));
      fields.addAll(vintage.weightsIn(month, String.format(Locale.ROOT, "%.6f", dice.around(.25))));
      for (PasQuestion question : PasQuestion.values()) {
        fields.add(question.answer(who, opinion, dice));
      }
      out.row(fields.toArray());
    }
  }

  /** The survey covers people of 16 and over in the 32 boroughs. */
  private Person adult(YearMonth month, Dice dice) {
    Person who = world.people().anyone(dice);
    while (who.ageIn(month.getYear()) < 16 || who.borough().isCity()) {
      who = world.people().anyone(dice);
    }
    return who;
  }

  private static String ethnicity(Person who, Dice dice) {
    return switch (who.ethnicity()) {
      case WHITE -> dice.chance(.65) ? "White British" : "White Other";
      case MIXED -> "Mixed";
      case ASIAN -> "Asian";
      case BLACK -> "Black";
      case OTHER -> "Other";
    };
  }
}
