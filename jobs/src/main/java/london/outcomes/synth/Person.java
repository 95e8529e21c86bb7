package london.outcomes.synth;

/**
 * Someone who does not exist: the same number is the same person in every extract.
 *
 * @param lsoaCode where the person lives, a code of both editions
 * @param ethnicityCode police self-definition code (18+1)
 */
record Person(
    int number,
    int birthYear,
    boolean isFemale,
    Ethnicity ethnicity,
    String ethnicityCode,
    Borough borough,
    String lsoaCode,
    String disability,
    String religion,
    String orientation) {

  /** The reference that an agency would hold, such as {@code SYN-P0000042}. */
  String id() {
    return String.format("SYN-P%07d", number);
  }

  String sex() {
    return isFemale ? "Female" : "Male";
  }

  int ageIn(int year) {
    return year - birthYear;
  }
}
