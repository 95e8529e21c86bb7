package london.outcomes.ingest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import london.outcomes.catalogue.Rule;
import london.outcomes.catalogue.Severity;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.ingest.csv.Codes;
import london.outcomes.ingest.csv.Problem;

/** Decides whether a delivery is taken in, from its counted rows. */
final class Decision {

  /** Rows of a wrong month are quarantined; with more than this share the file is the wrong one. */
  private static final double WRONG_MONTH_SHARE = 0.01;

  private static final List<String> FATAL =
      List.of(
          NhsNumbers.UNEXPECTED_IDENTIFIER,
          Codes.REPEATED_HEADER,
          Codes.TRUNCATED,
          SecondTable.MULTITABLE);

  private Decision() {}

  /** The reason to reject the delivery as a whole, if there is one. */
  static Optional<Problem> rejection(SourceContract contract, RowCounts counts) {
    for (Problem finding : counts.fileFindings()) {
      if (FATAL.contains(finding.code())) {
        return Optional.of(finding);
      }
    }
    if (counts.rows() == 0) {
      return contract.allowsNoRows()
          ? Optional.empty()
          : Optional.of(new Problem("NO_ROWS", "", "the file holds no rows"));
    }
    return wrongPeriod(contract, counts)
        .or(() -> brokenRule(contract, counts))
        .or(() -> DeliveryChecks.fatal(contract, counts).stream().findFirst())
        .or(() -> tooManyBadRows(contract, counts));
  }

  private static Optional<Problem> wrongPeriod(SourceContract contract, RowCounts counts) {
    boolean isStated = contract.period().isStated();
    double wrong = share(counts, Verdicts.PERIOD_OUT_OF_RANGE);
    if (isStated && wrong > WRONG_MONTH_SHARE) {
      return Optional.of(
          new Problem(
              "PERIOD_MISMATCH",
              contract.period().column(),
              "%s of the rows are of another month than the delivery states; rename or replace the file"
                  .formatted(percent(wrong))));
    }
    if (share(counts, Verdicts.FUTURE_DATE) == 1) {
      return Optional.of(
          new Problem(
              Verdicts.FUTURE_DATE,
              contract.period().column(),
              "all rows are of months to come; check the file's dates"));
    }
    return Optional.empty();
  }

  private static Optional<Problem> brokenRule(SourceContract contract, RowCounts counts) {
    for (Rule rule : contract.rules()) {
      double share = share(counts, rule.code());
      double limit = rule.severity() == Severity.REJECT ? 0 : rule.rejectAbove();
      if (rule.severity() != Severity.WARN && share > limit) {
        return Optional.of(
            new Problem(
                rule.code(),
                "",
                "%s of the rows break the rule, at most %s may: %s"
                    .formatted(percent(share), percent(limit), rule.message())));
      }
    }
    return Optional.empty();
  }

  /** A file that is mostly damaged must not replace what is already there. */
  private static Optional<Problem> tooManyBadRows(SourceContract contract, RowCounts counts) {
    long bad =
        counts.quarantined().entrySet().stream()
            .filter(e -> !e.getKey().equals(Verdicts.ORPHAN))
            .mapToLong(Map.Entry::getValue)
            .sum();
    double share = (double) bad / counts.rows();
    if (share <= contract.maxQuarantined()) {
      return Optional.empty();
    }
    return Optional.of(
        new Problem(
            "TOO_MANY_BAD_ROWS",
            "",
            "%s of the rows cannot be used %s; ask the supplier for the file again"
                .formatted(percent(share), counts.quarantined())));
  }

  private static double share(RowCounts counts, String code) {
    return (double) counts.quarantined().getOrDefault(code, 0L) / counts.rows();
  }

  private static String percent(double share) {
    return "%.1f %%".formatted(100 * share);
  }
}
