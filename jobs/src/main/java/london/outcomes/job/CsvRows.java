package london.outcomes.job;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Iterator;
import london.outcomes.publish.SpreadsheetText;
import org.apache.spark.sql.Row;

/** Rows as CSV (RFC 4180) that spreadsheets open without running anything. */
final class CsvRows {

  private CsvRows() {}

  /** Leaves the writer open: it may be standard output. */
  static void write(Writer out, String[] columns, Iterator<Row> rows) {
    CsvWriter csv = CsvWriter.builder().build(out);
    String[] header = columns.clone();
    for (int i = 0; i < header.length; i++) {
      header[i] = SpreadsheetText.safe(header[i]);
    }
    csv.writeRecord(header);
    while (rows.hasNext()) {
      csv.writeRecord(texts(rows.next()));
    }
    try {
      csv.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] texts(Row row) {
    String[] texts = TypedValue.texts(row);
    for (int i = 0; i < texts.length; i++) {
      if (texts[i] != null && !(row.get(i) instanceof Number)) {
        texts[i] = SpreadsheetText.safe(texts[i]);
      }
    }
    return texts;
  }
}
