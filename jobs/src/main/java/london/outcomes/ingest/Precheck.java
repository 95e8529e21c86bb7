package london.outcomes.ingest;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import london.outcomes.catalogue.Dialect;
import london.outcomes.catalogue.Layout;
import london.outcomes.catalogue.PeriodRule;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.ingest.archive.Gunzip;
import london.outcomes.ingest.archive.Refusal;
import london.outcomes.ingest.csv.FileSniffer;
import london.outcomes.ingest.csv.FileType;
import london.outcomes.ingest.csv.Problem;
import london.outcomes.ingest.csv.RawRecord;
import london.outcomes.ingest.csv.RecordSource;
import london.outcomes.ingest.workbook.EncryptedWorkbook;

/**
 * What can be known of a file from its name and its first records, before it costs a Spark job.
 *
 * @param dialect what to read it with
 * @param period month that the delivery states, in the place that its contract names; empty when
 *     the rows state theirs
 * @param rejects reasons to reject it; empty when it may be read
 * @param warnings differences that were accepted
 */
public record Precheck(
    Dialect dialect, Optional<YearMonth> period, List<Problem> rejects, List<Problem> warnings) {

  private static final Pattern HOSTILE =
      Pattern.compile("(^|/)\\.\\.(/|$)|%2e|%2f|\\\\|^/|\\p{Cntrl}", Pattern.CASE_INSENSITIVE);

  /** BAD_NAME when a path below the landing folder could lead out of it or hide something. */
  public static Optional<Problem> ofName(String path) {
    return HOSTILE.matcher(path).find()
        ? Optional.of(
            new Problem(
                "BAD_NAME",
                "",
                "the name has characters that could lead out of the landing folder; rename the file"))
        : Optional.empty();
  }

  /** TOO_LARGE above the cap, the contract's or an archive's: known before a byte is read. */
  public static Optional<Problem> ofSize(long maxBytes, long size) {
    return size > maxBytes
        ? Optional.of(
            new Problem(
                "TOO_LARGE",
                "",
                "%,d bytes, at most %,d are allowed; ask the supplier for smaller files, or raise max-megabytes"
                    .formatted(size, maxBytes)))
        : Optional.empty();
  }

  /**
   * Opens the file, reads its head, headers and first records, and closes it. Compressed content is
   * read to its end: what is wrong with it often stands there.
   *
   * @param path below the landing folder, or in an archive
   */
  public static Precheck of(SourceContract contract, String path, long size, InputStream content)
      throws IOException {
    String name = path.substring(path.lastIndexOf('/') + 1);
    try (content) {
      byte[] head = content.readNBytes(FileSniffer.HEAD_BYTES);
      InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), content);
      Precheck check =
          Gunzip.isNamed(name)
              ? ofCompressed(contract, name, size, head, whole)
              : ofContent(contract, name, size, head, whole);
      return contract.period().origin() == PeriodRule.Origin.FILE_NAME
          ? check.named(contract, path)
          : check;
    } catch (IOException | UncheckedIOException e) {
      Optional<Refusal> refusal = Refusal.behind(e);
      if (refusal.isEmpty()) {
        throw e;
      }
      return new Precheck(
          contract.dialect(), Optional.empty(), List.of(refusal.get().problem()), List.of());
    }
  }

  /** With the month of a name that is the contract's; one under another name has none. */
  private Precheck named(SourceContract contract, String path) {
    Optional<Matcher> name =
        contract.fileNames().match(path).filter(matched -> PeriodRule.isIn(matched.pattern()));
    Optional<YearMonth> month = name.flatMap(contract.period()::of);
    List<Problem> problems = new ArrayList<>(rejects);
    if (name.isPresent() && month.isEmpty()) {
      problems.add(PeriodProblems.unknown("file name", contract.period()));
    }
    return new Precheck(dialect, month, problems, warnings);
  }

  private static Precheck ofCompressed(
      SourceContract contract, String name, long size, byte[] head, InputStream whole)
      throws IOException {
    FileSniffer.Verdict sniffed =
        new FileSniffer(contract.dialect(), 0, Set.of(FileType.GZIP)).sniff(head, name, size);
    if (!sniffed.isAccepted()) {
      return of(sniffed, sniffed.rejects());
    }
    InputStream content = Gunzip.open(whole, contract.maxBytes());
    byte[] first = content.readNBytes(FileSniffer.HEAD_BYTES);
    long known = first.length < FileSniffer.HEAD_BYTES ? first.length : Long.MAX_VALUE;
    InputStream unpacked = new SequenceInputStream(new ByteArrayInputStream(first), open(content));
    Precheck check = ofContent(contract, name, known, first, unpacked);
    content.transferTo(OutputStream.nullOutputStream());
    return check;
  }

  private static Precheck of(FileSniffer.Verdict sniffed, List<Problem> rejects) {
    return new Precheck(sniffed.dialect(), Optional.empty(), rejects, sniffed.warnings());
  }

  private static Precheck ofContent(
      SourceContract contract, String name, long size, byte[] head, InputStream whole)
      throws IOException {
    Layout layout = contract.layout();
    FileType type = layout.isWorkbook() ? FileType.valueOf(layout.type().name()) : FileType.TEXT;
    FileSniffer.Verdict sniffed =
        new FileSniffer(contract.dialect(), layout.preambleLines(), Set.of(type))
            .sniff(head, name, size);
    if (sniffed.isAccepted()) {
      return ofTables(contract, sniffed, whole);
    }
    boolean isLocked = layout.isWorkbook() && EncryptedWorkbook.isIn(sniffed.type(), whole);
    return of(sniffed, isLocked ? List.of(EncryptedWorkbook.problem(name)) : sniffed.rejects());
  }

  /** The content with what follows kept open: it has yet to be read to its end. */
  private static InputStream open(InputStream content) {
    return new FilterInputStream(content) {
      @Override
      public void close() {}
    };
  }

  /** A workbook is read to its end here: what makes it unreadable rejects it before a Spark job. */
  private static Precheck ofTables(
      SourceContract contract, FileSniffer.Verdict sniffed, InputStream whole) throws IOException {
    ReadPlan plan = ReadPlan.of(contract);
    try (RecordSource source = plan.open(whole, sniffed.dialect())) {
      Optional<YearMonth> month = written(contract.period(), source);
      List<Problem> rejects = new ArrayList<>();
      List<Problem> warnings = new ArrayList<>(sniffed.warnings());
      do {
        checkTable(contract, plan, source, rejects, warnings);
        if (contract.layout().isWorkbook()) {
          source.forEachRemaining(record -> {});
        }
      } while (rejects.isEmpty() && source.nextTable());
      boolean isWritten = !contract.period().pattern().isEmpty();
      if (isWritten && month.isEmpty()) {
        rejects.add(PeriodProblems.unknown("sheet's name or title", contract.period()));
      }
      return new Precheck(sniffed.dialect(), month, rejects, warnings);
    }
  }

  /** The month in the name of the sheet or in a line above the header. */
  private static Optional<YearMonth> written(PeriodRule rule, RecordSource source) {
    return switch (rule.origin()) {
      case SHEET -> rule.find(source.sheet());
      case TITLE ->
          source.preamble().stream().flatMap(line -> rule.find(line).stream()).findFirst();
      case FILE_NAME, ROWS -> Optional.empty();
    };
  }

  private static void checkTable(
      SourceContract contract,
      ReadPlan plan,
      RecordSource source,
      List<Problem> rejects,
      List<Problem> warnings) {
    RawRecord row = source.headerRecord();
    if (!row.isIntact()) {
      rejects.add(new Problem("HEADER_MISMATCH", "", row.code() + ": " + row.detail()));
      return;
    }
    TableHeader header = TableHeader.of(source.header(), plan);
    rejects.addAll(header.rejects());
    if (contract.isRestricted()) {
      rejects.addAll(UnexpectedColumns.in(header.extras()));
    }
    warnings.addAll(header.warnings());
    if (rejects.isEmpty() && source.hasNext()) {
      rejects.addAll(header.secondHeader(source.next().fields()));
    } else if (rejects.isEmpty() && !contract.allowsNoRows()) {
      rejects.add(
          new Problem(
              "NO_ROWS", "", "the header has no rows under it; ask the supplier for the content"));
    }
  }
}
