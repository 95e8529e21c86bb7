package london.outcomes.synth;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * The MPS file of crime by borough in the scheme since 2024, a column a month: the most recent 24
 * months, and a historical file of the months before when there are any.
 */
final class BoroughLevelFile {

  private static final int RECENT_MONTHS = 24;
  private static final String NAME = "mps-borough-level/MPS Borough Level Crime (%s) to %s.csv";
  private static final DateTimeFormatter COLUMN = DateTimeFormatter.ofPattern("uuuuMM");

  private BoroughLevelFile() {}

  static void write(Tally tally, Manifest manifest) throws IOException {
    List<YearMonth> months = tally.months();
    int firstRecent = Math.max(0, months.size() - RECENT_MONTHS);
    if (firstRecent > 0) {
      write(tally, months.subList(0, firstRecent), "Historical", manifest);
    }
    write(tally, months.subList(firstRecent, months.size()), "most recent 24 months", manifest);
  }

  private static void write(Tally tally, List<YearMonth> months, String which, Manifest manifest)
      throws IOException {
    String file = String.format(NAME, which, COLUMN.format(months.get(months.size() - 1)));
    try (CsvWriter csv = manifest.csv(file, ',', LineDelimiter.CRLF)) {
      List<String> header = new ArrayList<>(List.of("MajorText", "MinorText", "BoroughName"));
      months.forEach(month -> header.add(COLUMN.format(month)));
      csv.writeRecord(header);
      for (String borough : tally.boroughs()) {
        for (Minor minor : Minor.values()) {
          writeRow(csv, tally, borough, minor, months);
        }
      }
    }
  }

  /** A category that a borough never recorded has no row, as in the published file. */
  private static void writeRow(
      CsvWriter csv, Tally tally, String borough, Minor minor, List<YearMonth> months) {
    List<String> row = new ArrayList<>(List.of(minor.majorText, minor.minorText, borough));
    int sum = 0;
    for (YearMonth month : months) {
      int count = tally.of(borough, minor, month);
      sum += count;
      row.add(Integer.toString(count));
    }
    if (sum > 0) {
      csv.writeRecord(row);
    }
  }
}
