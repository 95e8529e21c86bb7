package london.outcomes.synth;

/**
 * Questions of the Public Attitude Survey by the codes of its data files, with a usual distribution
 * of answers, and with how much each owes to the respondent's opinion of the police: most for trust
 * and fairness, little for what happens in the area. Groups differ: Black and Mixed respondents
 * agree less often.
 */
enum PasQuestion {
  Q60(
      .7,
      Choice.of(12, "Excellent").or(40, "Good").or(33, "Fair").or(10, "Poor").or(5, "Very poor")),
  Q62A(.6, agreed(60)),
  Q62C(.75, agreed(63)),
  Q62F(.7, agreed(60)),
  Q62TG(.7, agreed(58)),
  NQ135BD(.8, agreed(70)),
  NQ135BH(.6, agreed(57)),
  Q131(
      .4,
      Choice.of(6, "Very well informed")
          .or(24, "Fairly well informed")
          .or(70, "Not at all informed")),
  NQ133A(.2, Choice.of(14, "Yes").or(86, "No")),
  A121(
      .5,
      Choice.of(12, "Very confident")
          .or(43, "Fairly confident")
          .or(28, "Not very confident")
          .or(17, "Not at all confident")),
  Q13(-.2, worried(45)),
  Q15(-.2, worried(38)),
  Q37(-.1, problem(20)),
  Q39A_2(-.15, problem(38)),
  NQ43(-.15, problem(30)),
  NQ44A(-.15, problem(18)),
  BQ90A(-.1, Choice.of(12, "Yes").or(88, "No")),
  Q21(
      .25,
      Choice.of(22, "Very safe")
          .or(46, "Fairly safe")
          .or(22, "A bit unsafe")
          .or(10, "Very unsafe"));

  private static final Choice<String> NO_ANSWER =
      Choice.of(70, "Don't know").or(10, "Refused").or(20, "Not Asked");
  static final double LESS_FAVOURABLE = .12;

  /** Correlation of the opinion of the police with the leaning to the first answer. */
  final double loading;

  private final Choice<String> answers;

  PasQuestion(double loading, Choice<String> answers) {
    this.loading = loading;
    this.answers = answers;
  }

  String answer(Person who, Opinion opinion, Dice dice) {
    if (dice.chance(.04)) {
      return NO_ANSWER.pick(dice);
    }
    boolean isBlackOrMixed =
        who.ethnicity() == Ethnicity.BLACK || who.ethnicity() == Ethnicity.MIXED;
    String answer = answers.at(opinion.rank(loading, dice.unit()));
    boolean isTurned = isBlackOrMixed && dice.chance(LESS_FAVOURABLE);
    return isTurned && answer.equals("Tend to agree") ? "Tend to disagree" : answer;
  }

  private static Choice<String> agreed(double share) {
    return Choice.of(share * .3, "Strongly agree")
        .or(share * .7, "Tend to agree")
        .or((100 - share) * .45, "Neither agree nor disagree")
        .or((100 - share) * .35, "Tend to disagree")
        .or((100 - share) * .2, "Strongly disagree");
  }

  private static Choice<String> worried(double share) {
    return Choice.of(share * .25, "Very worried")
        .or(share * .75, "Fairly worried")
        .or((100 - share) * .6, "Not very worried")
        .or((100 - share) * .4, "Not at all worried");
  }

  private static Choice<String> problem(double share) {
    return Choice.of(share * .4, "Major problem")
        .or(share * .6, "Minor problem")
        .or(100 - share, "Not a problem at all");
  }
}
