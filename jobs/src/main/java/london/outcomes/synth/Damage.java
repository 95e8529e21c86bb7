package london.outcomes.synth;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;

/** The list of all that was damaged on purpose, with what has to become of it. */
final class Damage implements AutoCloseable {

  static final String NAME = "dirt.csv";

  private static final int LONGEST = 400;

  private final CsvWriter csv;

  Damage(Manifest manifest) throws IOException {
    this.csv = manifest.csv(NAME, ',', LineDelimiter.LF);
    csv.writeRecord("case", "file", "line", "column", "original", "injected", "outcome", "code");
  }

  void row(RowFlaw flaw, String file, long line, String original, String injected) {
    csv.writeRecord(
        flaw.id(),
        file,
        Long.toString(line),
        flaw.column(),
        readable(original),
        readable(injected),
        flaw.outcome().text(),
        flaw.code());
  }

  void file(FileFlaw flaw, String file) {
    csv.writeRecord(flaw.id(), file, "", "", "", flaw.what(), flaw.outcome().text(), flaw.code());
  }

  /** What is no plain character stands there as {@code \\xNN}; what is too long is cut. */
  private static String readable(String bytes) {
    StringBuilder text = new StringBuilder();
    for (char c : bytes.substring(0, Math.min(LONGEST, bytes.length())).toCharArray()) {
      text.append(c < ' ' || c > '~' ? String.format("\\x%02X", (int) c) : String.valueOf(c));
    }
    return bytes.length() > LONGEST ? text + " ... " + bytes.length() + " bytes" : text.toString();
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
