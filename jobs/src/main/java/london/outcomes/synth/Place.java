package london.outcomes.synth;

/**
 * A point on the anonymised map: every row near it carries the same coordinates and street.
 *
 * <p>Streets are called Synthetic Street, so that no row can be mistaken for a published one.
 */
record Place(String lsoaCode, String lsoaName, String longitude, String latitude, String street) {

  /** Where there is no location, the two kinds of file spell it differently. */
  static final Place NOWHERE = new Place("", "", "", "", "");

  String inStreetFile() {
    return isNowhere() ? "No Location" : "On or near Synthetic Street " + street;
  }

  String inOutcomesFile() {
    return isNowhere() ? "No location" : "On or near SYNTHETIC STREET " + street;
  }

  boolean isNowhere() {
    return lsoaCode.isEmpty();
  }
}
