package london.outcomes.job;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.job.Releases.Release;
import london.outcomes.run.DeliveryRecord;
import london.outcomes.run.Ledger;
import london.outcomes.run.Maintained;
import london.outcomes.table.Commit;
import london.outcomes.table.Lake;
import london.outcomes.table.LakeTable;
import london.outcomes.table.StoredFile;

/**
 * Keeps a lake small and its promises: raw files go when their contract's retention ends, small
 * files of tables are put together, and files that no newer version needs are removed. What named
 * releases, the audit or the next run still look at is left.
 */
final class Maintenance {

  /** Cells, measures and what is published are history: corrections and the audit read it. */
  private static final List<String> LAYERS = List.of("conformed", "quarantine", "reference", "ops");

  private static final Duration LONGEST_RUN = Duration.ofDays(1);

  private final Workplace place;
  private final RunContext run;
  private final Steps steps;
  private final Lake lake;

  Maintenance(Workplace place, RunContext run, Steps steps) {
    this.place = place;
    this.run = run;
    this.steps = steps;
    this.lake = place.lake();
  }

  /** What there is to do; nothing is changed. */
  Maintained look() {
    return new Maintained(expired(), paths(leftovers()), 0, 0, kept());
  }

  /**
   * Does it.
   *
   * @param days for how long readers of older versions of tables are safe
   */
  Maintained maintain(int days) {
    List<Maintained.Raw> expired = expired();
    RawCopies copies = new RawCopies(lake);
    for (Maintained.Raw raw : expired) {
      steps.say("delete " + raw.filePath());
      copies.delete(raw.sourceId(), raw.sha256(), RawCopies.RETENTION, run);
    }
    List<StoredFile> leftovers = leftovers();
    leftovers.forEach(file -> lake.storage().remove(file.uri()));
    lake.storage().remove(Rebuild.scratch(lake));
    new LeaseFiles(lake.storage(), lake.root()).tidy();
    Map<String, String> kept = kept();
    long before = bytes();
    int compacted = 0;
    for (LakeTable table : tables()) {
      String name = table.definition().name();
      steps.say("look after " + name);
      compacted += table.compact() ? 1 : 0;
      if (!kept.containsKey(name)) {
        table.removeFilesOlderThan(days * 24, run.startedAt());
      }
    }
    return new Maintained(expired, paths(leftovers), compacted, before - bytes(), kept);
  }

  /** Raw files whose retention has ended, each content once. */
  private List<Maintained.Raw> expired() {
    RawCopies copies = new RawCopies(lake);
    Map<String, StoredFile> stored = stored();
    Map<String, Maintained.Raw> expired = new LinkedHashMap<>();
    for (DeliveryRecord d : new Ledger(lake).deliveries()) {
      SourceContract contract = place.catalogue().sources().get(d.sourceId());
      Optional<StoredFile> file =
          contract == null || d.sha256().isEmpty()
              ? Optional.empty()
              : path(copies, d).map(stored::get);
      Instant copiedAt =
          copies
              .change(d.sourceId(), d.sha256())
              .map(RawCopies.Change::takenInAt)
              .orElseGet(() -> file.map(StoredFile::modifiedAt).orElse(Instant.MAX));
      if (file.isPresent() && contract.retention().isOver(takenIn(d, copiedAt), run.today())) {
        expired.put(
            file.get().path(),
            new Maintained.Raw(
                d.sourceId(), d.sha256(), d.filePath(), contract.retention().toString()));
      }
    }
    return List.copyOf(expired.values());
  }

  /**
   * Raw files that no delivery of the ledger rests on: a run or a deletion that was interrupted has
   * left them, and what is younger may belong to a run that is still going on. Where there is no
   * ledger nobody can tell.
   */
  private List<StoredFile> leftovers() {
    List<DeliveryRecord> deliveries = new Ledger(lake).deliveries();
    if (deliveries.isEmpty()) {
      return List.of();
    }
    Map<String, StoredFile> rest = stored();
    RawCopies copies = new RawCopies(lake);
    deliveries.forEach(d -> path(copies, d).ifPresent(rest::remove));
    Instant limit = run.startedAt().minus(LONGEST_RUN);
    return rest.values().stream()
        .filter(file -> !file.name().endsWith(SupplierReports.ENDING))
        .filter(file -> file.modifiedAt().isBefore(limit))
        .toList();
  }

  /** Files of the raw folder, by their path in it. */
  private Map<String, StoredFile> stored() {
    Map<String, StoredFile> stored = new TreeMap<>();
    lake.storage().everything(lake.root() + "/raw").forEach(f -> stored.put(f.path(), f));
    return stored;
  }

  private Optional<String> path(RawCopies copies, DeliveryRecord delivery) {
    return copies
        .location(delivery.sourceId(), delivery.sha256())
        .map(uri -> uri.substring((lake.root() + "/raw/").length()));
  }

  private static List<String> paths(List<StoredFile> files) {
    return files.stream().map(file -> "raw/" + file.path()).toList();
  }

  /** A replay gives the ledger's row a later run, and a redaction the file a later time. */
  private static LocalDate takenIn(DeliveryRecord delivery, Instant copiedAt) {
    LocalDate copied = copiedAt.atZone(ZoneOffset.UTC).toLocalDate();
    LocalDate entered =
        LocalDate.parse(delivery.runId().substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE);
    return Collections.min(List.of(copied, entered));
  }

  private List<LakeTable> tables() {
    List<LakeTable> tables = new ArrayList<>();
    for (TableDefinition definition : place.catalogue().tables().values()) {
      if (LAYERS.contains(definition.layer()) && definition.isStored()) {
        LakeTable table = lake.table(definition.name());
        if (table.version().isPresent()) {
          tables.add(table);
        }
      }
    }
    return tables;
  }

  /** Tables whose old files are still needed, and what for. */
  private Map<String, String> kept() {
    Map<String, String> kept = new TreeMap<>();
    Map<String, Long> tallied =
        lake.table("cells")
            .lastCommit()
            .flatMap(Commit::note)
            .map(note -> note.tablesRead())
            .orElse(Map.of());
    for (LakeTable table : tables()) {
      String name = table.definition().name();
      boolean isPending =
          tallied.containsKey(name)
              && table.commitsSince(tallied.get(name)).stream()
                  .anyMatch(c -> c.note().map(n -> !n.months().isEmpty()).orElse(false));
      if (isPending) {
        kept.put(name, "the next run compares with them");
      }
    }
    if (lake.table("release").version().isPresent()) {
      for (Release release : new Releases(lake).all()) {
        release.inputs().keySet().forEach(name -> kept.put(name, "release " + release.name()));
      }
    }
    return kept;
  }

  private long bytes() {
    return lake.storage().everything(lake.root()).stream().mapToLong(StoredFile::size).sum();
  }
}
