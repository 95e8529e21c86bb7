package london.outcomes.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import london.outcomes.catalogue.Drivers;
import london.outcomes.catalogue.Drivers.Factor;
import london.outcomes.catalogue.Drivers.Outcome;

/** Reads {@code conf/insight/drivers.yaml}. */
final class DriversParser {

  static final String FOLDER = "insight";

  static final String FILE = "conf/" + FOLDER + "/drivers.yaml";

  private DriversParser() {}

  /** Where there is no such file, there is nothing to explain. */
  static Drivers parse(ConfFiles files) {
    Optional<Path> file =
        files.list(FOLDER, ".yaml").stream().filter(f -> f.endsWith("drivers.yaml")).findFirst();
    return file.flatMap(files::node).map(DriversParser::drivers).orElse(Drivers.NONE);
  }

  private static Drivers drivers(ConfigNode node) {
    List<Outcome> outcomes =
        node.children("outcomes").stream().map(DriversParser::outcome).toList();
    List<Factor> factors = node.children("factors").stream().map(DriversParser::factor).toList();
    Drivers drivers =
        new Drivers(
            outcomes,
            factors,
            node.texts("controls"),
            node.texts("breakdowns"),
            node.texts("checks"),
            node.share("minimum-answered", 0.5));
    node.done();
    if (outcomes.isEmpty()) {
      node.problem("outcomes", "nothing is to be explained", "List a measure and its answer.");
    }
    if (factors.isEmpty()) {
      node.problem("factors", "nothing is to explain it", "List a column, its theme, its title.");
    }
    return drivers;
  }

  private static Outcome outcome(ConfigNode node) {
    Outcome outcome = new Outcome(node.text("measure"), node.text("answer"));
    node.done();
    return outcome;
  }

  private static Factor factor(ConfigNode node) {
    Factor factor = new Factor(node.text("column"), node.text("theme"), node.text("title"));
    node.done();
    return factor;
  }
}
