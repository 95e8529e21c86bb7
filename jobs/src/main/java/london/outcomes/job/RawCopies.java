package london.outcomes.job;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.ingest.Redaction;
import london.outcomes.table.Lake;
import london.outcomes.table.LakeTable;
import london.outcomes.table.Storage;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * The raw files of a lake. A file that erasure or retention has changed is known by the digest that
 * it was delivered with all the same; what is kept in its place, if anything, lies beside it under
 * a digest of its own.
 */
final class RawCopies {

  static final String ERASURE = "erasure";
  static final String RETENTION = "retention";

  private final Lake lake;
  private final LakeTable changes;
  private final Map<String, Change> known = new HashMap<>();

  RawCopies(Lake lake) {
    this.lake = lake;
    this.changes = lake.table("raw_file");
    if (changes.version().isPresent()) {
      changes.read().collectAsList().stream().map(Change::of).forEach(this::remember);
    }
  }

  /** Whether they are the lake's own, and not those of the one that it is built beside. */
  boolean areOf(Lake other) {
    return lake.root().equals(other.root());
  }

  /**
   * What has become of one file.
   *
   * @param keptAs digest of what is kept in its place; empty for nothing
   * @param takenInAt when its content was copied; what is kept in its place is younger
   */
  record Change(
      String sourceId,
      String sha256,
      String keptAs,
      String reason,
      long rows,
      Instant takenInAt,
      Instant at) {

    private static Change of(Row row) {
      return new Change(
          row.getAs("source_id"),
          row.getAs("sha256"),
          row.getAs("kept_as"),
          row.getAs("reason"),
          row.getAs("row_count"),
          row.<Timestamp>getAs("taken_in_at").toInstant(),
          row.<Timestamp>getAs("changed_at").toInstant());
    }

    /** Why there is no file any more, for a reader. */
    String words() {
      return reason.equals(RETENTION)
          ? "deleted on %s, when its contract's retention ended".formatted(day())
          : "removed on %s: it named erased persons and could not be rewritten".formatted(day());
    }

    private String day() {
      return at.toString().substring(0, 10);
    }
  }

  private void remember(Change change) {
    known.put(change.sourceId + "/" + change.sha256, change);
  }

  /** What has become of a file; empty when it lies there as it was delivered. */
  Optional<Change> change(String sourceId, String sha256) {
    return lake.storage().exists(lake.raw(sourceId, sha256))
        ? Optional.empty()
        : Optional.ofNullable(known.get(sourceId + "/" + sha256));
  }

  /** Where the content of a delivery is read from; empty when it has been deleted. */
  Optional<String> location(String sourceId, String sha256) {
    String kept = change(sourceId, sha256).map(Change::keptAs).orElse(sha256);
    return kept.isEmpty() ? Optional.empty() : Optional.of(lake.raw(sourceId, kept));
  }

  /** The digest with which a file of the raw folder was delivered. */
  String delivered(String sourceId, String kept) {
    return known.values().stream()
        .filter(c -> c.sourceId.equals(sourceId) && c.keptAs.equals(kept))
        .map(Change::sha256)
        .findFirst()
        .orElse(kept);
  }

  /**
   * Takes erased persons out of one file. The new content is there before the old one goes: whoever
   * is interrupted in between finds the old one again.
   *
   * @param key with the tombstones of the erased persons
   * @param redaction what to take out; empty when the file cannot be rewritten row by row
   * @return rows that were taken out
   */
  long redact(
      SourceContract contract, String sha256, Optional<Redaction> redaction, RunContext run) {
    String old = location(contract.id(), sha256).orElseThrow();
    String keptAs = redaction.map(r -> rewritten(contract, old, r)).orElse("");
    long rows = redaction.map(Redaction::rows).orElse(0L);
    enter(changed(contract.id(), sha256, keptAs, ERASURE, rows, run), run);
    if (!old.equals(lake.raw(contract.id(), keptAs))) {
      lake.storage().remove(old);
    }
    return rows;
  }

  private String rewritten(SourceContract contract, String old, Redaction redaction) {
    Storage storage = lake.storage();
    try {
      Path file = Files.createTempFile("outcomes-", ".redacted");
      try {
        try (OutputStream out = Files.newOutputStream(file)) {
          redaction.write(contract, storage.open(old), out);
        }
        String uri = file.toUri().toString();
        String sha256 = storage.sha256(uri);
        storage.copy(uri, lake.raw(contract.id(), sha256), Files.size(file));
        return sha256;
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a file for good; the ledger goes on knowing it. */
  void delete(String sourceId, String sha256, String reason, RunContext run) {
    Optional<String> old = location(sourceId, sha256);
    enter(changed(sourceId, sha256, "", reason, 0, run), run);
    old.ifPresent(lake.storage()::remove);
  }

  /** With what is known already; of a file that lies there as delivered all is counted anew. */
  private Change changed(
      String sourceId, String sha256, String keptAs, String reason, long rows, RunContext run) {
    Optional<Change> before = change(sourceId, sha256);
    return new Change(
        sourceId,
        sha256,
        keptAs,
        reason,
        before.map(Change::rows).orElse(0L) + rows,
        before
            .map(Change::takenInAt)
            .orElseGet(() -> lake.storage().modifiedAt(lake.raw(sourceId, sha256))),
        run.startedAt());
  }

  private void enter(Change change, RunContext run) {
    Row row =
        RowFactory.create(
            change.sourceId,
            change.sha256,
            change.keptAs,
            change.reason,
            change.rows,
            Timestamp.from(change.takenInAt),
            Timestamp.from(change.at),
            run.id());
    changes.replace(
        changes.rows(List.of(row)),
        "source_id = '%s' AND sha256 = '%s'".formatted(change.sourceId, change.sha256),
        run.note(change.reason, Map.of(), List.of()));
    remember(change);
  }
}
