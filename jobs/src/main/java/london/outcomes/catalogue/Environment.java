package london.outcomes.catalogue;

import java.util.Map;
import java.util.Set;

/**
 * Where a run reads and writes: one file of {@code conf/env}.
 *
 * @param landing folder the agencies deliver to
 * @param lake root of the tables
 * @param provenances what may enter this lake: open, official, synthetic
 * @param publicKey what pseudonyms of synthetic persons are made with; empty where data are real,
 *     for then the orchestrator has the key
 * @param spark session settings
 */
public record Environment(
    String name,
    String landing,
    String lake,
    Set<String> provenances,
    String publicKey,
    Map<String, String> spark) {

  public Environment withLanding(String other) {
    return new Environment(name, other, lake, provenances, publicKey, spark);
  }

  public Environment withLake(String other) {
    return new Environment(name, landing, other, provenances, publicKey, spark);
  }
}
