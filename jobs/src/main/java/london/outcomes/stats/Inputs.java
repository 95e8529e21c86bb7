package london.outcomes.stats;

/**
 * Preconditions on numbers. Missing ({@code NaN}) passes, because it makes the output undefined;
 * contradictory throws, because it is a data-quality failure of the row and never a silent null.
 */
public final class Inputs {

  private Inputs() {}

  public static void requireCount(String name, double value) {
    if (value < 0 || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          Messages.unexpected(name, value, "a finite number of 0 or more"));
    }
  }

  /** Exact tests condition on whole counts; 2^31 - 1 is the domain of the library's binomial. */
  public static void requireWholeCount(String name, double value) {
    requireCount(name, value);
    if (value != Math.rint(value) && !Double.isNaN(value) || value > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          Messages.unexpected(name, value, "a whole number up to " + Integer.MAX_VALUE));
    }
  }

  public static void requirePart(String partName, double part, String wholeName, double whole) {
    if (part > whole) {
      throw new IllegalArgumentException(Messages.exceeds(partName, part, wholeName, whole));
    }
  }

  public static void requireConfidence(double confidence) {
    requireProbability("confidence", confidence);
  }

  public static void requireProbability(String name, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(
          Messages.unexpected(name, value, "a number between 0 and 1, ends excluded"));
    }
  }

  public static void requirePositive(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          Messages.unexpected(name, value, "a finite number above 0"));
    }
  }

  public static boolean anyMissing(double... values) {
    for (double value : values) {
      if (Double.isNaN(value)) {
        return true;
      }
    }
    return false;
  }
}
