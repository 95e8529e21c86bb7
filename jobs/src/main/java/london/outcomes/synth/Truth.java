package london.outcomes.synth;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is true of the files: how much of everything there is, counted where it is made and not from
 * the files, and with which parameters it was made. It is kept a month at a time.
 */
final class Truth implements Witness {

  static final String FOLDER = "truth/";

  private static final int DECIMALS = 6;

  private record Key(String extract, String figure, String area, String group)
      implements Comparable<Key> {

    private String text() {
      return extract + "\0" + figure + "\0" + area + "\0" + group;
    }

    @Override
    public int compareTo(Key other) {
      return text().compareTo(other.text());
    }
  }

  private final CsvWriter figures;
  private final SortedMap<Key, long[]> counts = new TreeMap<>();

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
    long[] sums = counts.computeIfAbsent(new Key(extract, figure, area, group), key -> new long[2]);
    sums[0] += count;
    sums[1] += of;
  }

  @Override
  public void closeMonth(YearMonth month) {
    counts.forEach(
        (key, count) ->
            figures.writeRecord(
                key.extract(),
                key.figure(),
                month.toString(),
                key.area(),
                key.group(),
                Long.toString(count[0]),
                Long.toString(count[1]),
                share(count)));
    counts.clear();
  }

  private static String share(long[] count) {
    return BigDecimal.valueOf(count[0])
        .divide(BigDecimal.valueOf(count[1]), DECIMALS, RoundingMode.HALF_UP)
        .toPlainString();
  }

  @Override
  public void close() throws IOException {
    figures.close();
  }
}
