package london.outcomes.config;

import java.util.LinkedHashSet;
import java.util.regex.Pattern;
import london.outcomes.catalogue.Codebook;
import london.outcomes.catalogue.Expectations;
import london.outcomes.catalogue.Figures;
import london.outcomes.catalogue.Freshness;
import london.outcomes.catalogue.Places;
import london.outcomes.catalogue.Severity;

/** Reads the {@code expect} block of a contract. */
final class ExpectationsParser {

  private enum UnusualSize {
    WARN,
    HOLD
  }

  private ExpectationsParser() {}

  static Expectations parse(ConfigNode node) {
    Expectations expectations =
        new Expectations(
            node.child("freshness").map(ExpectationsParser::freshness),
            node.child("areas").map(ExpectationsParser::places),
            node.child("figures").map(ExpectationsParser::figures),
            node.texts("weights"),
            node.child("codebook").map(ExpectationsParser::codebook),
            node.choice("unusual-size", UnusualSize.class, UnusualSize.WARN) == UnusualSize.HOLD,
            node.children("reconcile").stream().map(ReconciliationParser::parse).toList());
    node.done();
    return expectations;
  }

  private static Places places(ConfigNode node) {
    Places places = new Places(node.text("column"), node.text("level"));
    node.done();
    return places;
  }

  private static Figures figures(ConfigNode node) {
    Figures figures =
        new Figures(node.texts("series"), node.text("area", ""), node.text("value", "value"));
    node.done();
    return figures;
  }

  private static Codebook codebook(ConfigNode node) {
    Codebook codebook =
        new Codebook(
            Pattern.compile(node.regex("file-name", node.text("file-name"))),
            new LinkedHashSet<>(node.texts("sha256")));
    node.done();
    for (String digest : codebook.sha256()) {
      if (!digest.matches("[0-9a-f]{64}")) {
        node.problem("sha256", "'" + digest + "' is no sha-256", "Write 64 digits, 0-9 and a-f.");
      }
    }
    return codebook;
  }

  private static Freshness freshness(ConfigNode node) {
    Freshness freshness =
        new Freshness(
            node.choice("cadence", Freshness.Cadence.class, Freshness.Cadence.MONTH),
            node.whole("due-after-days", 0),
            severity(node, "a delivery that is late has no row to refuse"));
    node.done();
    return freshness;
  }

  /**
   * What a whole delivery costs.
   *
   * @param why why no row can pay for it
   */
  static Severity severity(ConfigNode node, String why) {
    Severity severity = node.choice("severity", Severity.class, Severity.WARN);
    if (severity == Severity.QUARANTINE) {
      node.problem("severity", why, "Write warn or reject.");
    }
    return severity;
  }
}
