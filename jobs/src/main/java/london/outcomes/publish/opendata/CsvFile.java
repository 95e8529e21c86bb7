package london.outcomes.publish.opendata;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.apache.spark.sql.Row;

/** Rows as CSV by RFC 4180 in UTF-8, one at a time. */
public final class CsvFile {

  private CsvFile() {}

  /**
   * Writes a header and all rows, and closes the stream.
   *
   * @return how many rows there were
   */
  public static long write(OutputStream out, String[] columns, Iterator<Row> rows) {
    long count = 0;
    try (CsvWriter csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .quoteStrategy(QuoteStrategies.EMPTY)
            .build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
      csv.writeRecord(columns);
      while (rows.hasNext()) {
        csv.writeRecord(texts(rows.next()));
        count++;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return count;
  }

  private static String[] texts(Row row) {
    String[] texts = new String[row.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = CellText.of(row, i);
    }
    return texts;
  }
}
