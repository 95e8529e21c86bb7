package london.outcomes.catalogue;

import java.util.Map;
import java.util.Set;

/**
 * Where a run reads and writes: one file of {@code conf/env}.
 *
 * @param landing folder the agencies deliver to
 * @param lake root of the tables
 * @param provenances what may enter this lake: open, official, synthetic
 * @param spark session settings
 */
public record Environment(
    String name, String landing, String lake, Set<String> provenances, Map<String, String> spark) {

  public Environment withLanding(String other) {
    return new Environment(name, other, lake, provenances, spark);
  }

  public Environment withLake(String other) {
    return new Environment(name, landing, other, provenances, spark);
  }
}
