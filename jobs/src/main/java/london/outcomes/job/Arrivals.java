package london.outcomes.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import london.outcomes.catalogue.Environment;
import london.outcomes.catalogue.PeriodRule;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.ingest.Delivery;
import london.outcomes.ingest.Manifest;
import london.outcomes.ingest.Precheck;
import london.outcomes.ingest.csv.Problem;
import london.outcomes.run.DeliveryRecord;
import london.outcomes.table.Lake;
import london.outcomes.table.Storage;
import london.outcomes.table.StoredFile;

/**
 * Looks through the landing folder: which files are new, whose they are, and which of them may be
 * read. Files that the ledger knows, by path, size and time, are not opened again.
 */
final class Arrivals {

  private static final String MANIFEST = "manifest.csv";

  private final Lake lake;
  private final Environment environment;
  private final List<SourceContract> contracts;
  private final IngestReport report;
  private final Map<String, DeliveryRecord> byPath = new HashMap<>();
  private final Map<String, DeliveryRecord> acceptedById = new HashMap<>();
  private long sequence;
  private boolean isCopying = true;

  Arrivals(
      Lake lake,
      Environment environment,
      Iterable<SourceContract> contracts,
      List<DeliveryRecord> ledger,
      IngestReport report) {
    this.lake = lake;
    this.environment = environment;
    this.contracts = new ArrayList<>();
    contracts.forEach(this.contracts::add);
    this.report = report;
    for (DeliveryRecord record : ledger) {
      sequence = Math.max(sequence, record.sequence());
      if (record.isAccepted()) {
        acceptedById.put(record.deliveryId(), record);
      }
    }
    ledger.stream().filter(this::isSettled).forEach(r -> byPath.put(r.filePath(), r));
  }

  /** A copy of a file that was rejected in the end has yet to be looked at. */
  private boolean isSettled(DeliveryRecord record) {
    return !record.verdict().equals(DeliveryRecord.DUPLICATE)
        || acceptedById.containsKey(record.deliveryId());
  }

  /** Looks without keeping raw copies, for a dry run. */
  static Arrivals withoutCopies(
      Lake lake,
      Environment environment,
      Iterable<SourceContract> contracts,
      List<DeliveryRecord> ledger,
      IngestReport report) {
    Arrivals arrivals = new Arrivals(lake, environment, contracts, ledger, report);
    arrivals.isCopying = false;
    return arrivals;
  }

  /** The deliveries to read, by contract id. All others are in the report, with their reason. */
  Map<String, List<Delivery>> look() {
    Storage storage = lake.storage();
    List<StoredFile> files = storage.list(environment.landing());
    Manifest manifest =
        files.stream()
            .filter(f -> f.path().equals(MANIFEST))
            .findFirst()
            .map(f -> Manifest.parse(storage.read(f.uri())))
            .orElseGet(Manifest::none);
    Map<String, List<Delivery>> arrivals = new HashMap<>();
    for (StoredFile file : files) {
      if (isAboutFiles(file) || isKnown(file)) {
        continue;
      }
      admit(file, manifest)
          .ifPresent(
              d -> arrivals.computeIfAbsent(d.source().id(), id -> new ArrayList<>()).add(d));
    }
    return arrivals;
  }

  /** What a supplier writes about its files is no delivery. */
  private static boolean isAboutFiles(StoredFile file) {
    return file.path().equals(MANIFEST) || file.name().startsWith("README");
  }

  private boolean isKnown(StoredFile file) {
    DeliveryRecord known = byPath.get(file.path());
    return known != null
        && known.fileSize() == file.size()
        && known.modifiedAt().equals(file.modifiedAt());
  }

  private Optional<Delivery> admit(StoredFile file, Manifest manifest) {
    Entry entry = new Entry(file, ++sequence);
    Optional<Problem> bad = Precheck.ofName(file.path());
    if (bad.isPresent()) {
      return reject(entry, bad.get());
    }
    Optional<SourceContract> contract =
        contracts.stream().filter(c -> c.fileName().matcher(file.name()).matches()).findFirst();
    if (contract.isEmpty()) {
      report.ignored(entry);
      return Optional.empty();
    }
    entry.source = contract.get();
    if (!file.isPlain()) {
      return reject(
          entry, new Problem("NOT_A_FILE", "", "a link or folder; deliver the file itself"));
    }
    Optional<Problem> large = Precheck.ofSize(contract.get(), file.size());
    if (large.isPresent()) {
      return reject(entry, large.get());
    }
    return identify(entry, manifest).flatMap(this::open);
  }

  /** Knows the content by its digest, and what the supplier says of it. */
  private Optional<Entry> identify(Entry entry, Manifest manifest) {
    entry.sha256 = lake.storage().sha256(entry.file.uri());
    boolean isSettled = lake.storage().status(entry.file).filter(entry.file::equals).isPresent();
    if (!isSettled) {
      report.unsettled(entry);
      return Optional.empty();
    }
    Optional<Problem> mismatch =
        manifest.mismatch(entry.file.path(), entry.file.size(), entry.sha256);
    if (mismatch.isPresent()) {
      reject(entry, mismatch.get());
      return Optional.empty();
    }
    entry.provenance = manifest.provenance(entry.file.path()).orElse(entry.source.provenance());
    if (!environment.provenances().contains(entry.provenance)) {
      reject(entry, Refusals.provenance(entry.provenance, environment));
      return Optional.empty();
    }
    DeliveryRecord same = acceptedById.get(entry.id());
    if (same == null || isTakenBack(entry, same)) {
      return Optional.of(entry);
    }
    // The same file with a new time stamp is what the ledger says of it already.
    if (!same.filePath().equals(entry.file.path())) {
      report.duplicate(entry, same);
    }
    return Optional.empty();
  }

  /** Whether a file has returned to content that another content had replaced under its name. */
  private boolean isTakenBack(Entry entry, DeliveryRecord same) {
    DeliveryRecord last = byPath.get(entry.file.path());
    return same.filePath().equals(entry.file.path())
        && last != null
        && last.isAccepted()
        && !last.deliveryId().equals(same.deliveryId());
  }

  private Optional<Delivery> open(Entry entry) {
    SourceContract contract = entry.source;
    try {
      Precheck check =
          Precheck.of(
              contract,
              entry.file.name(),
              entry.file.size(),
              lake.storage().open(entry.file.uri()));
      check.warnings().forEach(w -> report.warn(entry, w));
      if (!check.rejects().isEmpty()) {
        return reject(entry, check.rejects().get(0));
      }
      DeliveryRecord before = byPath.get(entry.file.path());
      if (before != null && before.isAccepted()) {
        report.warn(entry, Refusals.restated(before));
      }
      String raw = lake.raw(contract.id(), entry.sha256);
      if (isCopying) {
        lake.storage().copy(entry.file.uri(), raw, entry.file.size());
      }
      Delivery delivery = delivery(entry, check, raw);
      acceptedById.put(delivery.id(), report.pending(entry, delivery));
      return Optional.of(delivery);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Delivery delivery(Entry entry, Precheck check, String raw) {
    Matcher name = entry.source.fileName().matcher(entry.file.name());
    name.matches();
    String pattern = entry.source.fileName().pattern();
    Optional<YearMonth> period =
        entry.source.period().origin() == PeriodRule.Origin.FILE_NAME
            ? Optional.of(YearMonth.parse(name.group("period")))
            : Optional.empty();
    return new Delivery(
        entry.id(),
        entry.source,
        raw,
        entry.file.path(),
        check.dialect(),
        period,
        pattern.contains("(?<force>") ? name.group("force") : "",
        entry.provenance,
        entry.sequence);
  }

  private Optional<Delivery> reject(Entry entry, Problem problem) {
    report.rejected(entry, problem);
    return Optional.empty();
  }

  /** A file on its way into the ledger; filled as more of it becomes known. */
  static final class Entry {
    final StoredFile file;
    final long sequence;
    SourceContract source;
    String sha256 = "";
    String provenance = "open";

    Entry(StoredFile file, long sequence) {
      this.file = file;
      this.sequence = sequence;
    }

    String sourceId() {
      return source == null ? "" : source.id();
    }

    String id() {
      String content = sha256.isEmpty() ? Integer.toHexString(file.hashCode()) : sha256;
      return sourceId() + "-" + content.substring(0, Math.min(16, content.length()));
    }
  }
}
