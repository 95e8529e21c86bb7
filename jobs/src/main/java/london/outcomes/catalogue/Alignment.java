package london.outcomes.catalogue;

/**
 * How a measure stands to a national one: aligned with it, and no copy of it.
 *
 * @param national name of the national measure; empty for none
 * @param difference how the measure differs from what the Home Office looks at
 */
public record Alignment(String national, String difference) {

  public static final Alignment NONE = new Alignment("", "");

  public boolean isNone() {
    return national.isEmpty();
  }
}
