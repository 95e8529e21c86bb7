package london.outcomes.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import london.outcomes.catalogue.Environment;
import london.outcomes.catalogue.NearMisses;
import london.outcomes.catalogue.PeriodRule;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.ingest.Delivery;
import london.outcomes.ingest.Manifest;
import london.outcomes.ingest.Precheck;
import london.outcomes.ingest.archive.Archive;
import london.outcomes.ingest.archive.Refusal;
import london.outcomes.ingest.archive.Spool;
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

  /** What synth says of its own files: the true figures, and the damage that it did. */
  private static final String TRUTH = "truth/";

  private static final String DIRT = "dirt.csv";

  private final Lake lake;
  private final Environment environment;
  private final List<SourceContract> contracts;
  private final NearMisses nearMisses;
  private final IngestReport report;
  private final KnownFiles known;
  private final Map<String, List<Delivery>> arrivals = new HashMap<>();
  private Manifest manifest = Manifest.none();
  private Codebooks codebooks;
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
    this.nearMisses = new NearMisses(contracts);
    this.report = report;
    this.known = new KnownFiles(ledger);
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
    files.stream()
        .filter(f -> f.path().equals(MANIFEST))
        .findFirst()
        .ifPresent(f -> manifest = Manifest.parse(storage.read(f.uri())));
    codebooks = new Codebooks(storage, files, contracts);
    for (StoredFile file : files) {
      if (!isAboutFiles(file) && !known.isUnchanged(file)) {
        admit(Arrival.of(file, known.nextSequence()));
      }
    }
    return arrivals;
  }

  /** What a supplier writes about its files is no delivery. */
  private boolean isAboutFiles(StoredFile file) {
    return file.path().equals(MANIFEST)
        || file.path().equals(DIRT)
        || file.path().startsWith(TRUTH)
        || file.name().startsWith("README")
        || codebooks.isOne(file);
  }

  private void admit(Arrival arrival) {
    StoredFile file = arrival.file;
    Optional<SourceContract> contract = contract(file);
    boolean isArchive = contract.isEmpty() && isArchive(file);
    Optional<Problem> bad = Precheck.ofName(file.path());
    if (bad.isPresent()) {
      report.rejected(arrival, bad.get());
      return;
    }
    if (contract.isEmpty() && !isArchive) {
      report.ignored(arrival, nearMisses.closest(arrival.file.path()));
      return;
    }
    arrival.source = contract.orElse(null);
    Optional<Problem> unfit = unfit(arrival);
    if (unfit.isPresent()) {
      report.rejected(arrival, unfit.get());
    } else if (isArchive) {
      unpack(arrival);
    } else if (identify(arrival) && isNew(arrival)) {
      open(arrival);
    }
  }

  private Optional<SourceContract> contract(StoredFile file) {
    return contracts.stream().filter(c -> c.fileNames().matches(file.path())).findFirst();
  }

  private static boolean isArchive(StoredFile file) {
    return file.name().toLowerCase(Locale.ROOT).endsWith(".zip");
  }

  /** What can be said against a file before a byte of it is read. */
  private static Optional<Problem> unfit(Arrival arrival) {
    if (!arrival.file.isPlain()) {
      return Optional.of(
          new Problem("NOT_A_FILE", "", "a link or folder; deliver the file itself"));
    }
    long size = arrival.file.size();
    return arrival.source == null
        ? Precheck.ofSize(Archive.MAX_BYTES, size)
        : Precheck.ofSize(arrival.source.maxBytes(), size);
  }

  /** Knows the content by its digest, and what the supplier says of it. */
  private boolean identify(Arrival arrival) {
    StoredFile file = arrival.file;
    arrival.sha256 = lake.storage().sha256(file.uri());
    boolean isSettled =
        arrival.isMember() || lake.storage().status(file).filter(file::equals).isPresent();
    if (!isSettled) {
      report.unsettled(arrival);
      return false;
    }
    Optional<Problem> mismatch = manifest.mismatch(file.path(), file.size(), arrival.sha256);
    mismatch.ifPresent(problem -> report.rejected(arrival, problem));
    return mismatch.isEmpty();
  }

  /** Whether the content may come in here, and has not come in before. */
  private boolean isNew(Arrival arrival) {
    arrival.provenance = arrival.statedProvenance(manifest).orElse(arrival.source.provenance());
    if (!environment.provenances().contains(arrival.provenance)) {
      report.rejected(arrival, Refusals.provenance(arrival.provenance, environment));
      return false;
    }
    Optional<DeliveryRecord> same = known.same(arrival);
    // The same file with a new time stamp is what the ledger says of it already.
    same.filter(s -> !s.filePath().equals(arrival.file.path()))
        .ifPresent(s -> report.duplicate(arrival, s, otherPeriod(arrival, s)));
    return same.isEmpty();
  }

  /** What to say of content that came before under a name which states another period. */
  private static Optional<Problem> otherPeriod(Arrival arrival, DeliveryRecord same) {
    return period(arrival.source, arrival.file.path())
        .flatMap(
            now ->
                period(arrival.source, same.filePath())
                    .filter(then -> !then.equals(now))
                    .map(then -> Refusals.staleCopy(arrival.file.path(), now, then)));
  }

  /** Each file of an archive is a delivery of its own, once the archive as a whole is harmless. */
  private void unpack(Arrival arrival) {
    if (!identify(arrival)) {
      return;
    }
    arrival.provenance = arrival.statedProvenance(manifest).orElse(arrival.provenance);
    try (Spool spool = Spool.of(lake.storage().open(arrival.file.uri()));
        Archive archive = Archive.open(arrival.file.name(), spool)) {
      for (Archive.Member member : archive.members()) {
        unpack(arrival, archive, member);
      }
      report.opened(arrival, archive.members().size());
    } catch (Refusal refusal) {
      report.rejected(arrival, refusal.problem());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void unpack(Arrival arrival, Archive archive, Archive.Member member) throws IOException {
    Arrival named = arrival.member("", member.name(), member.size(), known.nextSequence());
    if (isAboutFiles(named.file)) {
      return;
    }
    if (contract(named.file).isEmpty()) {
      report.ignored(named, nearMisses.closest(named.file.path()));
      return;
    }
    try (Spool content = archive.extract(member)) {
      admit(arrival.member(content.uri(), member.name(), member.size(), named.sequence));
    }
  }

  private void open(Arrival arrival) {
    SourceContract contract = arrival.source;
    StoredFile file = arrival.file;
    try {
      Precheck check =
          Precheck.of(contract, file.path(), file.size(), lake.storage().open(file.uri()));
      check.warnings().forEach(w -> report.warn(arrival, w));
      Optional<Problem> reject =
          check.rejects().stream().findFirst().or(() -> codebooks.changed(contract, file));
      if (reject.isPresent()) {
        report.rejected(arrival, reject.get());
        return;
      }
      known.before(arrival).ifPresent(before -> report.warn(arrival, Refusals.restated(before)));
      String raw = lake.raw(contract.id(), arrival.sha256);
      if (isCopying) {
        lake.storage().copy(file.uri(), raw, file.size());
      }
      Delivery delivery = delivery(arrival, check, raw);
      known.enter(report.pending(arrival, delivery));
      arrivals.computeIfAbsent(contract.id(), id -> new ArrayList<>()).add(delivery);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Delivery delivery(Arrival arrival, Precheck check, String raw) {
    return new Delivery(
        arrival.id(),
        arrival.source,
        raw,
        arrival.file.size(),
        arrival.file.path(),
        check.dialect(),
        check.period(),
        arrival.source.fileNames().group(arrival.file.path(), "force"),
        arrival.provenance,
        arrival.sequence);
  }

  /** The period that a name of the source states. */
  private static Optional<YearMonth> period(SourceContract source, String path) {
    return source.period().origin() == PeriodRule.Origin.FILE_NAME
        ? source
            .fileNames()
            .match(path)
            .filter(name -> PeriodRule.isIn(name.pattern()))
            .flatMap(source.period()::of)
        : Optional.empty();
  }
}
