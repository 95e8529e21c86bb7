package london.outcomes.synth;

/** The legal power of a search, what it was for, and what came of it, in the words since 2018. */
record Search(String legislation, String object, String outcome, String linked) {

  private static final String NO_ACTION = "A no further action disposal";
  private static final String DRUGS_ACT = "Misuse of Drugs Act 1971 (section 23)";
  private static final String PACE = "Police and Criminal Evidence Act 1984 (section 1)";
  private static final String FIREARMS_ACT = "Firearms Act 1968 (section 47)";
  private static final String SECTION_60 =
      "Criminal Justice and Public Order Act 1994 (section 60)";

  private static final Choice<String> LEGISLATION =
      Choice.of(60, DRUGS_ACT).or(37, PACE).or(2, SECTION_60).or(1, FIREARMS_ACT);
  private static final Choice<String> PACE_OBJECT =
      Choice.of(46, "Offensive weapons")
          .or(24, "Stolen goods")
          .or(19, "Article for use in theft")
          .or(7, "Evidence of offences under the Act")
          .or(3, "Articles for use in criminal damage")
          .or(1, "Fireworks");
  private static final Choice<String> OUTCOME =
      Choice.of(72, NO_ACTION)
          .or(14, "Arrest")
          .or(7, "Community resolution")
          .or(3, "Penalty Notice for Disorder")
          .or(2.5, "Summons / charged by post")
          .or(1, "Khat or Cannabis warning")
          .or(.5, "Caution (simple or conditional)");

  static Search of(Dice dice) {
    String legislation = LEGISLATION.pick(dice);
    String object =
        switch (legislation) {
          case DRUGS_ACT -> "Controlled drugs";
          case FIREARMS_ACT -> "Firearms";
          case SECTION_60 -> "Anything to threaten or harm anyone";
          default -> PACE_OBJECT.pick(dice);
        };
    String outcome = OUTCOME.pick(dice);
    String linked = outcome.equals(NO_ACTION) ? "" : dice.chance(.78) ? "True" : "False";
    return new Search(legislation, object, outcome, linked);
  }
}
