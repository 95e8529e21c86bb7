package london.outcomes.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import london.outcomes.catalogue.Rule;
import london.outcomes.ingest.Delivery;
import london.outcomes.ingest.RowCounts;
import london.outcomes.run.Finding;

/** The counted fates of a delivery's rows as findings. */
final class RowFindings {

  private final Delivery delivery;
  private final String runId;
  private final List<Finding> found = new ArrayList<>();

  private RowFindings(Delivery delivery, String runId) {
    this.delivery = delivery;
    this.runId = runId;
  }

  static List<Finding> of(Delivery delivery, RowCounts counts, String runId) {
    RowFindings findings = new RowFindings(delivery, runId);
    findings.add(Finding.QUARANTINE, counts.quarantined(), counts::whyQuarantined);
    findings.add(Finding.DROP, counts.dropped(), counts::whyDropped);
    findings.add(Finding.WARN, counts.warned(), findings::warning);
    return findings.found;
  }

  private void add(String effect, Map<String, Long> rows, UnaryOperator<String> message) {
    rows.forEach(
        (code, n) ->
            found.add(
                new Finding(
                    delivery.id(),
                    delivery.source().id(),
                    code,
                    effect,
                    n,
                    message.apply(code),
                    runId)));
  }

  private String warning(String code) {
    return delivery.source().rules().stream()
        .filter(rule -> rule.code().equals(code))
        .map(Rule::message)
        .findFirst()
        .orElse("");
  }
}
