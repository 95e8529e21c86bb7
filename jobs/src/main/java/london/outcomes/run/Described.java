package london.outcomes.run;

import java.util.List;

/**
 * A table of the lake, or what a source delivers, as catalogues of data show it.
 *
 * @param name folder below the lake's root, such as {@code curated/fact_measure}
 */
public record Described(String name, String comment, List<Field> fields) {

  /** A column. */
  public record Field(String name, String type, String comment) {}
}
