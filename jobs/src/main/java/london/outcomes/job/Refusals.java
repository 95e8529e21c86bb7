package london.outcomes.job;

import java.time.YearMonth;
import java.util.List;
import london.outcomes.catalogue.Completeness;
import london.outcomes.catalogue.Environment;
import london.outcomes.ingest.Delivery;
import london.outcomes.ingest.csv.Problem;
import london.outcomes.run.DeliveryRecord;

/** Words for what happens to files as a whole. */
final class Refusals {

  static final String RESTATED = "RESTATED";
  private static final String VOLUME_ANOMALY = "VOLUME_ANOMALY";
  private static final String CODEBOOK_CHANGED = "CODEBOOK_CHANGED";

  private Refusals() {}

  static Problem provenance(String provenance, Environment environment) {
    return new Problem(
        "PROVENANCE",
        "",
        "%s data may not enter the environment '%s' (it takes %s); choose another with --env"
            .formatted(provenance, environment.name(), environment.provenances()));
  }

  static Problem restated(DeliveryRecord before) {
    return new Problem(
        RESTATED,
        "",
        "replaces the content delivered under this name before (%s)"
            .formatted(before.deliveryId()));
  }

  static Problem staleCopy(String path, YearMonth now, YearMonth then) {
    return new Problem(
        StaleCopies.CODE,
        "",
        "%s states %s and has the content that came before as %s; ask the supplier for that of %s"
            .formatted(path, now, then, now));
  }

  static Problem periodRestated(String months, String before) {
    return new Problem(
        RESTATED, "", "replaces %s, delivered before in %s".formatted(months, before));
  }

  static Problem difference(Restatement.Difference d) {
    return new Problem(
        RESTATED,
        "",
        "%s against the delivery before: %,d records added, %,d changed, %,d no longer there"
            .formatted(d.month(), d.added(), d.changed(), d.removed()));
  }

  static Problem held(Restatement.Difference d, double limit) {
    return new Problem(
        RESTATED,
        "",
        "of %,d records of %s it takes %,d away and adds %,d, more than %.0f %% together; the month stays as it was: ask the supplier, then run again with --allow-restate"
            .formatted(d.before(), d.month(), d.removed(), d.added(), 100 * limit));
  }

  /**
   * Whether a delivery waits for someone and may be looked at again.
   *
   * @param isAllowed whether someone has allowed what deliveries change; a new edition of the
   *     contract is all that one with an unknown codebook waits for
   */
  static boolean isHeld(DeliveryRecord delivery, boolean isAllowed) {
    String reason = delivery.reasonCode();
    boolean isAnswered = isAllowed && List.of(RESTATED, VOLUME_ANOMALY).contains(reason);
    return delivery.verdict().equals(DeliveryRecord.REJECTED)
        && (isAnswered || reason.equals(CODEBOOK_CHANGED));
  }

  static Problem codebook(String path, String sha256) {
    return new Problem(
        CODEBOOK_CHANGED,
        "",
        "the contract has not been written by %s: compare its questions and answers with the columns, then add %s to expect.codebook.sha256; the delivery waits"
            .formatted(path, sha256));
  }

  static Problem removed(Restatement.Difference d) {
    return new Problem(
        "REMOVED_BY_SUPPLIER",
        "",
        "%,d records of %s are not in the new delivery and count no more; the delivery before, in raw, has them"
            .formatted(d.removed(), d.month()));
  }

  static Problem incomplete(Delivery delivery, int kinds) {
    Completeness whole = delivery.source().completeness().orElseThrow();
    return new Problem(
        "COMPLETENESS",
        whole.column(),
        "%d kinds of rows, a whole file holds %d or more; its months do not count as covered"
            .formatted(kinds, whole.kinds()));
  }

  static Problem late(String month, String newest) {
    return new Problem(
        "LATE",
        "",
        "%s arrives after %s; only its own figures are refreshed".formatted(month, newest));
  }

  static Problem gap(String missing) {
    return new Problem(
        "GAP",
        "",
        "%s is missing; figures over it are marked incomplete until it arrives".formatted(missing));
  }

  static Problem volume(long rows, double mean) {
    return new Problem(
        VOLUME_ANOMALY,
        "",
        "%,d rows against a mean of %,.0f in the last deliveries; ask the supplier whether it is whole"
            .formatted(rows, mean));
  }

  static Problem heldVolume(Problem volume) {
    return new Problem(
        VOLUME_ANOMALY, "", volume.detail() + ", then run again with --allow-restate");
  }
}
