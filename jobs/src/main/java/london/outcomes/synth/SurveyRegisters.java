package london.outcomes.synth;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Respondents of the surveys of victims and of Londoners; the two victim surveys are alike. */
final class SurveyRegisters {

  private static final YearMonth FIRST_PAS_MONTH = YearMonth.of(2011, 4);
  private static final LocalDate SPSS_EPOCH = LocalDate.of(1582, 10, 14);
  private static final int FIRST_PAS_YEAR = 2004;
  private static final Choice<String> FULL_SCALE =
      Choice.of(11, "Completely satisfied")
          .or(22, "Very satisfied")
          .or(32, "Fairly satisfied")
          .or(8, "Neither satisfied nor dissatisfied")
          .or(11, "Fairly dissatisfied")
          .or(8, "Very dissatisfied")
          .or(6, "Completely dissatisfied")
          .or(2, "Don't know");
  private static final Choice<String> LOW_SCALE =
      Choice.of(5, "Completely satisfied")
          .or(12, "Very satisfied")
          .or(22, "Fairly satisfied")
          .or(12, "Neither satisfied nor dissatisfied")
          .or(18, "Fairly dissatisfied")
          .or(16, "Very dissatisfied")
          .or(12, "Completely dissatisfied")
          .or(3, "Don't know");
  private static final Choice<String> CRIMES =
      Choice.of(35, "Assault")
          .or(30, "Residential burglary")
          .or(20, "Personal robbery")
          .or(15, "Hate crime");
  private static final List<String> BCUS =
      List.of("CE", "CN", "CS", "CW", "EA", "NA", "NE", "NW", "SA", "SE", "SW", "WA");

  private final World world;

  SurveyRegisters(World world) {
    this.world = world;
  }

  List<Register> all() {
    return List.of(
        victims("uss", 800, FULL_SCALE, Choice.of(85, "Officer").or(15, "Front counter")),
        victims("tdiu", 400, LOW_SCALE, Choice.of(60, "Online").or(40, "Telephone")),
        new Register(
            "pas",
            Register.Cadence.FINANCIAL_YEAR,
            "PAS_ward_level_FY_%s.csv",
            ',',
            pasHeader(),
            this::londoners));
  }

  private Register victims(
      String id, int monthly, Choice<String> satisfaction, Choice<String> modes) {
    List<String> header =
        new ArrayList<>(
            Traits.after(
                "respondent_id",
                "interview_date",
                "quarter",
                "bcu",
                "borough_code",
                "crime_type",
                "reporting_mode",
                "satisfaction",
                "satisfaction_contact",
                "satisfaction_action",
                "satisfaction_follow_up",
                "satisfaction_treatment"));
    header.addAll(List.of("weight", "stratum"));
    return Register.quarterly(
        id,
        List.copyOf(header),
        (month, dice, out) -> {
          for (int row = world.rows(monthly, month, 3, 0, 0, dice); row > 0; row--) {
            out.row(victim(id + "-" + month + "-" + row, month, satisfaction, modes, dice));
          }
        });
  }

  private Object[] victim(
      String id, YearMonth month, Choice<String> satisfaction, Choice<String> modes, Dice dice) {
    Person who = world.people().oftenAged(18, 90, month.getYear(), dice);
    String bcu = bcu(dice);
    String crime = CRIMES.pick(dice);
    List<Object> row =
        new ArrayList<>(
            List.of(
                Traits.of(who, month, dice)
                    .after(
                        "SYN-" + id.toUpperCase(Locale.ROOT),
                        World.day(month, dice),
                        month.getYear() + "-Q" + month.get(IsoFields.QUARTER_OF_YEAR),
                        bcu,
                        world.boroughOf(who, dice),
                        crime,
                        modes.pick(dice),
                        satisfaction.pick(dice),
                        satisfaction.pick(dice),
                        satisfaction.pick(dice),
                        LOW_SCALE.pick(dice),
                        satisfaction.pick(dice))));
    row.add(weight(dice));
    row.add(bcu + " " + crime);
    return row.toArray();
  }

  private static String bcu(Dice dice) {
    return "BCU-" + BCUS.get(dice.below(BCUS.size()));
  }

  private static String weight(Dice dice) {
    return String.format(Locale.ROOT, "%.6f", dice.around(.25));
  }

  /** The layout since 2020, when interviews went to the telephone and wards were left out. */
  private static List<String> pasHeader() {
    List<String> header =
        new ArrayList<>(
            List.of(
                "",
                "interview_date",
                "FinancialYear",
                "Borough",
                "ReXQ135",
                "ReQ136",
                "ReNQ147",
                "WT_Discrete"));
    for (PasQuestion question : PasQuestion.values()) {
      header.add(question.name());
    }
    return List.copyOf(header);
  }

  private void londoners(YearMonth month, Dice dice, Register.Out out) {
    int year = month.getYear() - (month.getMonthValue() < 4 ? 1 : 0);
    long before = FIRST_PAS_MONTH.until(month, ChronoUnit.MONTHS);
    for (int row = world.rows(1_600, month, 3, 0, 0, dice); row > 0; row--) {
      Person who = adult(month, dice);
      List<Object> fields = new ArrayList<>();
      fields.add(before * 100_000 + row);
      fields.add(SPSS_EPOCH.until(World.day(month, dice), ChronoUnit.DAYS) * 86_400);
      fields.add(year - FIRST_PAS_YEAR);
      fields.add(who.borough().name().replace(" and ", " & "));
      fields.add(who.sex());
      fields.add(ageBand(who.ageIn(month.getYear())));
      fields.add(dice.chance(.03) ? "Refused" : ethnicity(who, dice));
      fields.add(weight(dice));
      for (PasQuestion question : PasQuestion.values()) {
        fields.add(question.answer(who, dice));
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

  private static String ageBand(int age) {
    if (age >= 65) {
      return "65+";
    }
    int from = age < 25 ? 16 : 25 + (age - 25) / 10 * 10;
    return from + " to " + (age < 25 ? 24 : from + 9);
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
