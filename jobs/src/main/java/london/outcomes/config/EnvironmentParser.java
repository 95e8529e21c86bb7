package london.outcomes.config;

import java.util.Set;
import london.outcomes.catalogue.Environment;

/** Reads one file of {@code conf/env}. */
final class EnvironmentParser {

  private EnvironmentParser() {}

  static Environment parse(ConfigNode node) {
    Environment environment =
        new Environment(
            node.text("name"),
            node.text("landing"),
            node.text("lake"),
            Set.copyOf(node.texts("provenances")),
            node.entries("spark"));
    node.done();
    return environment;
  }
}
