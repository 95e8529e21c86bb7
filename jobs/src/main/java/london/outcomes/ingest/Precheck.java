package london.outcomes.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import london.outcomes.catalogue.Dialect;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.ingest.csv.ExpectedColumn;
import london.outcomes.ingest.csv.FileSniffer;
import london.outcomes.ingest.csv.HeaderMatch;
import london.outcomes.ingest.csv.Problem;
import london.outcomes.ingest.csv.RawRecord;
import london.outcomes.ingest.csv.RecordReader;

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

  /** TOO_LARGE above the contract's cap: known before a byte is read. */
  public static Optional<Problem> ofSize(SourceContract contract, long size) {
    return size > contract.maxBytes()
        ? Optional.of(
            new Problem(
                "TOO_LARGE",
                "",
                "%,d bytes, the contract allows %,d; ask the supplier for smaller files, or raise max-megabytes"
                    .formatted(size, contract.maxBytes())))
        : Optional.empty();
  }

  /** Opens the file, reads its head, header and first record, and closes it. */
  public static Precheck of(SourceContract contract, String name, long size, InputStream content)
      throws IOException {
    try (content) {
      byte[] head = content.readNBytes(FileSniffer.HEAD_BYTES);
      FileSniffer.Verdict sniffed =
          new FileSniffer(
                  contract.dialect(),
                  contract.preambleLines(),
                  java.util.Set.of(london.outcomes.ingest.csv.FileType.TEXT))
              .sniff(head, name, size);
      if (!sniffed.isAccepted()) {
        return new Precheck(sniffed.dialect(), sniffed.rejects(), sniffed.warnings());
      }
      InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), content);
      return ofHeader(contract, sniffed, whole);
    }
  }

  private static Precheck ofHeader(
      SourceContract contract, FileSniffer.Verdict sniffed, InputStream whole) throws IOException {
    RecordReader reader = RecordReader.open(whole, sniffed.dialect(), contract.preambleLines());
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
