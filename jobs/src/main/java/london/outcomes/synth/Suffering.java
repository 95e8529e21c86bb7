package london.outcomes.synth;

/** Whom an offence befalls: nobody in particular, or people of an age, a sex and a group. */
record Suffering(boolean isNobodys, People.Wanted wanted, double black, double mixed) {

  /** How often Black and Mixed Londoners are hurt or robbed, against the others. */
  static final double VIOLENCE_BLACK = 1.5;

  static final double VIOLENCE_MIXED = 1.3;
  static final double KNIFE_BLACK = 3;
  static final double KNIFE_MIXED = 2;

  /** The part of domestic abuse that befalls women. */
  static final double DOMESTIC_WOMEN = .74;

  private static final Suffering NOBODY = new Suffering(true, People.Wanted.aged(0, 0), 1, 1);

  static Suffering of(Minor minor, Nature nature) {
    if (nature.isKnifeInjury() || nature.isDischarge()) {
      return by(People.Wanted.aged(14, 45).women(.1), KNIFE_BLACK, KNIFE_MIXED);
    }
    if (nature.isDomestic()) {
      People.Wanted wanted = People.Wanted.aged(16, 75).women(DOMESTIC_WOMEN);
      return alike(wanted.oftenTheSame(.12, .25));
    }
    return switch (minor) {
      case RAPE, OTHER_SEXUAL -> alike(People.Wanted.aged(10, 60).women(.88));
      case WITH_INJURY, WITHOUT_INJURY ->
          by(People.Wanted.aged(8, 75).women(.42), VIOLENCE_BLACK, VIOLENCE_MIXED);
      case ROBBERY_PERSONAL -> alike(People.Wanted.aged(11, 50).women(.25));
      case STALKING, PUBLIC_FEAR, PUBLIC_FEAR_HATE -> alike(People.Wanted.aged(12, 80));
      case CRIMINAL_DAMAGE,
          BURGLARY_HOME,
          BURGLARY_OTHER,
          BICYCLE_THEFT,
          OTHER_THEFT,
          THEFT_FROM_PERSON,
          VEHICLE_INTERFERENCE,
          FROM_VEHICLE,
          OF_VEHICLE,
          FRAUD ->
          alike(People.Wanted.aged(18, 90));
      default -> NOBODY;
    };
  }

  /** From 0 to 1: the group that suffers most has 1. */
  double risk(Ethnicity ethnicity) {
    double most = Math.max(black, mixed);
    return switch (ethnicity) {
      case BLACK -> black / most;
      case MIXED -> mixed / most;
      default -> 1 / most;
    };
  }

  private static Suffering alike(People.Wanted wanted) {
    return new Suffering(false, wanted, 1, 1);
  }

  private static Suffering by(People.Wanted wanted, double black, double mixed) {
    return new Suffering(false, wanted, black, mixed);
  }
}
