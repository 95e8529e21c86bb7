package london.outcomes.config;

import java.util.LinkedHashSet;
import java.util.Set;
import london.outcomes.catalogue.Environment;
import london.outcomes.catalogue.Provenance;

/** Reads one file of {@code conf/env}. */
final class EnvironmentParser {

  private static final Set<String> PROVENANCES = new LinkedHashSet<>(Provenance.STRONGEST_FIRST);

  private static final int SHORTEST_KEY = 32;

  private EnvironmentParser() {}

  static Environment parse(ConfigNode node) {
    Set<String> provenances = provenances(node);
    Environment environment =
        new Environment(
            node.text("name"),
            node.text("landing"),
            node.text("lake"),
            provenances,
            publicKey(node, provenances),
            node.entries("spark"));
    node.done();
    return environment;
  }

  /** A key that stands in a file protects nobody: it is for persons who do not exist. */
  private static String publicKey(ConfigNode node, Set<String> provenances) {
    String key = node.text("public-pseudonym-key", "");
    if (!key.isEmpty() && !provenances.equals(Set.of("synthetic"))) {
      node.problem(
          "public-pseudonym-key",
          "a key in a file is for synthetic data alone",
          "Take it out; the orchestrator sets OUTCOMES_PSEUDONYM_KEY.");
    } else if (!key.isEmpty() && key.length() < SHORTEST_KEY) {
      node.problem(
          "public-pseudonym-key", "the key is too short", "Write " + SHORTEST_KEY + " letters.");
    }
    return key;
  }

  private static Set<String> provenances(ConfigNode node) {
    Set<String> chosen = new LinkedHashSet<>();
    node.texts("provenances").forEach(p -> chosen.add(node.choice("provenances", p, PROVENANCES)));
    if (chosen.isEmpty()) {
      node.problem("provenances", "none is named", "Choose from: " + PROVENANCES + ".");
    }
    return Set.copyOf(chosen);
  }
}
