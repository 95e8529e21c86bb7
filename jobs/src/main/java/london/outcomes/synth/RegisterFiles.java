package london.outcomes.synth;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Writes the months of a register in their order, one file after the other. */
final class RegisterFiles implements Closeable {

  private final Register register;
  private final Plan plan;
  private final Manifest manifest;
  private final Witness witness;
  private final Histories histories;
  private final List<Figure> figures;
  private final Map<String, Integer> positions = new HashMap<>();
  private String name = "";
  private CsvWriter csv;

  RegisterFiles(
      Register register, Plan plan, Manifest manifest, Witness witness, Histories histories) {
    this.register = register;
    this.plan = plan;
    this.manifest = manifest;
    this.witness = witness;
    this.histories = histories;
    this.figures =
        Figure.of(register.id()).stream()
            .filter(figure -> register.header().containsAll(figure.columns()))
            .toList();
    for (String column : register.header()) {
      positions.put(column, positions.size());
    }
  }

  void write(YearMonth month) throws IOException {
    if (!register.isInUse().test(month)) {
      return;
    }
    String file = register.file(month, plan.to());
    if (!file.equals(name)) {
      close();
      name = file;
      csv = manifest.csv(file, register.separator(), LineDelimiter.LF);
      csv.writeRecord(register.header());
    }
    Dice dice = Dice.of(plan.chances(), "register", register.id(), month);
    register.rows().write(month, dice, fields -> write(texts(fields)));
  }

  private void write(String[] row) {
    csv.writeRecord(row);
    UnaryOperator<String> fields = column -> row[positions.get(column)];
    for (Figure figure : figures) {
      figure.tell(fields, witness);
    }
    histories.read(register.id(), fields);
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
