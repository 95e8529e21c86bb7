package london.outcomes.synth;

/**
 * How an offence ends: what the police decide and, after a charge, what a court does.
 *
 * <p>Both come with the months that pass from the offence's month. An undecided offence stays at
 * {@code UNDER_INVESTIGATION} or {@code STATUS_UNAVAILABLE}, a case that has not come to a result
 * at {@code AWAITING_COURT} or {@code COURT_RESULT_UNAVAILABLE}.
 */
record Course(Outcome decision, int decidedAfter, Outcome court, int courtAfter) {

  private static final double UNDECIDED = .125;
  private static final double COURT_RESULT_KNOWN = .6;
  private static final double SOONEST_NO_SUSPECT = .72;
  private static final double SOONEST_OTHER = .38;
  private static final int LONGEST_DECISION = 6;
  private static final int LONGEST_COURT = 8;

  /** Files are published about two months after the month they are about. */
  private static final int PUBLISHED_AFTER = 2;

  private static final Choice<Outcome> NOTHING =
      Choice.of(80, Outcome.UNDER_INVESTIGATION).or(20, Outcome.STATUS_UNAVAILABLE);
  private static final Choice<Outcome> CHARGE =
      Choice.of(94, Outcome.CHARGED).or(6, Outcome.CHARGED_ELSEWHERE);
  private static final Choice<Outcome> INFORMAL =
      Choice.of(55, Outcome.LOCAL_RESOLUTION)
          .or(32, Outcome.CAUTION)
          .or(8, Outcome.PENALTY_NOTICE)
          .or(5, Outcome.FORMAL_NOT_IN_INTEREST);
  private static final Choice<Outcome> INFORMAL_DRUGS =
      Choice.of(48, Outcome.DRUGS_WARNING).or(42, Outcome.LOCAL_RESOLUTION).or(10, Outcome.CAUTION);
  private static final Choice<Outcome> UNSOLVED =
      Choice.of(95, Outcome.UNABLE_TO_PROSECUTE)
          .or(3, Outcome.OTHER_ORGANISATION)
          .or(2, Outcome.FURTHER_NOT_IN_INTEREST);
  private static final Choice<Outcome> COURT =
      Choice.of(30, Outcome.PRISON)
          .or(18, Outcome.FINED)
          .or(15, Outcome.COMMUNITY)
          .or(11, Outcome.SUSPENDED)
          .or(9, Outcome.NOT_GUILTY)
          .or(8, Outcome.CONDITIONAL_DISCHARGE)
          .or(4, Outcome.CASE_STOPPED)
          .or(3, Outcome.OTHERWISE)
          .or(2, Outcome.COMPENSATION);
  private static final Choice<Outcome> PENDING =
      Choice.of(70, Outcome.AWAITING_COURT).or(30, Outcome.COURT_RESULT_UNAVAILABLE);

  static Course of(CrimeType type, Dice dice) {
    if (dice.chance(UNDECIDED)) {
      return new Course(NOTHING.pick(dice), 0, Outcome.AWAITING_COURT, 0);
    }
    Outcome decision = decide(type, dice);
    int after = wait(decision == Outcome.NO_SUSPECT ? SOONEST_NO_SUSPECT : SOONEST_OTHER, dice);
    Outcome court = PENDING.pick(dice);
    if (decision == Outcome.CHARGED && dice.chance(COURT_RESULT_KNOWN)) {
      court = COURT.pick(dice);
    }
    return new Course(decision, after, court, after + 1 + dice.below(LONGEST_COURT));
  }

  /** The same course with twice the months in court, as of rape and other sexual offences. */
  Course slower() {
    return new Course(
        decision, decidedAfter, court, decidedAfter + 2 * (courtAfter - decidedAfter));
  }

  /** The last outcome that stands in the street file, which calls a charge by what it waits for. */
  Outcome whenPublished() {
    if (!decision.isDecided()) {
      return decision;
    }
    if (decidedAfter > PUBLISHED_AFTER) {
      return Outcome.UNDER_INVESTIGATION;
    }
    if (decision != Outcome.CHARGED) {
      return decision;
    }
    return court.isDecided() && courtAfter > PUBLISHED_AFTER ? Outcome.AWAITING_COURT : court;
  }

  private static Outcome decide(CrimeType type, Dice dice) {
    double mark = dice.unit();
    if (mark < type.charged) {
      return CHARGE.pick(dice);
    }
    if (mark < type.charged + type.informal) {
      return (type == CrimeType.DRUGS ? INFORMAL_DRUGS : INFORMAL).pick(dice);
    }
    boolean isClosed = mark < type.charged + type.informal + type.noSuspect;
    return isClosed ? Outcome.NO_SUSPECT : UNSOLVED.pick(dice);
  }

  private static int wait(double chanceThisMonth, Dice dice) {
    int months = 0;
    while (months < LONGEST_DECISION && !dice.chance(chanceThisMonth)) {
      months++;
    }
    return months;
  }
}
