package london.outcomes.synth;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;

/**
 * What is true of the files: how much of everything there is, counted where it is made and not from
 * the files, and with which parameters it was made. It is kept a month at a time.
 */
final class Truth implements Witness {

  static final String FOLDER = "truth/";

  private static final int DECIMALS = 6;

  private final CsvWriter figures;
  private final Counts counts = new Counts();

  private Truth(CsvWriter figures) {
    this.figures = figures;
  }

  /** Writes the parameters at once, and the figures as they come. */
  static Truth about(Plan plan, Rises rises, Manifest manifest) throws IOException {
    Parameters.write(manifest);
    try (CsvWriter csv = manifest.csv(FOLDER + "rises.csv")) {
      csv.writeRecord("borough", "crime_type", "from", "to", "factor");
      for (int year = plan.from().getYear(); year <= plan.to().getYear(); year++) {
        for (Rises.Rise rise : rises.in(year)) {
          if (!rise.from().isAfter(plan.to()) && !rise.to().isBefore(plan.from())) {
            csv.writeRecord(
                rise.borough(),
                rise.type().title,
                rise.from().toString(),
                rise.to().toString(),
                Double.toString(rise.factor()));
          }
        }
      }
    }
    manifest.text(FOLDER + Readme.NAME, Readme.ofTruth());
    CsvWriter csv = manifest.csv(FOLDER + "figures.csv");
    csv.writeRecord("extract", "figure", "period", "area", "group", "count", "of", "share");
    return new Truth(csv);
  }

  @Override
  public void counted(
      String extract, String figure, String area, String group, long count, long of) {
    counts.add(new Counts.Key(extract, figure, area, group), count, of);
  }

  @Override
  public void closeMonth(YearMonth month) {
    counts.drain(
        (key, count, of) ->
            figures.writeRecord(
                key.extract(),
                key.figure(),
                month.toString(),
                key.area(),
                key.group(),
                Long.toString(count),
                Long.toString(of),
                share(count, of)));
  }

  private static String share(long count, long of) {
    return BigDecimal.valueOf(count)
        .divide(BigDecimal.valueOf(of), DECIMALS, RoundingMode.HALF_UP)
        .toPlainString();
  }

  @Override
  public void close() throws IOException {
    figures.close();
  }
}
