package london.outcomes.synth;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.time.YearMonth;

/** Writes the months of a register in their order, one file after the other. */
final class RegisterFiles implements Closeable {

  private final Register register;
  private final Plan plan;
  private final Manifest manifest;
  private String name = "";
  private CsvWriter csv;

  RegisterFiles(Register register, Plan plan, Manifest manifest) {
    this.register = register;
    this.plan = plan;
    this.manifest = manifest;
  }

  void write(YearMonth month) throws IOException {
    String file = register.file(month, plan.to());
    if (!file.equals(name)) {
      close();
      name = file;
      csv = manifest.csv(file, register.separator(), LineDelimiter.LF);
      csv.writeRecord(register.header());
    }
    Dice dice = Dice.of(plan.seed(), "register", register.id(), month);
    register.rows().write(month, dice, fields -> csv.writeRecord(texts(fields)));
  }

  private static String[] texts(Object[] fields) {
    String[] texts = new String[fields.length];
    for (int at = 0; at < fields.length; at++) {
      texts[at] = fields[at].toString();
    }
    return texts;
  }

  @Override
  public void close() throws IOException {
    if (csv != null) {
      csv.close();
    }
  }
}
