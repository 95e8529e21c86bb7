package london.outcomes.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import london.outcomes.SharedSession;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Lookup;
import london.outcomes.config.ConfigFolder;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Offence codes looked up as the contract of recorded offences does, by code and day. */
class ListJoinTest {

  private static final List<String> CASES =
      List.of(
          "8N 2025-05-01",
          "8S 2017-03-31",
          "8S 2017-04-01",
          "8T 2020-03-31",
          "8T 2020-04-01",
          "4.4 2013-03-31",
          "4.4 2013-04-01",
          "37.1 2012-04-01",
          "4.1 2025-01-01",
          "4.10 2025-01-01",
          "1 2012-12-01",
          "8L 2012-06-01",
          "8L 2026-06-01",
          "28A 2013-03-31",
          "28M 2023-03-31",
          "28M 2023-04-01",
          "90 2021-04-01",
          "8N 2012-03-31",
          "ZZ 2025-05-01",
          "- 2025-05-01");

  /** Case to subgroup, or to the problem's code and detail. */
  private static Map<String, String> seen;

  @BeforeAll
  static void lookUp() {
    Catalogue catalogue = new ConfigFolder(SharedSession.project().resolve("conf")).load();
    Lookup lookup = catalogue.sources().get("mps-offence").lookups().get(0);
    List<Row> given = new ArrayList<>();
    for (String text : CASES) {
      String[] parts = text.split(" ");
      String code = parts[0].equals("-") ? null : parts[0];
      given.add(RowFactory.create(text, code, Date.valueOf(parts[1])));
    }
    StructType schema = StructType.fromDDL("name string, ho_code string, recorded_date date");
    ListJoin join = new ListJoin(lookup, 0);
    Dataset<Row> rows =
        join.join(
            SharedSession.get().createDataFrame(given, schema),
            new References(SharedSession.get(), catalogue.references()));
    seen = new TreeMap<>();
    rows.withColumn("problem", join.problem())
        .select(
            col("name"),
            coalesce(col("problem.detail"), col("ho_subgroup"), lit("")),
            coalesce(col("problem.code"), lit("")))
        .collectAsList()
        .forEach(r -> seen.merge(r.getString(0), text(r), (a, b) -> "multiplied"));
  }

  private static String text(Row row) {
    return row.getString(2).isEmpty()
        ? row.getString(1)
        : row.getString(2) + ": " + row.getString(1);
  }

  private static String range(String days) {
    return "UNKNOWN_CODE: offence_code has this ho_code for " + days;
  }

  @Test
  void everyRowComesOutOnce() {
    assertThat(seen).hasSameSizeAs(CASES).doesNotContainValue("multiplied");
  }

  @Test
  void violenceWithInjuryDependsOnTheYear() {
    assertThat(seen)
        .containsEntry("8N 2025-05-01", "Violence with injury")
        .containsEntry("8S 2017-04-01", "Violence with injury")
        .containsEntry("8T 2020-04-01", "Violence with injury")
        .containsEntry("4.4 2013-03-31", "Violence with injury")
        .containsEntry("37.1 2012-04-01", "Violence with injury")
        .containsEntry("4.4 2013-04-01", "Death or serious injury - unlawful driving")
        .containsEntry("8L 2012-06-01", "Violence without injury")
        .containsEntry("8L 2026-06-01", "Stalking and harassment");
  }

  @Test
  void codesAreTextsAndHomicideIsOneInItsFirstYearToo() {
    assertThat(seen)
        .containsEntry("4.1 2025-01-01", "Homicide")
        .containsEntry("4.10 2025-01-01", "Homicide")
        .containsEntry("1 2012-12-01", "Homicide");
  }

  @Test
  void burglaryHasItsVintages() {
    assertThat(seen)
        .containsEntry("28A 2013-03-31", "Domestic burglary")
        .containsEntry("28M 2023-03-31", range("2023-04-01 and later"))
        .containsEntry("28M 2023-04-01", "Residential burglary");
  }

  @Test
  void aCodeOutsideItsYearsSaysWhichYearsTheListHas() {
    assertThat(seen)
        .containsEntry("8S 2017-03-31", range("2017-04-01 and later"))
        .containsEntry("8T 2020-03-31", range("2020-04-01 and later"))
        .containsEntry("90 2021-04-01", range("2012-04-01 to 2021-03-31"))
        .containsEntry("8N 2012-03-31", range("2012-04-01 and later"))
        .containsEntry("ZZ 2025-05-01", "UNKNOWN_CODE: offence_code has no such ho_code");
  }

  @Test
  void aRowWithoutACodeHasNoProblemOfTheList() {
    assertThat(seen).containsEntry("- 2025-05-01", "");
  }
}
