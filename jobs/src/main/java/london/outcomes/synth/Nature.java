package london.outcomes.synth;

/**
 * The flags of an offence, in the words of the police extract.
 *
 * @param hate strands with semicolons, or nothing
 */
record Nature(boolean isDomestic, String hate, boolean isOnline, String knife, String firearm) {

  static final String NONE = "none";
  static final String INJURY = "injury";
  static final String DISCHARGE = "lethal barrel discharge";

  private static final Choice<String> STRANDS =
      Choice.of(72, "race")
          .or(11, "race;religion")
          .or(9, "sexual orientation")
          .or(5, "disability")
          .or(3, "transgender");
  private static final Choice<String> THREATS = Choice.of(60, "threatened").or(40, "imitation");

  boolean isKnifeInjury() {
    return knife.equals(INJURY);
  }

  boolean isDischarge() {
    return firearm.equals(DISCHARGE);
  }

  /**
   * @param discharge the chance that violence is a shot
   */
  static Nature of(Minor minor, double discharge, Dice dice) {
    boolean isDomestic = dice.chance(domestic(minor));
    boolean isHate = minor == Minor.PUBLIC_FEAR_HATE || dice.chance(.01);
    String hate = isHate && !isDomestic ? STRANDS.pick(dice) : "";
    boolean isOnline = dice.chance(minor == Minor.STALKING || minor == Minor.FRAUD ? .3 : .01);
    boolean isShot = isViolent(minor) && dice.chance(discharge);
    double injured = minor == Minor.WITH_INJURY ? .05 : minor == Minor.ROBBERY_PERSONAL ? .04 : 0;
    String knife =
        !isShot && dice.chance(injured)
            ? INJURY
            : dice.chance(threatened(minor)) ? "threatened" : NONE;
    String gun =
        isShot ? DISCHARGE : dice.chance(threatened(minor) / 20) ? THREATS.pick(dice) : NONE;
    return new Nature(isDomestic, hate, isOnline, knife, gun);
  }

  static boolean isViolent(Minor minor) {
    return minor == Minor.WITH_INJURY || minor == Minor.WITHOUT_INJURY;
  }

  private static double domestic(Minor minor) {
    return switch (minor) {
      case WITH_INJURY, RAPE -> .26;
      case WITHOUT_INJURY -> .3;
      case STALKING -> .38;
      case CRIMINAL_DAMAGE, OTHER_SEXUAL -> .1;
      case PUBLIC_FEAR, BURGLARY_HOME -> .03;
      default -> 0;
    };
  }

  private static double threatened(Minor minor) {
    return switch (minor) {
      case ROBBERY_PERSONAL -> .18;
      case ROBBERY_BUSINESS -> .12;
      case WITHOUT_INJURY, PUBLIC_FEAR, BURGLARY_HOME -> .01;
      default -> .001;
    };
  }
}
