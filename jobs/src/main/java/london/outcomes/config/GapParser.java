package london.outcomes.config;

import london.outcomes.catalogue.Gap;

/** Reads a file of {@code conf/measures} of the kind {@code gap}. */
final class GapParser {

  static final String KIND = "gap";

  /** The plan's own: groups within 5 points of each other. */
  private static final double TOLERANCE = 5;

  private GapParser() {}

  static Gap parse(ConfigNode node, String definition) {
    node.text("kind");
    Gap gap =
        new Gap(
            node.text("id"),
            node.text("title"),
            MeasureParser.theme(node),
            node.text("question"),
            node.text("plan-section"),
            FrameworkParser.alignment(node),
            node.text("of"),
            node.number("tolerance", TOLERANCE),
            MeasureParser.windows(node),
            MeasureParser.levels(node),
            node.text("notes"),
            MeasureParser.limits(node),
            node.text("owner"),
            definition);
    node.done();
    return gap;
  }
}
