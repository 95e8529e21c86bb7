package london.outcomes.synth;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The surveys of victims: whoever reported to an officer or at a front counter is in the frame of
 * one, whoever reported online or by telephone in that of the other. People are drawn by type of
 * crime and interviewed one to three months after it; the respondent's number names the crime.
 */
final class VictimSurveys {

  /** How often Black, Mixed and disabled victims, else fairly satisfied, are dissatisfied. */
  static final double TURNED_BLACK_OR_MIXED = .25;

  static final double TURNED_DISABLED = .15;

  private static final int LONGEST_WAIT = 3;
  private static final String FRAME = "victim-surveys";
  private static final Choice<String> MODES =
      Choice.of(44, "Officer").or(8, "Front counter").or(28, "Online").or(20, "Telephone");
  private static final List<String> IN_PERSON = List.of("Officer", "Front counter");
  private static final List<String> FROM_AFAR = List.of("Online", "Telephone");

  /** Crimes a month at scale 1 whose victims each survey can draw, about. */
  private static final double FRAME_OF_A_MONTH = 4_500;

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

  /** Whom a survey asks, and how content they are. */
  private record Survey(
      String id, double monthly, List<String> modes, Choice<String> satisfaction) {}

  /** A victim who is asked, some time after the crime. */
  private record Drawn(Crime crime, String type, String mode) {}

  private final World world;

  VictimSurveys(World world) {
    this.world = world;
  }

  List<Register> all() {
    return List.of(
        register(new Survey("uss", 800, IN_PERSON, FULL_SCALE)),
        register(new Survey("tdiu", 400, FROM_AFAR, LOW_SCALE)));
  }

  private Register register(Survey survey) {
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
    Backlog<Drawn> drawn =
        new Backlog<>(world.crimes(), LONGEST_WAIT, (crime, later) -> draw(survey, crime, later));
    return Register.quarterly(
        survey.id(),
        List.copyOf(header),
        (month, dice, out) -> write(survey, drawn, month, dice, out));
  }

  private void draw(Survey survey, Crime crime, Later<Drawn> later) {
    Optional<String> type = type(crime);
    if (type.isEmpty()) {
      return;
    }
    Dice dice = crime.dice(FRAME);
    String mode = MODES.pick(dice);
    boolean isDrawn = dice.chance(world.part(survey.monthly(), FRAME_OF_A_MONTH * share(survey)));
    if (survey.modes().contains(mode) && isDrawn && isAdult(crime)) {
      later.put(
          crime.month().plusMonths(1 + dice.below(LONGEST_WAIT)),
          new Drawn(crime, type.get(), mode));
    }
  }

  private static double share(Survey survey) {
    return survey.modes() == IN_PERSON ? .52 : .48;
  }

  private static boolean isAdult(Crime crime) {
    return crime.story().victims().stream()
        .anyMatch(who -> who.ageIn(crime.month().getYear()) >= 18 && !who.borough().isCity());
  }

  /** Crimes that the surveys are about; domestic abuse is not asked about on the telephone. */
  private static Optional<String> type(Crime crime) {
    Nature nature = crime.story().nature();
    if (nature.isDomestic()) {
      return Optional.empty();
    }
    if (!nature.hate().isEmpty()) {
      return Optional.of("Hate crime");
    }
    return switch (crime.minor()) {
      case WITH_INJURY -> Optional.of("Assault");
      case BURGLARY_HOME -> Optional.of("Residential burglary");
      case ROBBERY_PERSONAL -> Optional.of("Personal robbery");
      default -> Optional.empty();
    };
  }

  private void write(
      Survey survey, Backlog<Drawn> drawn, YearMonth month, Dice dice, Register.Out out)
      throws IOException {
    for (Drawn one : drawn.of(month)) {
      out.row(respondent(survey, one, month, dice));
    }
  }

  private static Object[] respondent(Survey survey, Drawn drawn, YearMonth month, Dice dice) {
    Person who = drawn.crime().story().victims().get(0);
    LocalDate interview = World.day(month, dice);
    String prefix = "SYN-" + survey.id().toUpperCase(Locale.ROOT) + "-";
    List<Object> row =
        new ArrayList<>(
            List.of(
                Traits.of(who, month, dice)
                    .after(
                        drawn.crime().reference(prefix),
                        interview,
                        month.getYear() + "-Q" + month.get(IsoFields.QUARTER_OF_YEAR),
                        who.borough().unit(),
                        who.borough().code(),
                        drawn.type(),
                        drawn.mode(),
                        answer(survey.satisfaction(), who, dice),
                        answer(survey.satisfaction(), who, dice),
                        answer(survey.satisfaction(), who, dice),
                        answer(LOW_SCALE, who, dice),
                        answer(survey.satisfaction(), who, dice))));
    row.add(String.format(Locale.ROOT, "%.6f", dice.around(.25)));
    row.add(who.borough().unit() + " " + drawn.type());
    return row.toArray();
  }

  /** Groups differ: some of those who would be fairly satisfied are not. */
  private static String answer(Choice<String> scale, Person who, Dice dice) {
    String answer = scale.pick(dice);
    boolean isBlackOrMixed =
        who.ethnicity() == Ethnicity.BLACK || who.ethnicity() == Ethnicity.MIXED;
    boolean isTurned =
        isBlackOrMixed && dice.chance(TURNED_BLACK_OR_MIXED)
            || who.disability().equals("Yes") && dice.chance(TURNED_DISABLED);
    return isTurned && answer.equals("Fairly satisfied") ? "Fairly dissatisfied" : answer;
  }
}
