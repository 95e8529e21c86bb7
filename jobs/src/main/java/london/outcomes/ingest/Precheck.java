package london.outcomes.ingest;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import london.outcomes.catalogue.Dialect;
import london.outcomes.catalogue.Layout;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.ingest.archive.Gunzip;
import london.outcomes.ingest.archive.Refusal;
import london.outcomes.ingest.csv.ExpectedColumn;
import london.outcomes.ingest.csv.FileSniffer;
import london.outcomes.ingest.csv.FileType;
import london.outcomes.ingest.csv.HeaderMatch;
import london.outcomes.ingest.csv.Problem;
import london.outcomes.ingest.csv.RawRecord;
import london.outcomes.ingest.csv.RecordSource;
import london.outcomes.ingest.workbook.EncryptedWorkbook;

/**
 * What can be known of a file from its name and its first records, before it costs a Spark job.
 *
 * @param dialect what to read it with
 * @param rejects reasons to reject it; empty when it may be read
 * @param warnings differences that were accepted
 */
public record Precheck(Dialect dialect, List<Problem> rejects, List<Problem> warnings) {

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
   * Opens the file, reads its head, header and first record, and closes it. Compressed content is
   * read to its end: what is wrong with it often stands there.
   */
  public static Precheck of(SourceContract contract, String name, long size, InputStream content)
      throws IOException {
    try (content) {
      byte[] head = content.readNBytes(FileSniffer.HEAD_BYTES);
      InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), content);
      return Gunzip.isNamed(name)
          ? ofCompressed(contract, name, size, head, whole)
          : ofContent(contract, name, size, head, whole);
    } catch (IOException | UncheckedIOException e) {
      Optional<Refusal> refusal = Refusal.behind(e);
      if (refusal.isEmpty()) {
        throw e;
      }
      return new Precheck(contract.dialect(), List.of(refusal.get().problem()), List.of());
    }
  }

  private static Precheck ofCompressed(
      SourceContract contract, String name, long size, byte[] head, InputStream whole)
      throws IOException {
    FileSniffer.Verdict sniffed =
        new FileSniffer(contract.dialect(), 0, Set.of(FileType.GZIP)).sniff(head, name, size);
    if (!sniffed.isAccepted()) {
      return new Precheck(sniffed.dialect(), sniffed.rejects(), sniffed.warnings());
    }
    InputStream content = Gunzip.open(whole, contract.maxBytes());
    byte[] first = content.readNBytes(FileSniffer.HEAD_BYTES);
    long known = first.length < FileSniffer.HEAD_BYTES ? first.length : Long.MAX_VALUE;
    InputStream unpacked = new SequenceInputStream(new ByteArrayInputStream(first), open(content));
    Precheck check = ofContent(contract, name, known, first, unpacked);
    content.transferTo(OutputStream.nullOutputStream());
    return check;
  }

  private static Precheck ofContent(
      SourceContract contract, String name, long size, byte[] head, InputStream whole)
      throws IOException {
    Layout layout = contract.layout();
    FileType type = layout.isWorkbook() ? FileType.valueOf(layout.type().name()) : FileType.TEXT;
    FileSniffer.Verdict sniffed =
        new FileSniffer(contract.dialect(), contract.preambleLines(), Set.of(type))
            .sniff(head, name, size);
    if (sniffed.isAccepted()) {
      return ofTable(contract, sniffed, whole);
    }
    boolean isLocked = layout.isWorkbook() && EncryptedWorkbook.isIn(sniffed.type(), whole);
    List<Problem> rejects = isLocked ? List.of(EncryptedWorkbook.problem(name)) : sniffed.rejects();
    return new Precheck(sniffed.dialect(), rejects, sniffed.warnings());
  }

  /** The content with what follows kept open: it has yet to be read to its end. */
  private static InputStream open(InputStream content) {
    return new FilterInputStream(content) {
      @Override
      public void close() {}
    };
  }

  /** A workbook is read to its end here: what makes it unreadable rejects it before a Spark job. */
  private static Precheck ofTable(
      SourceContract contract, FileSniffer.Verdict sniffed, InputStream whole) throws IOException {
    try (RecordSource source = ReadPlan.of(contract).open(whole, sniffed.dialect())) {
      Precheck check = ofHeader(contract, sniffed, source);
      if (contract.layout().isWorkbook()) {
        source.forEachRemaining(record -> {});
      }
      return check;
    }
  }

  private static Precheck ofHeader(
      SourceContract contract, FileSniffer.Verdict sniffed, RecordSource reader) {
    List<ExpectedColumn> expected = ReadPlan.expected(contract);
    List<Problem> rejects = new ArrayList<>();
    List<Problem> warnings = new ArrayList<>(sniffed.warnings());
    if (!reader.headerRecord().isIntact()) {
      RawRecord header = reader.headerRecord();
      rejects.add(new Problem("HEADER_MISMATCH", "", header.code() + ": " + header.detail()));
      return new Precheck(sniffed.dialect(), rejects, warnings);
    }
    HeaderMatch match = HeaderMatch.of(reader.header(), expected);
    rejects.addAll(match.rejects());
    warnings.addAll(match.warnings());
    if (rejects.isEmpty() && reader.hasNext()) {
      RawRecord first = reader.next();
      rejects.addAll(HeaderMatch.secondHeader(reader.header(), first.fields(), expected));
    } else if (rejects.isEmpty() && !contract.allowsNoRows()) {
      rejects.add(
          new Problem(
              "NO_ROWS", "", "the header has no rows under it; ask the supplier for the content"));
    }
    return new Precheck(sniffed.dialect(), rejects, warnings);
  }
}
