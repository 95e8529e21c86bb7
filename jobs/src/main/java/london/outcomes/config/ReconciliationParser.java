package london.outcomes.config;

import java.util.Optional;
import london.outcomes.catalogue.Reconciliation;
import london.outcomes.catalogue.Reconciliation.Cover;
import london.outcomes.catalogue.Reconciliation.Sum;
import london.outcomes.catalogue.Severity;

/** Reads one entry of {@code expect.reconcile}: two figures that must agree. */
final class ReconciliationParser {

  private static final String GROUP = "(?<figure>";

  private ReconciliationParser() {}

  static Reconciliation parse(ConfigNode node) {
    Reconciliation check =
        new Reconciliation(
            node.text("check"),
            node.texts("by"),
            sum(node, "left"),
            sum(node, "right"),
            node.share("tolerance", 0),
            ExpectationsParser.severity(node, "a sum has no row to refuse"));
    node.done();
    if (check.right().isStated()) {
      node.problem("right", "only the left figure can be stated", "Exchange the two sides.");
    }
    if (!check.left().source().isEmpty()) {
      node.problem("left", "the left sum is over the contract's own rows", "Leave out `source`.");
    }
    if (!check.isWithinDelivery()) {
      checkBetween(node, check);
    }
    return check;
  }

  /** Two sources count the same things in two ways: equality would be an accident. */
  private static void checkBetween(ConfigNode node, Reconciliation check) {
    if (check.tolerance() == 0) {
      node.problem("tolerance", "two sources never agree exactly", "State a share, such as 0.05.");
    }
    if (check.severity() == Severity.REJECT) {
      node.problem(
          "severity", "a delivery is not rejected for what another source says", "Write warn.");
    }
  }

  private static Sum sum(ConfigNode parent, String key) {
    Optional<ConfigNode> child = parent.child(key);
    if (child.isEmpty()) {
      parent.problem(key, "the key is missing", "Add `" + key + ": {sum: …, where: …}`.");
      return new Sum("", "1", "true", Cover.NONE);
    }
    ConfigNode node = child.get();
    Cover cover = node.child("stated").map(ReconciliationParser::cover).orElse(Cover.NONE);
    boolean isStated = !cover.figure().isEmpty();
    Sum sum =
        new Sum(
            node.text("source", ""),
            isStated ? "" : node.text("sum"),
            node.text("where", "true"),
            cover);
    node.done();
    return sum;
  }

  private static Cover cover(ConfigNode node) {
    Cover cover =
        new Cover(
            node.regex("sheet", node.text("sheet", "")), node.regex("figure", node.text("figure")));
    node.done();
    if (!cover.figure().contains(GROUP)) {
      node.problem(
          "figure", "the group for the number is missing", "Write " + GROUP + "[0-9,]+) for it.");
    }
    return cover;
  }
}
