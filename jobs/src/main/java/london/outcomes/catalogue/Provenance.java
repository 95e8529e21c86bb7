package london.outcomes.catalogue;

import java.util.List;

/** Where data come from. What is made of several is only as good as the weakest of them. */
public final class Provenance {

  /** Nothing has arrived. */
  public static final String NONE = "none";

  /** Of data, from the strongest to the weakest: an agency's own, what anyone may read, made up. */
  public static final List<String> STRONGEST_FIRST = List.of("official", "open", "synthetic");

  private Provenance() {}
}
