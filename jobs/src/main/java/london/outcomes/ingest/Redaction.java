package london.outcomes.ingest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import london.outcomes.catalogue.Dialect;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.ingest.archive.Gunzip;
import london.outcomes.ingest.csv.FileType;
import london.outcomes.ingest.csv.RawRecord;
import london.outcomes.ingest.csv.RecordReader;
import london.outcomes.ingest.csv.RecordSource;

/**
 * What is to be taken out of a delivered file so that it names no erased person. A row about one
 * becomes as many blanks as it had bytes, so that all others keep their line and byte; in a list of
 * several persons of a row about something else, the word {@code erased} takes their place.
 */
public final class Redaction {

  private final Charset charset;
  private final List<Edit> edits = new ArrayList<>();
  private long rows;

  private Redaction(Charset charset) {
    this.charset = charset;
  }

  /**
   * One place to change.
   *
   * @param end where the next record begins; the greatest number for the last record
   * @param references to take out; empty when the whole record goes
   */
  private record Edit(long start, long end, Set<String> references) {}

  /** Whether files are changed row by row; a workbook, or text in wide characters, is not. */
  public static boolean isPossible(SourceContract contract, Dialect dialect) {
    return !contract.layout().isWorkbook() && RecordReader.countsDeliveredBytes(dialect);
  }

  /**
   * Reads a file to its end.
   *
   * @param key with the tombstones of the erased persons
   * @param content as delivered, compressed or not; it is closed
   */
  public static Redaction of(
      SourceContract contract, PseudonymKey key, Dialect dialect, InputStream content)
      throws IOException {
    Redaction redaction = new Redaction(Charset.forName(dialect.charset()));
    Pseudonyms pseudonyms = key.pseudonyms(contract);
    ReadPlan plan = ReadPlan.of(contract, pseudonyms);
    InputStream unpacked = Gunzip.openIfCompressed(content, contract.maxBytes());
    try (RecordSource records = plan.open(unpacked, dialect)) {
      NamedPersons persons =
          new NamedPersons(plan, TableHeader.of(records.header(), plan).fields());
      redaction.collect(records, persons);
    }
    return redaction;
  }

  private void collect(RecordSource records, NamedPersons persons) {
    RawRecord last = null;
    while (records.hasNext()) {
      RawRecord next = records.next();
      if (last != null) {
        look(last, next.offset(), persons);
      }
      last = next;
    }
    if (last != null) {
      look(last, Long.MAX_VALUE, persons);
    }
  }

  private void look(RawRecord record, long end, NamedPersons persons) {
    if (persons.isAboutErased(record)) {
      edits.add(new Edit(record.offset(), end, Set.of()));
      rows++;
      return;
    }
    Set<String> listed = new TreeSet<>(persons.erasedInLists(record));
    if (!listed.isEmpty()) {
      edits.add(new Edit(record.offset(), end, listed));
    }
  }

  /** Whether the file names none of the persons. */
  public boolean isNone() {
    return edits.isEmpty();
  }

  /** Rows that are about erased persons. */
  public long rows() {
    return rows;
  }

  /** Writes the file as it is to be, compressed if it was. Both streams are closed. */
  public void write(SourceContract contract, InputStream content, OutputStream target)
      throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(content);
    buffered.mark(Long.BYTES);
    boolean isCompressed = FileType.of(buffered.readNBytes(Long.BYTES)) == FileType.GZIP;
    buffered.reset();
    try (InputStream in = Gunzip.openIfCompressed(buffered, contract.maxBytes());
        OutputStream out = isCompressed ? new GZIPOutputStream(target) : target) {
      long at = 0;
      for (Edit edit : edits) {
        copy(in, out, edit.start - at);
        int length = (int) Math.min(Integer.MAX_VALUE, edit.end - edit.start);
        out.write(Blanks.in(in.readNBytes(length), edit.references, charset));
        at = edit.end;
      }
      in.transferTo(out);
    }
  }

  private static void copy(InputStream in, OutputStream out, long bytes) throws IOException {
    byte[] chunk = new byte[64 * 1024];
    long left = bytes;
    while (left > 0) {
      int read = in.read(chunk, 0, (int) Math.min(chunk.length, left));
      if (read < 0) {
        return;
      }
      out.write(chunk, 0, read);
      left -= read;
    }
  }
}
