package london.outcomes.catalogue;

import java.util.Arrays;

/** A version of a schema contract: major, minor, patch (semver.org). */
public record Version(int major, int minor, int patch) implements Comparable<Version> {

  /**
   * @throws IllegalArgumentException when the text is not three numbers
   */
  public static Version of(String text) {
    int[] parts = Arrays.stream(text.split("\\.", -1)).mapToInt(Integer::parseInt).toArray();
    if (parts.length != 3) {
      throw new IllegalArgumentException("not three numbers: " + text);
    }
    return new Version(parts[0], parts[1], parts[2]);
  }

  /** How much a change means to those who read the table. */
  public enum Change {
    /** Words only. */
    PATCH,
    /** Something more: whoever read it before still can. */
    MINOR,
    /** Something that was there is not, or is another thing. */
    MAJOR
  }

  /** The least version that may follow after a change. */
  public Version after(Change change) {
    return switch (change) {
      case PATCH -> new Version(major, minor, patch + 1);
      case MINOR -> new Version(major, minor + 1, 0);
      case MAJOR -> new Version(major + 1, 0, 0);
    };
  }

  @Override
  public int compareTo(Version other) {
    return Arrays.compare(
        new int[] {major, minor, patch}, new int[] {other.major, other.minor, other.patch});
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
