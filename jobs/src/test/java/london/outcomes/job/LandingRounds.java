package london.outcomes.job;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.YearMonth;
import london.outcomes.job.Workbench.Result;

/**
 * One landing folder that changes between runs, as landing folders do: late files, corrections,
 * copies, files that are still being written, older vintages behind newer ones.
 */
final class LandingRounds {

  static final String MET = BadLanding.MET;
  static final String CITY = BadLanding.CITY;
  static final YearMonth JANUARY = YearMonth.of(2024, 1);
  static final YearMonth FEBRUARY = YearMonth.of(2024, 2);
  static final YearMonth MARCH = YearMonth.of(2024, 3);
  static final YearMonth APRIL = YearMonth.of(2024, 4);
  static final YearMonth MAY = YearMonth.of(2024, 5);

  static final LandingRounds DONE = new LandingRounds();

  final Workbench bench = Workbench.tolerant(BadLanding.temporary());
  final Result first;
  final Evidence afterFirst;
  final Result second;
  final Evidence afterSecond;
  final Result third;
  final Evidence afterThird;
  final Result fourth;

  /** The last landing folder, taken in at once by a run that knew of no other before it. */
  final Evidence atOnce;

  private LandingRounds() {
    firstFiles();
    first = bench.run("ingest");
    afterFirst = new Evidence(bench);
    secondFiles();
    second = runWhileWriting(DeliveredFile.stops(MET, JANUARY));
    afterSecond = new Evidence(bench);
    thirdFiles();
    third = bench.run("ingest");
    afterThird = new Evidence(bench);
    fourth = bench.run("ingest");
    BadLanding.delete(bench.lake.resolve("ops/delivery"));
    bench.run("ingest");
    atOnce = new Evidence(bench);
  }

  private void firstFiles() {
    put("street/", DeliveredFile.street(MET, JANUARY));
    put("street/", DeliveredFile.street(MET, MARCH));
    put("street/", DeliveredFile.street(CITY, JANUARY));
    // Later in the folder, it brings January's crimes in May, and is cut off.
    DeliveredFile cut = DeliveredFile.street(MET, MAY);
    for (int i = 0; i < 9; i++) {
      cut.with(i, "Crime ID", DeliveredFile.crimeId(MET, JANUARY, i));
    }
    bench.deliver("street/" + cut.name(), cut.text().substring(0, cut.text().length() - 60));
    // The wrong name comes first, and the content is that of the right one.
    String december = DeliveredFile.street(CITY, YearMonth.of(2023, 12)).text();
    bench.deliver("street/2023-11-city-of-london-street.csv", december);
    bench.deliver("street/2023-12-city-of-london-street.csv", december);
    DeliveredFile waiting =
        DeliveredFile.outcomes(MET, MARCH, JANUARY)
            .plus("Crime ID", DeliveredFile.crimeId(MET, FEBRUARY, 0));
    bench.deliver("outcomes/" + waiting.name(), ("\uFEFF" + waiting.text()).getBytes(UTF_16LE));
    put("outcomes/", outcomesOfApril());
    put("boroughs/b/", boroughs(10, FEBRUARY, MARCH, APRIL));
    put("homicides/b/", homicides("Lambeth", MARCH, APRIL));
    put("survey/b/", survey("0,60", MARCH, YearMonth.of(2024, 6)));
  }

  private void secondFiles() {
    put("street/", DeliveredFile.street(MET, FEBRUARY));
    put("street/", DeliveredFile.street(CITY, JANUARY).with(0, "Crime type", "Drugs"));
    BadLanding.delete(bench.landing.resolve("street/2023-11-city-of-london-street.csv"));
    touch("street/" + DeliveredFile.street(MET, JANUARY).name());
    put("boroughs/a/", boroughs(1000, JANUARY, FEBRUARY, MARCH));
    put("homicides/a/", homicides("Ealing", FEBRUARY, MARCH));
    put("survey/a/", survey("0,50", YearMonth.of(2023, 12), MARCH));
  }

  private void thirdFiles() {
    put("street/", DeliveredFile.street(CITY, JANUARY));
    put("street/", restatedMarch());
    put("outcomes/", outcomesOfApril().with(0, "Outcome type", "Suspect charged"));
    bench.deliver(
        "zz/2022-01-city-of-london-street.csv", DeliveredFile.street(MET, FEBRUARY).text());
    put("boroughs/c/", boroughs(2000, MARCH, APRIL, MAY));
  }

  /** Without the first crime, with another place and a new crime, and one that was February's. */
  static DeliveredFile restatedMarch() {
    return DeliveredFile.street(MET, MARCH)
        .with(1, "LSOA code", "E01000842")
        .plus("Crime type", "Drugs")
        .plus("Crime ID", DeliveredFile.crimeId(MET, FEBRUARY, 1))
        .without(0);
  }

  /** One outcome is about the crime that only the restated March brings. */
  private static DeliveredFile outcomesOfApril() {
    String late = restatedMarch().line(9).split(",")[0];
    return DeliveredFile.outcomes(MET, APRIL, JANUARY).plus("Crime ID", late);
  }

  private static DeliveredFile boroughs(int plus, YearMonth... months) {
    DeliveredFile file = DeliveredFile.boroughs(months);
    for (int row = 0; row < file.rowCount(); row++) {
      for (YearMonth month : months) {
        String column = month.toString().replace("-", "");
        file.with(row, column, Integer.toString(plus + row + month.getMonthValue()));
      }
    }
    return file;
  }

  private static DeliveredFile homicides(String borough, YearMonth... months) {
    DeliveredFile file = DeliveredFile.homicides(months[0]).withAll("Borough", borough);
    DeliveredFile other = DeliveredFile.homicides(months[1]).withAll("Borough", borough);
    for (int row = 0; row < other.rowCount(); row++) {
      file.add(other.line(row));
    }
    return file;
  }

  private static DeliveredFile survey(String value, YearMonth... months) {
    DeliveredFile file = DeliveredFile.survey(months[0]).withAll("Proportion", value);
    DeliveredFile other = DeliveredFile.survey(months[1]).withAll("Proportion", value);
    for (int row = 0; row < other.rowCount(); row++) {
      file.add(other.line(row));
    }
    return file;
  }

  private void put(String folder, DeliveredFile file) {
    bench.deliver(folder + file.name(), file.text());
  }

  private void touch(String path) {
    try {
      FileTime later = FileTime.from(Instant.parse("2026-05-14T00:00:00Z"));
      Files.setLastModifiedTime(bench.landing.resolve(path), later);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs while someone goes on writing a file, which takes its time to be read. */
  private Result runWhileWriting(DeliveredFile content) {
    String path = "stops/" + content.name();
    Path file = bench.deliver(path, content.text());
    // A class of its own: a thread cannot enter this one while it is being initialised.
    try (GrowingFile growing = new GrowingFile(file)) {
      return bench.run("ingest");
    } finally {
      bench.deliver(path, content.text());
    }
  }
}
