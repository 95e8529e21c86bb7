package london.outcomes.synth;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * One offence as the police record it, under the reference that other agencies quote.
 *
 * @param row the place among the crimes of the month
 */
record Crime(YearMonth month, int row, Place place, Course course, Story story) {

  private static final int RECORDED = 21;
  private static final int COMMITTED = 22;
  private static final int DECIDED = 23;
  private static final int SENTENCED = 24;
  private static final int TYPE = 25;

  private static final Choice<String> NOT_PROSECUTED =
      Choice.of(55, "16").or(33, "15").or(9, "14").or(3, "17");

  String reference() {
    return reference("SYN-X");
  }

  /** The reference of what follows from the crime, in another register. */
  String reference(String prefix) {
    return prefix + month + "-" + row;
  }

  Minor minor() {
    return story.minor();
  }

  /** A stream for a question about this crime that no other extract asks. */
  Dice dice(String extract) {
    return story.dice(extract.hashCode());
  }

  LocalDate recorded() {
    return World.day(month, story.dice(RECORDED));
  }

  /** What is serious is recorded on the day. */
  LocalDate committed() {
    Nature nature = story.nature();
    boolean isAtOnce =
        nature.isKnifeInjury() || nature.isDischarge() || story.minor() == Minor.HOMICIDE;
    return isAtOnce
        ? recorded()
        : recorded().minusDays((long) (story.dice(COMMITTED).around(1) - .4));
  }

  boolean isCharged() {
    return course.decision() == Outcome.CHARGED;
  }

  boolean isCautioned() {
    return course.decision() == Outcome.CAUTION;
  }

  boolean isTried() {
    return isCharged() && course.court().isDecided();
  }

  boolean isConvicted() {
    return isTried()
        && course.court() != Outcome.NOT_GUILTY
        && course.court() != Outcome.CASE_STOPPED;
  }

  YearMonth decidedIn() {
    return month.plusMonths(course.decidedAfter());
  }

  /** The day of the decision, never before the crime was recorded. */
  LocalDate decided() {
    LocalDate day = World.day(decidedIn(), story.dice(DECIDED));
    return day.isBefore(recorded()) ? recorded() : day;
  }

  YearMonth sentencedIn() {
    return month.plusMonths(course.courtAfter());
  }

  LocalDate sentenced() {
    return World.day(sentencedIn(), story.dice(SENTENCED));
  }

  /** The Home Office outcome type of the decision. */
  String outcomeType() {
    return switch (course.decision()) {
      case CHARGED -> "1";
      case CAUTION -> isByChild() ? "2" : "3";
      case CHARGED_ELSEWHERE -> "4";
      case PENALTY_NOTICE -> "6";
      case DRUGS_WARNING -> "7";
      case LOCAL_RESOLUTION -> "8";
      case FORMAL_NOT_IN_INTEREST -> "10";
      case NO_SUSPECT -> "18";
      case OTHER_ORGANISATION -> "20";
      case FURTHER_NOT_IN_INTEREST -> "21";
      default -> NOT_PROSECUTED.pick(story.dice(TYPE));
    };
  }

  private boolean isByChild() {
    return story.suspects().get(0).ageIn(month.getYear()) < 18;
  }
}
