package london.outcomes.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import london.outcomes.run.Finding;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the values mean: identifiers, categories, places, and the order of events. */
class BadInputDomainTest {

  private static final String OUTSIDE = "E01020000";

  static void deliver(BadLanding landing) {
    YearMonth crimes = BadLanding.FIRST;
    landing.street("P01 equal", f -> f.repeat(0).text());
    landing.street(
        "P01 other", f -> f.plus().with(10, "Crime ID", id(f, 0), "Location", "Other").text());
    landing.street(
        "P01 shifted",
        f ->
            f.with(0, "Last outcome category", "Here", "Context", "")
                .plus("Last outcome category", "", "Context", "Here")
                .with(10, "Crime ID", id(f, 0))
                .text());
    landing.street("P03", f -> f.repeat(9).repeat(9).text());
    landing.street("P04", f -> f.insertDamaged(5, "Crime ID", "abc123").text());
    landing.street("P04 case", f -> f.insertDamaged(5, "Crime ID", "A".repeat(64)).text());
    landing.street("P05", f -> f.insertDamaged(5, "Crime type", "Time travel").text());
    landing.street("P06", f -> f.with(0, "Crime type", "Violent crime").text());
    landing.street("P07", f -> f.with(0, "LSOA code", "E01999999").text());
    landing.street("P07 form", f -> f.insertDamaged(5, "LSOA code", "E0100002").text());
    landing.street("P08", f -> f.with(0, "LSOA code", "E01033784").text());
    landing.street("P09", f -> f.with(0, "LSOA code", OUTSIDE, "Latitude", "55.06").text());
    landing.street("P09 none", f -> f.with(0, "LSOA code", "", "LSOA name", "").text());
    landing.street("P09 swapped", f -> f.with(0, "Longitude", "51.5", "Latitude", "-0.1").text());
    landing.street("P10", f -> f.with(0, "LSOA code", "E01000001").text());
    landing.street("P13", f -> f.withAll("Crime type", "Burglary").text());
    YearMonth later = landing.nextStreetMonth();
    landing.street("P12 crimes", DeliveredFile::text);
    landing.outcomes("P11", crimes, f -> f.plus("Crime ID", "0".repeat(64)).text());
    String early = DeliveredFile.crimeId(BadLanding.MET, later, 3);
    landing.outcomes("P12", crimes, f -> f.plus("Crime ID", early).text());
    landing.outcomes(
        "P01 outcomes",
        crimes,
        f -> f.repeat(0).repeat(1).with(10, "Outcome type", "Local resolution").text());
    landing.outcomes("P05 outcomes", crimes, f -> f.plus("Outcome type", "Vanished").text());
    landing.boroughs("P05 wide", f -> f.add("FUN,FUN,Barnet,1,1,1").text());
    landing.boroughs(
        "P14",
        f ->
            f.with(0, "BoroughName", "Kensington & Chelsea")
                .with(1, "BoroughName", "Kensington and Chelsea")
                .with(2, "BoroughName", "KENSINGTON AND  CHELSEA")
                .text());
    landing.homicides(
        "P14 register",
        f ->
            f.with(0, "Borough", "Ealing ", "Age Group", "13 to19")
                .with(1, "Borough", "Barking & Dagenham")
                .with(2, "Borough", "Kingston Upon Thames")
                .text());
    landing.survey("P14 survey", f -> f.with(0, "Borough", "Richmond Upon Thames").text());
    landing.survey("P07 survey", f -> f.add(f.line(0).replace("Barnet", "Gotham")).text());
  }

  private static String id(DeliveredFile file, int row) {
    return file.line(row).split(",")[0];
  }

  @Test
  @DisplayName("P01: an identical copy of a crime is dropped, with a count")
  void identicalCopyIsDropped() {
    Seen seen = BadLanding.seen("P01 equal").holds(10);

    assertThat(seen.codes()).containsExactly("DUPLICATE_KEY");
    assertThat(seen.finding("DUPLICATE_KEY").effect()).isEqualTo(Finding.DROP);
    assertThat(seen.finding("DUPLICATE_KEY").message()).contains("identical row");
    assertThat(seen.delivery().droppedCount()).isEqualTo(1);
    assertThat(seen.delivery().rowCount()).isEqualTo(11);
  }

  @Test
  @DisplayName("P01: rows that contradict each other under one Crime ID are all set aside")
  void contradictingRowsAreAllSetAside() {
    for (String id : List.of("P01 other", "P01 shifted")) {
      Seen seen = BadLanding.seen(id).holds(9);
      assertThat(seen.codes()).containsExactly("DUPLICATE_KEY");
      assertThat(seen.refused())
          .hasSize(2)
          .allSatisfy(r -> assertThat(r.<String>getAs("rule_code")).isEqualTo("DUPLICATE_KEY"))
          .allSatisfy(seen::isAtItsPlace);
    }
  }

  @Test
  @DisplayName("P01: a crime may have several outcomes in a month; only a copy is dropped")
  void crimeMayHaveSeveralOutcomes() {
    Seen seen = BadLanding.seen("P01 outcomes").holds(10);

    assertThat(seen.codes()).containsExactly("DUPLICATE_KEY");
    assertThat(seen.delivery().droppedCount()).isEqualTo(1);
  }

  @Test
  @DisplayName("P03: rows without an identifier are never taken for copies")
  void rowsWithoutAnIdentifierAreNoCopies() {
    assertThat(BadLanding.seen("P03").holds(12).codes()).isEmpty();
  }

  @Test
  @DisplayName("P04: a Crime ID is 64 hexadecimal digits")
  void crimeIdIs64HexadecimalDigits() {
    BadLanding.seen("P04").hasOneRefused("BAD_KEY", "crime_id", "abc123", "[0-9a-f]{64}");
    BadLanding.seen("P04 case").hasOneRefused("BAD_KEY", "crime_id", "AAAA");
  }

  @Test
  @DisplayName("P05: a type that the lists do not know costs its row, and is shown")
  void typeThatTheListsDoNotKnowCostsItsRow() {
    BadLanding.seen("P05").hasOneRefused("UNKNOWN_CODE", "crime_type", "Time travel");
    BadLanding.seen("P05 outcomes").hasOneRefused("UNKNOWN_CODE", "outcome_type", "Vanished");
    Seen wide = BadLanding.seen("P05 wide").holds(36);
    assertThat(wide.finding("UNKNOWN_CODE").rowCount()).isEqualTo(3);
    assertThat(wide.finding("UNKNOWN_CODE").message()).contains("mps_category.csv");
    assertThat(BadLanding.seen("P05").finding("UNKNOWN_CODE").message()).contains("Time travel");
  }

  @Test
  @DisplayName("P06: a retired category is mapped, and the break is flagged")
  void retiredCategoryIsMapped() {
    Seen seen = BadLanding.seen("P06").isAcceptedWith("RETIRED_CATEGORY");

    assertThat(seen.finding("RETIRED_CATEGORY").message()).contains("the series breaks there");
    assertThat(first(seen).<String>getAs("category_id")).isEqualTo("violent-crime");
  }

  @Test
  @DisplayName("P07: an LSOA that no list knows counts for London; one that cannot be is set aside")
  void unknownLsoaCountsForLondon() {
    Seen seen = BadLanding.seen("P07").isAcceptedWith("GEO_OUT_OF_AREA");
    assertThat(first(seen).<String>getAs("borough_code")).isEqualTo("unknown");
    BadLanding.seen("P07 form").hasOneRefused("UNKNOWN_GEOGRAPHY", "lsoa_code", "E0100002");
    BadLanding.seen("P07 survey").hasOneRefused("UNKNOWN_GEOGRAPHY", "", "survey_area.csv");
  }

  @Test
  @DisplayName("P08: an LSOA of another edition finds the same borough, with a warning")
  void lsoaOfAnotherEditionFindsTheSameBorough() {
    Seen seen = BadLanding.seen("P08").isAcceptedWith("GEOGRAPHY_VINTAGE");

    assertThat(first(seen).<String>getAs("borough_code")).isEqualTo("E09000016");
  }

  @Test
  @DisplayName("P09: a crime outside London, or without a place, counts under 'unknown'")
  void crimeOutsideLondonCountsUnderUnknown() {
    Seen outside = BadLanding.seen("P09").isAcceptedWith("GEO_OUT_OF_AREA");
    assertThat(first(outside).<String>getAs("borough_code")).isEqualTo("unknown");
    Seen nowhere = BadLanding.seen("P09 none").isAccepted();
    assertThat(first(nowhere).<String>getAs("borough_code")).isEqualTo("unknown");
    Seen swapped = BadLanding.seen("P09 swapped").isAcceptedWith("GEO_OUT_OF_AREA");
    assertThat(swapped.finding("GEO_OUT_OF_AREA").rowCount()).isEqualTo(1);
  }

  @Test
  @DisplayName("P10: borough and force are two things, so that a measure can leave one out")
  void boroughAndForceAreTwoThings() {
    Row crime = first(BadLanding.seen("P10").isAccepted());

    assertThat(crime.<String>getAs("borough_code")).isEqualTo("E09000001");
    assertThat(crime.<String>getAs("force_id")).isEqualTo("metropolitan");
  }

  @Test
  @DisplayName("P11: an outcome of a crime that has not arrived waits under its key")
  void outcomeOfAnUnknownCrimeWaits() {
    Seen seen = BadLanding.seen("P11").hasOneRefused("ORPHAN", "", "read again when it arrives");

    assertThat(seen.refused().get(0).<String>getAs("row_key")).isEqualTo("0".repeat(64));
  }

  @Test
  @DisplayName("P12: an outcome before its crime is set aside")
  void outcomeBeforeItsCrimeIsSetAside() {
    BadLanding.seen("P12").hasOneRefused("DATE_ORDER", "", "dated before the offence");
  }

  @Test
  @DisplayName(
      "P13: a file with few kinds of rows is taken, but its month does not count as covered")
  void fileWithFewKindsDoesNotCover() {
    Seen seen = BadLanding.seen("P13").isAcceptedWith("COMPLETENESS");

    assertThat(seen.delivery().isComplete()).isFalse();
    assertThat(seen.finding("COMPLETENESS").message()).contains("1 kinds", "8 or more");
  }

  @Test
  @DisplayName("P14: spellings of a borough are one borough")
  void spellingsOfABoroughAreOne() {
    assertThat(BadLanding.seen("P14").isAcceptedWith("WHITESPACE_NORMALISED").records())
        .filteredOn(r -> "E09000020".equals(r.getAs("borough_code")))
        .hasSize(9);
    Seen register = BadLanding.seen("P14 register").isAcceptedWith("WHITESPACE_NORMALISED");
    assertThat(register.records())
        .extracting(r -> r.<String>getAs("borough_code"))
        .containsExactlyInAnyOrder("E09000009", "E09000002", "E09000021", "E09000022");
    assertThat(BadLanding.seen("P14 survey").isAccepted().records())
        .extracting(r -> r.<String>getAs("borough_code"))
        .contains("E09000027");
  }

  /** The record of the first row. */
  private static Row first(Seen seen) {
    return seen.records().stream()
        .filter(r -> r.<Long>getAs("line_number") == 2)
        .findFirst()
        .orElseThrow();
  }
}
