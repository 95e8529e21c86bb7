package london.outcomes.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import london.outcomes.ingest.csv.Codes;
import london.outcomes.ingest.csv.Problem;
import london.outcomes.ingest.csv.RawRecord;
import london.outcomes.ingest.csv.RecordSource;

/**
 * A table that ends above its footnotes: at the first record whose first cell is a footer's. What
 * stands from there on is not read, but counted and told: it might be more of the table.
 */
final class UntilFooter implements RecordSource {

  private final RecordSource source;
  private final Pattern footer;
  private final char delimiter;
  private RawRecord pending;
  private boolean isEnded;
  private long records;
  private long footerLine;
  private long passedOver;
  private long likeRecords;

  UntilFooter(RecordSource source, String footer, char delimiter) {
    this.source = source;
    this.footer = Pattern.compile(footer);
    this.delimiter = delimiter;
  }

  @Override
  public boolean hasNext() {
    if (pending == null && !isEnded && source.hasNext()) {
      pending = source.next();
      if (footer.matcher(firstCell(pending)).find()) {
        end();
      }
    }
    return pending != null && !isEnded;
  }

  private void end() {
    isEnded = true;
    footerLine = pending.line();
    passedOver = 1;
    likeRecords = 0;
    source.forEachRemaining(
        below -> {
          passedOver++;
          likeRecords += below.isIntact() ? 1 : 0;
        });
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

  @Override
  public boolean nextTable() {
    pending = null;
    passedOver = 0;
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
    List<Problem> found = new ArrayList<>(source.warnings());
    if (passedOver > 0) {
      found.add(
          new Problem(
              Codes.BELOW_FOOTER,
              "",
              "the table ends at its declared footer on line %,d; %,d records from there on were not read, %,d of them below it with as many fields as the table; expected notes alone; look whether the table goes on there"
                  .formatted(footerLine, passedOver, likeRecords)));
    }
    return found;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
