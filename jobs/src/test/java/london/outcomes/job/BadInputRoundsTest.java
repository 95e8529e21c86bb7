package london.outcomes.job;

import static london.outcomes.job.LandingRounds.APRIL;
import static london.outcomes.job.LandingRounds.CITY;
import static london.outcomes.job.LandingRounds.FEBRUARY;
import static london.outcomes.job.LandingRounds.JANUARY;
import static london.outcomes.job.LandingRounds.MARCH;
import static london.outcomes.job.LandingRounds.MAY;
import static london.outcomes.job.LandingRounds.MET;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import london.outcomes.catalogue.ExitCode;
import london.outcomes.run.DeliveryRecord;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What comes late, twice, corrected or in the wrong order ends in the same tables. */
class BadInputRoundsTest {

  private static final LandingRounds DONE = LandingRounds.DONE;

  private static Seen street(Evidence evidence, String force, YearMonth month) {
    return evidence.of("street/" + month + "-" + force + "-street.csv", new byte[0], 10);
  }

  private static Seen outcomes(Evidence evidence, YearMonth month) {
    return evidence.of("outcomes/" + month + "-metropolitan-outcomes.csv", new byte[0], 10);
  }

  @Test
  @DisplayName("D07: a file that is still being written is left for the next run, exit 0")
  void fileThatIsStillBeingWrittenIsLeftForTheNextRun() {
    String path = "stops/2024-01-metropolitan-stop-and-search.csv";

    assertThat(DONE.second.exitCode()).isZero();
    assertThat(DONE.second.out()).contains("still being written", path);
    assertThat(DONE.afterSecond.deliveries()).noneMatch(d -> d.filePath().equals(path));
    DONE.afterThird.of(path, new byte[0], 10).isAccepted();
  }

  @Test
  @DisplayName("D11, D12: a month that comes late is taken as late, and fills the gap")
  void lateMonthFillsTheGap() {
    assertThat(street(DONE.afterFirst, MET, MARCH).isAcceptedWith("GAP").finding("GAP").message())
        .contains("2024-02 is missing");
    Seen late = street(DONE.afterSecond, MET, FEBRUARY).isAcceptedWith("LATE");
    assertThat(late.finding("LATE").message())
        .contains("2024-02 arrives after 2024-03", "only its own figures");
  }

  @Test
  @DisplayName("P11: an outcome is released when its crime arrives, in its file's own encoding")
  void outcomeIsReleasedWhenItsCrimeArrives() {
    Seen before = outcomes(DONE.afterFirst, MARCH).holds(9);
    assertThat(before.codes()).containsExactly("ENCODING_CONVERTED", "ORPHAN");
    outcomes(DONE.afterSecond, MARCH).isAcceptedWith("ENCODING_CONVERTED");
    assertThat(DONE.afterSecond.quarantine())
        .noneMatch(r -> r.getAs("delivery_id").equals(before.delivery().deliveryId()));
  }

  @Test
  @DisplayName("P11, D06: a file that waits may be restated in the run that its crime arrives in")
  void waitingFileMayBeRestatedMeanwhile() {
    assertThat(outcomes(DONE.afterSecond, APRIL).holds(9).codes()).containsExactly("ORPHAN");
    Seen restated = outcomes(DONE.afterThird, APRIL).holds(10);
    assertThat(restated.codes()).containsOnly("RESTATED", "REMOVED_BY_SUPPLIER");
    assertThat(restated.findings())
        .anySatisfy(
            f -> assertThat(f.message()).contains("2 records added, 0 changed, 1 no longer"));
  }

  @Test
  @DisplayName("D05: the same content under another name, or with another time, changes nothing")
  void sameContentChangesNothing() {
    Seen copy = DONE.afterThird.of("zz/2022-01-city-of-london-street.csv", new byte[0], 0);
    assertThat(copy.delivery().reasonCode()).isEqualTo("DUPLICATE_CONTENT");
    DeliveryRecord before = street(DONE.afterFirst, MET, JANUARY).delivery();
    assertThat(street(DONE.afterSecond, MET, JANUARY).delivery()).isEqualTo(before);
    assertThat(DONE.second.out()).doesNotContain("street/2024-01-metropolitan");
  }

  @Test
  @DisplayName("D05, D08: a copy of a file that was rejected for its name is looked at again")
  void copyOfARejectedFileIsLookedAtAgain() {
    YearMonth december = YearMonth.of(2023, 12);
    street(DONE.afterFirst, CITY, YearMonth.of(2023, 11)).isRejected("PERIOD_MISMATCH");
    assertThat(street(DONE.afterFirst, CITY, december).delivery().verdict())
        .isEqualTo(DeliveryRecord.DUPLICATE);
    street(DONE.afterSecond, CITY, december).isAcceptedWith("LATE");
  }

  @Test
  @DisplayName("D06: another content under the same name replaces it, and says what it changes")
  void restatementReplacesAndSaysWhatItChanges() {
    String before = street(DONE.afterSecond, MET, MARCH).delivery().deliveryId();
    Seen restated = street(DONE.afterThird, MET, MARCH).holds(11);

    assertThat(restated.codes())
        .containsExactly("MOVED_MONTH", "REMOVED_BY_SUPPLIER", "RESTATED", "RESTATED", "RESTATED");
    assertThat(restated.findings())
        .anySatisfy(f -> assertThat(f.message()).contains("under this name before (" + before))
        .anySatisfy(f -> assertThat(f.message()).contains("replaces 2024-03, delivered before"))
        .anySatisfy(
            f -> assertThat(f.message()).contains("2 records added, 1 changed, 1 no longer"));
    assertThat(DONE.afterThird.records()).noneMatch(r -> r.getAs("delivery_id").equals(before));
  }

  @Test
  @DisplayName("D06: a file may return to what it was")
  void fileMayReturnToWhatItWas() {
    assertThat(categories(DONE.afterFirst)).contains("burglary");
    assertThat(categories(DONE.afterSecond)).doesNotContain("burglary");
    assertThat(categories(DONE.afterThird)).contains("burglary");
    assertThat(street(DONE.afterThird, CITY, JANUARY).codes()).contains("RESTATED");
  }

  private static List<String> categories(Evidence evidence) {
    return evidence.records().stream()
        .filter(r -> r.schema().getFieldIndex("category_id").isDefined())
        .filter(r -> r.getAs("force_id").equals(CITY) && isIn(r, JANUARY))
        .map(r -> r.<String>getAs("category_id"))
        .toList();
  }

  @Test
  @DisplayName("D15: crimes that vanish from a new cut are counted; the old cut stays in raw")
  void crimesThatVanishAreCounted() {
    Seen restated = street(DONE.afterThird, MET, MARCH);

    assertThat(restated.finding("REMOVED_BY_SUPPLIER").rowCount()).isEqualTo(1);
    assertThat(restated.finding("REMOVED_BY_SUPPLIER").message()).contains("in raw");
    assertThat(crimes(DONE.afterSecond, DeliveredFile.crimeId(MET, MARCH, 0))).hasSize(1);
    assertThat(crimes(DONE.afterThird, DeliveredFile.crimeId(MET, MARCH, 0))).isEmpty();
    String old = street(DONE.afterSecond, MET, MARCH).delivery().sha256();
    assertThat(DONE.bench.lake.resolve("raw/police-uk-street/" + old)).exists();
  }

  @Test
  @DisplayName("P02: a crime that comes in another month is counted there, and once")
  void crimeThatMovesIsCountedOnce() {
    String id = DeliveredFile.crimeId(MET, FEBRUARY, 1);

    assertThat(crimes(DONE.afterSecond, id)).singleElement().matches(r -> isIn(r, FEBRUARY));
    assertThat(crimes(DONE.afterThird, id)).singleElement().matches(r -> isIn(r, MARCH));
    assertThat(street(DONE.afterThird, MET, MARCH).finding("MOVED_MONTH").rowCount()).isEqualTo(1);
  }

  @Test
  @DisplayName("P02, D03: crimes do not move into a file that is rejected")
  void crimesDoNotMoveIntoARejectedFile() {
    street(DONE.afterFirst, MET, MAY).isRejected("TRUNCATED");
    street(DONE.afterFirst, MET, JANUARY).isAccepted();
  }

  @Test
  @DisplayName("R01: the same landing folder again is nothing to do")
  void sameLandingAgainIsNothingToDo() {
    assertThat(DONE.fourth.exitCode()).isZero();
    assertThat(DONE.fourth.out()).contains("Nothing to do");
    assertThat(DONE.first.exitCode()).isEqualTo(ExitCode.DATA_REJECTED.code());
  }

  @Test
  @DisplayName("D13, R01: out of order, or done again without a ledger, the tables are the same")
  void orderOfArrivalDoesNotMatter() {
    List<String> inRounds = texts(DONE.afterThird);
    List<String> atOnce = texts(DONE.atOnce);

    assertThat(atOnce).hasSizeGreaterThan(150);
    assertThat(atOnce).filteredOn(row -> !inRounds.contains(row)).isEmpty();
    assertThat(inRounds).filteredOn(row -> !atOnce.contains(row)).isEmpty();
    assertThat(atOnce).hasSameSizeAs(inRounds);
  }

  private static List<String> texts(Evidence evidence) {
    return evidence.records().stream().map(r -> r.mkString("|")).toList();
  }

  private static List<Row> crimes(Evidence evidence, String id) {
    return evidence.records().stream()
        .filter(r -> r.schema().getFieldIndex("category_id").isDefined())
        .filter(r -> r.schema().getFieldIndex("crime_id").isDefined())
        .filter(r -> id.equals(r.getAs("crime_id")))
        .toList();
  }

  private static boolean isIn(Row row, YearMonth month) {
    return row.getAs("month").toString().startsWith(month.toString());
  }
}
