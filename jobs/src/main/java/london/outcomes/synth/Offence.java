package london.outcomes.synth;

/**
 * One row of a street file; anti-social behaviour has an empty id and no course.
 *
 * @param number no other offence of the same seed has it
 */
record Offence(long seed, long number, String borough, Place place, CrimeType type, Course course) {

  private static final double BOROUGH_UNKNOWN = .006;
  private static final int MINOR = 1;
  private static final int PLACED = 2;

  String id() {
    return type.isNotifiable() ? Dice.id(seed, number) : "";
  }

  /** What else is to be said of the offence, the same whoever asks. */
  Dice details(int question) {
    return Dice.of(seed, "offence").fork(number).fork(question);
  }

  Minor minor() {
    return Minor.of(type, details(MINOR));
  }

  /** The same offence, whose court case takes longer. */
  Offence slower() {
    return new Offence(seed, number, borough, place, type, course.slower());
  }

  /** Now and then the police do not know the borough. */
  boolean isBoroughKnown() {
    return !details(PLACED).chance(BOROUGH_UNKNOWN);
  }
}
