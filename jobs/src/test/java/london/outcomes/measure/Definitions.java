package london.outcomes.measure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import london.outcomes.SharedSession;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Measure;
import london.outcomes.config.ConfigFolder;

/** The product's own definitions, read once. */
final class Definitions {

  static final Catalogue CATALOGUE =
      new ConfigFolder(SharedSession.project().resolve("conf")).load();

  static final Areas AREAS =
      new Areas(
          CATALOGUE.references().get("area"),
          CATALOGUE.references().get("ward"),
          CATALOGUE.references().get("population"));

  private Definitions() {}

  static Measure measure(String id) {
    return CATALOGUE.measures().get(id);
  }

  /** The forces whose areas measures cover; copies cover what their originals do. */
  static Map<String, Set<String>> forces(Map<String, Measure> measures) {
    Map<String, Set<String>> forces = new LinkedHashMap<>();
    measures.forEach(
        (id, measure) -> {
          Set<String> own = new TreeSet<>();
          for (String source : measure.sources()) {
            String name = source.substring(source.lastIndexOf('/') + 1);
            own.addAll(CATALOGUE.sources().get(name).forces());
          }
          forces.put(id, own);
        });
    return forces;
  }
}
