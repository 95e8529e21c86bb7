package london.outcomes.synth;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is to be expected of the files, which measures estimate: the mean of every figure over what
 * could have happened as well, in the same world. Each month of each draw is seen once.
 */
final class Expectation implements Witness {

  private static final int DECIMALS = 6;

  private final int draws;
  private final Counts month = new Counts();
  private final SortedMap<YearMonth, Counts> months = new TreeMap<>();

  /**
   * @param draws how many will be seen
   */
  Expectation(int draws) {
    this.draws = draws;
  }

  @Override
  public void counted(
      String extract, String figure, String area, String group, long count, long of) {
    month.add(new Counts.Key(extract, figure, area, group), count, of);
  }

  @Override
  public void closeMonth(YearMonth closed) {
    month.drain(months.computeIfAbsent(closed, key -> new Counts())::add);
  }

  /** Nothing is written before all draws are seen. */
  @Override
  public void close() {}

  void write(Manifest manifest) throws IOException {
    try (CsvWriter csv = manifest.csv(Truth.FOLDER + "expected.csv")) {
      csv.writeRecord("extract", "figure", "period", "area", "group", "count", "of", "draws");
      months.forEach(
          (period, counts) ->
              counts.forEach(
                  (key, count, of) ->
                      csv.writeRecord(
                          key.extract(),
                          key.figure(),
                          period.toString(),
                          key.area(),
                          key.group(),
                          mean(count),
                          mean(of),
                          Integer.toString(draws))));
    }
  }

  private String mean(long sum) {
    return BigDecimal.valueOf(sum)
        .divide(BigDecimal.valueOf(draws), DECIMALS, RoundingMode.HALF_UP)
        .toPlainString();
  }
}
