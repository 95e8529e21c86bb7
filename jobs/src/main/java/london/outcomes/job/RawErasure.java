package london.outcomes.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.ingest.Precheck;
import london.outcomes.ingest.PseudonymKey;
import london.outcomes.ingest.Redaction;
import london.outcomes.ingest.Verdicts;
import london.outcomes.run.DeliveryRecord;
import london.outcomes.run.Finding;
import london.outcomes.table.Storage;

/** Takes erased persons out of raw files. */
final class RawErasure {

  private final Workplace place;
  private final PseudonymKey key;
  private final RunContext run;
  private final RawCopies copies;
  private final Map<String, String> paths = new HashMap<>();

  /**
   * @param key with the tombstones of the erased persons
   * @param ledger tells under which names files were delivered
   */
  RawErasure(Workplace place, PseudonymKey key, RunContext run, Collection<DeliveryRecord> ledger) {
    this.place = place;
    this.key = key;
    this.run = run;
    this.copies = new RawCopies(place.lake());
    ledger.forEach(record -> paths.put(record.sha256(), record.filePath()));
  }

  /**
   * What was done to a file.
   *
   * @param isRewritten false for one that could only be removed
   */
  record Redacted(long rows, boolean isRewritten) {}

  /** The raw copies of deliveries in which rows were dropped because they are about the erased. */
  void erase(Collection<DeliveryRecord> deliveries, Collection<Finding> findings) {
    List<String> ids =
        findings.stream()
            .filter(f -> f.ruleCode().equals(Verdicts.ERASED))
            .map(Finding::deliveryId)
            .toList();
    deliveries.stream()
        .filter(d -> ids.contains(d.deliveryId()))
        .forEach(d -> erase(d.sourceId(), d.sha256()));
  }

  /**
   * A file of the raw folder.
   *
   * @param name as it lies there
   * @return empty for one that does not name any of the persons where its contract says
   */
  Optional<Redacted> erase(String sourceId, String name) {
    SourceContract contract = place.catalogue().sources().get(sourceId);
    String sha256 = copies.delivered(sourceId, name);
    Optional<String> location = copies.location(sourceId, sha256);
    if (contract == null || contract.personDomains().isEmpty() || location.isEmpty()) {
      return Optional.empty();
    }
    Optional<Redaction> redaction = redaction(contract, sha256, location.get());
    if (redaction.map(Redaction::isNone).orElse(false)) {
      return Optional.empty();
    }
    long rows = copies.redact(contract, sha256, redaction, run);
    return Optional.of(new Redacted(rows, redaction.isPresent()));
  }

  private Optional<Redaction> redaction(SourceContract contract, String sha256, String location) {
    Storage storage = place.lake().storage();
    String path = paths.getOrDefault(sha256, sha256);
    try {
      Precheck check = Precheck.of(contract, path, Long.MAX_VALUE, storage.open(location));
      return Redaction.isPossible(contract, check.dialect())
          ? Optional.of(Redaction.of(contract, key, check.dialect(), storage.open(location)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
