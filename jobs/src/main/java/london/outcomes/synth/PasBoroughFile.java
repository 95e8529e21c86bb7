package london.outcomes.synth;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;

/**
 * MOPAC's Public Attitude Survey by borough: at each quarter's end the share of the 12 months up to
 * it, with a semicolon, a decimal comma and a quoted measure name.
 */
final class PasBoroughFile {

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/uuuu");
  private static final YearMonth RICHMOND_RENAMED = YearMonth.of(2023, 6);

  private final PasFigures figures;

  PasBoroughFile(Reference reference, Plan plan) {
    this.figures = new PasFigures(reference, plan);
  }

  /** A plan without the end of a quarter has no file. */
  void write(Manifest manifest) throws IOException {
    if (!figures.quarters().isEmpty()) {
      write(manifest.csv("pas-borough/PAS_boroughs.csv", ';', LineDelimiter.CRLF), 0);
    }
  }

  /**
   * @param nameless columns without a name that a spreadsheet left behind the last one
   */
  void write(CsvWriter open, int nameless) throws IOException {
    try (CsvWriter csv = open) {
      String[] header = new String[6 + nameless];
      java.util.Arrays.fill(header, "");
      System.arraycopy(HEADER, 0, header, 0, HEADER.length);
      csv.writeRecord(header);
      for (YearMonth quarter : figures.quarters()) {
        for (PasFigures.Measure measure : PasFigures.measures(quarter)) {
          for (Borough borough : figures.boroughs()) {
            csv.writeRecord(row(borough, measure, quarter, nameless));
          }
        }
      }
    }
  }

  private static final String[] HEADER = {
    "Date", "Survey", "Borough", "Measure", "Proportion", "MPS"
  };

  private String[] row(
      Borough borough, PasFigures.Measure measure, YearMonth quarter, int nameless) {
    String[] row = new String[6 + nameless];
    java.util.Arrays.fill(row, "");
    row[0] = DATE.format(quarter.atEndOfMonth());
    row[1] = "PAS";
    row[2] = asPublished(borough, quarter);
    row[3] = measure.name();
    row[4] = decimalComma(figures.share(borough, measure, quarter));
    row[5] = decimalComma(figures.london(measure, quarter));
    return row;
  }

  private static String asPublished(Borough borough, YearMonth quarter) {
    return switch (borough.name()) {
      case "Westminster" -> "City of Westminster";
      case "Richmond upon Thames" ->
          quarter.isBefore(RICHMOND_RENAMED) ? borough.name() : "Richmond Upon Thames";
      default -> borough.name();
    };
  }

  private static String decimalComma(BigDecimal share) {
    return share.toPlainString().replace('.', ',');
  }
}
