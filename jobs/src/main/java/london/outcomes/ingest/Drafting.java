package london.outcomes.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import london.outcomes.catalogue.ContractDraft;
import london.outcomes.ingest.csv.FileSniffer;
import london.outcomes.ingest.csv.FileType;
import london.outcomes.ingest.csv.FormatGuess;
import london.outcomes.ingest.csv.HeaderMatch;
import london.outcomes.ingest.csv.Problem;
import london.outcomes.ingest.csv.RawRecord;
import london.outcomes.ingest.csv.RecordReader;

/**
 * Drafts a contract from a sample file: what its first rows show, and no more.
 *
 * @param draft empty when the file cannot be read as a table
 * @param problems why it cannot
 */
public record Drafting(Optional<ContractDraft> draft, List<Problem> problems) {

  /** Enough to see what a column is like; a rare value may still stand further down. */
  public static final int MOST_ROWS = 10_000;

  private static final Pattern DATA = Pattern.compile("(?!(19|20)[0-9]{2}$)[-+]?[0-9][0-9.,:/%-]*");

  /** Reads at most {@link #MOST_ROWS} rows and closes the file. */
  public static Drafting of(String fileName, long size, InputStream content) throws IOException {
    try (content) {
      byte[] head = content.readNBytes(FormatGuess.HEAD_BYTES);
      FormatGuess format = FormatGuess.of(head);
      FileSniffer.Verdict verdict =
          new FileSniffer(format.dialect(), format.preambleLines(), Set.of(FileType.TEXT))
              .sniff(head, fileName, size);
      if (!verdict.isAccepted()) {
        return refused(verdict.rejects());
      }
      InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), content);
      return of(
          fileName, format, RecordReader.open(whole, format.dialect(), format.preambleLines(), 1));
    }
  }

  private static Drafting of(String fileName, FormatGuess format, RecordReader reader) {
    RawRecord header = reader.headerRecord();
    if (!header.isIntact()) {
      return refused(
          List.of(new Problem("HEADER_MISMATCH", "", header.code() + ": " + header.detail())));
    }
    DraftTable table = new DraftTable(reader.header());
    List<Problem> problems = problems(reader.header(), table);
    if (!problems.isEmpty()) {
      return refused(problems);
    }
    long rows = 0;
    long damaged = 0;
    while (rows + damaged < MOST_ROWS && reader.hasNext()) {
      RawRecord record = reader.next();
      if (record.isIntact()) {
        table.see(record.fields());
        rows++;
      } else {
        damaged++;
      }
    }
    if (table.isWithoutHeader()) {
      return refused(List.of(noHeader("most names in the header are values of their columns")));
    }
    ContractDraft.Sample sample = new ContractDraft.Sample(rows, damaged, !reader.hasNext());
    return new Drafting(
        Optional.of(table.draft(new DraftFileName(fileName), format, sample)), List.of());
  }

  private static List<Problem> problems(List<String> header, DraftTable table) {
    List<String> names = header.stream().filter(h -> !table.isMelted(h)).toList();
    long data = names.stream().filter(h -> DATA.matcher(h.strip()).matches()).count();
    if (data * 2 > names.size()) {
      return List.of(
          noHeader("%d of the %d names in the header are numbers".formatted(data, names.size())));
    }
    return new ArrayList<>(HeaderMatch.of(header, table.expected()).rejects());
  }

  /** The names would be values, perhaps a person's: none of them reaches the message. */
  private static Problem noHeader(String why) {
    return new Problem("HEADER_MISMATCH", "", why + "; add a line with the columns' names");
  }

  private static Drafting refused(List<Problem> problems) {
    return new Drafting(Optional.empty(), problems);
  }
}
