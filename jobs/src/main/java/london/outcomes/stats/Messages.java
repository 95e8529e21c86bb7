package london.outcomes.stats;

/** Every message text of this room: what is wrong, the value seen, the value expected. */
public final class Messages {

  private Messages() {}

  public static String unexpected(String name, double seen, String expected) {
    return name + ": expected " + expected + ", saw " + seen;
  }

  public static String exceeds(String part, double seen, String whole, double limit) {
    return part + ": expected at most the " + whole + " " + limit + ", saw " + seen;
  }

  public static String disorderedLimits(String method, double lower, double upper) {
    return method + " limits: expected lower <= upper or neither, saw " + lower + " and " + upper;
  }

  public static String unexplained(String method) {
    return method + ": expected a reason for an undefined value or interval, saw none";
  }
}
