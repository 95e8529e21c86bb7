package london.outcomes.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import london.outcomes.catalogue.Environment;

/** Reads one file of {@code conf/env}. */
final class EnvironmentParser {

  private static final Set<String> PROVENANCES =
      new LinkedHashSet<>(List.of("official", "open", "synthetic"));

  private EnvironmentParser() {}

  static Environment parse(ConfigNode node) {
    Environment environment =
        new Environment(
            node.text("name"),
            node.text("landing"),
            node.text("lake"),
            provenances(node),
            node.entries("spark"));
    node.done();
    return environment;
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
