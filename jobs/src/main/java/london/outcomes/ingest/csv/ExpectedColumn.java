package london.outcomes.ingest.csv;

import java.io.Serializable;
import java.util.List;

/**
 * A column as a contract declares it.
 *
 * @param name the name the contract gives it
 * @param aliases other headers under which suppliers have sent it
 * @param isRequired whether a file without it is rejected
 * @param pattern a regular expression when one declaration stands for many columns, such as the
 *     months of a wide file; otherwise empty
 */
public record ExpectedColumn(String name, List<String> aliases, boolean isRequired, String pattern)
    implements Serializable {
  public ExpectedColumn {
    aliases = List.copyOf(aliases);
  }

  public static ExpectedColumn required(String name, String... aliases) {
    return new ExpectedColumn(name, List.of(aliases), true, "");
  }

  public static ExpectedColumn optional(String name, String... aliases) {
    return new ExpectedColumn(name, List.of(aliases), false, "");
  }

  /** Every column whose header matches the whole expression; at least one must be there. */
  public static ExpectedColumn matching(String name, String pattern) {
    return new ExpectedColumn(name, List.of(), true, pattern);
  }

  boolean isPattern() {
    return !pattern.isEmpty();
  }
}
