package london.outcomes.insight.change;

/**
 * A part of a figure, or the whole of it, now and a year before.
 *
 * @param splitType what it is a part by: all (the whole), borough, type, or a characteristic
 * @param id which part: an area, a measure or a group
 * @param before as it was a year before
 * @param after as it is
 */
record Part(String splitType, String id, Sight before, Sight after) {

  static final String WHOLE = "all";
  static final String REST = "rest";

  /** Whether it is told neither before nor after, and not because it is withheld. */
  boolean isAbsent() {
    return before.isMissing() && after.isMissing();
  }

  boolean isShown() {
    return before.isShown() && after.isShown();
  }
}
