package london.outcomes.ingest;

import java.io.IOException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import london.outcomes.ingest.csv.Problem;
import london.outcomes.ingest.csv.RawRecord;
import london.outcomes.ingest.csv.RecordSource;

/** A table that ends above its footnotes: at the first record whose first cell is a footer's. */
final class UntilFooter implements RecordSource {

  private final RecordSource source;
  private final Pattern footer;
  private final char delimiter;
  private RawRecord pending;
  private boolean isEnded;
  private long records;

  UntilFooter(RecordSource source, String footer, char delimiter) {
    this.source = source;
    this.footer = Pattern.compile(footer);
    this.delimiter = delimiter;
  }

  @Override
  public boolean hasNext() {
    if (pending == null && !isEnded && source.hasNext()) {
      pending = source.next();
      isEnded = footer.matcher(firstCell(pending)).find();
    }
    return pending != null && !isEnded;
  }

  @Override
  public RawRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException("The table has no further record");
    }
    RawRecord record = pending;
    pending = null;
    records++;
    return record;
  }

  /** A footnote has fewer fields than the table: it is a damaged record with a raw text. */
  private String firstCell(RawRecord record) {
    if (record.isIntact()) {
      return record.fields()[0].strip();
    }
    int end = record.raw().indexOf(delimiter);
    String first = end < 0 ? record.raw() : record.raw().substring(0, end);
    return first.replaceFirst("^\"", "").strip();
  }

  @Override
  public RawRecord headerRecord() {
    return source.headerRecord();
  }

  @Override
  public List<String> preamble() {
    return source.preamble();
  }

  @Override
  public String sheet() {
    return source.sheet();
  }

  /** What stands below a footer is no table, so the rest is passed over first. */
  @Override
  public boolean nextTable() {
    source.forEachRemaining(rest -> {});
    pending = null;
    isEnded = !source.nextTable();
    return !isEnded;
  }

  @Override
  public long blankLines() {
    return source.blankLines();
  }

  @Override
  public long records() {
    return records;
  }

  /** Nothing of the table is missing when its footer is there. */
  @Override
  public boolean looksTruncated() {
    return !isEnded && source.looksTruncated();
  }

  @Override
  public List<Problem> warnings() {
    return source.warnings();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
