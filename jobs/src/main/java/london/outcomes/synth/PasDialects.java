package london.outcomes.synth;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The other files in which MOPAC's dashboard gives the survey's borough figures: with commas and
 * four columns without a name, as a crosstab in UTF-16 whose areas are ordered by value, and long,
 * a file a borough, with a byte order mark.
 */
final class PasDialects {

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
  private static final char MARK = '\uFEFF';

  private final Reference reference;
  private final Plan plan;
  private final PasFigures figures;

  PasDialects(Reference reference, Plan plan) {
    this.reference = reference;
    this.plan = plan;
    this.figures = new PasFigures(reference, plan);
  }

  List<Publication> all() {
    return List.of(
        publication("pas-borough-comma", this::comma),
        publication("pas-crosstab", this::crosstabs),
        publication("pas-borough-long", this::longFiles));
  }

  /** Writes the files of one dialect. */
  private interface Writer {
    void write(Manifest manifest) throws IOException;
  }

  /** A plan without the end of a quarter has no file. */
  private Publication publication(String id, Writer writer) {
    return new Publication() {
      @Override
      public String id() {
        return id;
      }

      @Override
      public void write(Manifest manifest) throws IOException {
        if (!figures.quarters().isEmpty()) {
          writer.write(manifest);
        }
      }
    };
  }

  private void comma(Manifest manifest) throws IOException {
    new PasBoroughFile(reference, plan)
        .write(
            manifest.csv("pas-borough-comma/PAS_Dashboard_Borough.csv", ',', LineDelimiter.LF), 4);
  }

  /** One file a measure, of the last quarter. */
  private void crosstabs(Manifest manifest) throws IOException {
    YearMonth quarter = figures.quarters().get(figures.quarters().size() - 1);
    for (PasFigures.Measure measure : PasFigures.measures(quarter)) {
      if (measure.name().startsWith("\"")) {
        continue; // the published file of this one was saved anew by a spreadsheet
      }
      List<Share> shares = new ArrayList<>();
      shares.add(new Share("MPS", figures.london(measure, quarter)));
      for (Borough borough : figures.boroughs()) {
        shares.add(new Share(borough.name(), figures.share(borough, measure, quarter)));
      }
      shares.sort(Comparator.comparing(Share::share).reversed());
      String name = measure.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "_");
      String file =
          "pas-crosstab/all_borough_police_%s_%s.csv"
              .formatted(name, MONTH.format(quarter).toLowerCase(Locale.ROOT).replace(' ', '_'));
      write(file, crosstab(measure, quarter, shares), manifest);
    }
  }

  private record Share(String area, BigDecimal share) {}

  private static String crosstab(
      PasFigures.Measure measure, YearMonth quarter, List<Share> shares) {
    String date = MONTH.format(quarter);
    StringBuilder header = new StringBuilder("Date\tMeasure\t");
    StringBuilder proportions = new StringBuilder(date + "\t" + measure.name() + "\tProportion");
    StringBuilder ranks = new StringBuilder(date + "\t" + measure.name() + "\tRank");
    for (Share one : shares) {
      header.append('\t').append(one.area());
      proportions.append('\t').append(percent(one.share()));
      ranks.append('\t');
    }
    return header + "\n" + proportions + "\n" + ranks + "\n";
  }

  private static void write(String file, String text, Manifest manifest) throws IOException {
    try (var out = manifest.open(file)) {
      out.write((MARK + text).getBytes(StandardCharsets.UTF_16LE));
    }
  }

  private void longFiles(Manifest manifest) throws IOException {
    for (Borough borough : figures.boroughs()) {
      String name = borough.name().replace(' ', '_');
      try (CsvWriter csv =
          manifest.markedCsv("pas-borough-long/Voice Trend_Full Data_data_" + name + ".csv")) {
        csv.writeRecord("Measure", "Date", "Borough Trends", "Borough", "Proportion");
        for (YearMonth quarter : figures.quarters()) {
          for (PasFigures.Measure measure : PasFigures.measures(quarter)) {
            String share = percent(figures.share(borough, measure, quarter));
            csv.writeRecord(
                measure.name(), MONTH.format(quarter), borough.name(), borough.name(), share);
          }
        }
      }
    }
  }

  private static String percent(BigDecimal share) {
    return share.movePointRight(2).toBigInteger() + "%";
  }
}
