package london.outcomes.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.config.ConfigFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Published files, read whole: no row of theirs is refused, and their known figures are found. */
final class PublishedSamplesTest {

  private static final Catalogue CATALOGUE =
      new ConfigFolder(Path.of(System.getProperty("project", "..")).resolve("conf")).load();

  @ParameterizedTest
  @CsvSource({
    "pas-borough,             survey/PAS_boroughs_semicolon_decimal_comma.csv,          400",
    "pas-borough-comma,       survey/PAS_boroughs_comma.csv,                            400",
    "pas-borough-long,        survey/Voice Trend_Full Data_data_Lambeth.csv,            217",
    "pas-crosstab,            survey/all_borough_police_fair_june_2022.csv,             66",
    "cps-principal-offence,   cps/principal_offence_category_March.csv,                 1118",
    "nhs-apc-open,            nhs/artificial_hes_apc_0102_first_200.csv,                200",
    "ons-lsoa-2011-2021,      reference/LSOA11_LSOA21_LAD22_london.csv,                 5016",
    "ons-lsoa-ward-2024,      reference/LSOA21_WD24_LAD24_london.csv,                   4994",
    "ons-lsoa-2011-ward-2017, reference/lookup_lsoa11_ward17_london.csv,                4835",
    "ons-mye-age,             reference/mye2020_single_year_age_london_boroughs.csv,    3036",
    "census-2021-age-sex,     reference/census2021_age_sex_london_boroughs.csv,         297",
    "census-2021-ethnicity,   reference/census2021_ethnicity_london_boroughs.csv,       1254",
    "ho-offence-codes,        reference/home_office_offence_codes_by_period.csv,        209"
  })
  void everyRowOfAPublishedFileIsRead(String contract, String sample, int rows) throws IOException {
    byte[] content = content(sample);
    assertThat(reader(contract).check(sample, content).rejects()).isEmpty();
    List<Map<String, Object>> records = reader(contract).records(sample, content);
    assertThat(records).extracting(r -> r.get("_problem")).containsOnlyNulls();
    assertThat(records.size()).isEqualTo(rows);
  }

  @Test
  void aQuarterOfProsecutionsHasItsPublishedFigures() throws IOException {
    Map<String, Long> quarter = new HashMap<>();
    for (String month : List.of("Jan", "Feb", "March")) {
      for (Map<String, Object> row : cps(month)) {
        if (row.get("case_count") != null) {
          quarter.merge(key(row), (Long) row.get("case_count"), Long::sum);
        }
      }
    }
    assertThat(quarter)
        .containsEntry("Metropolitan and City / Sexual Offences Convictions", 466L)
        .containsEntry("Metropolitan and City / Sexual Offences Unsuccessful", 189L)
        .containsEntry("Metropolitan and City / Homicide Convictions", 55L)
        .containsEntry("Metropolitan and City / Homicide Unsuccessful", 29L)
        .containsEntry("Metropolitan and City / Robbery Convictions", 293L)
        .containsEntry("Metropolitan and City / Robbery Unsuccessful", 93L)
        .containsEntry("Metropolitan and City / Offences Against The Person Convictions", 5236L)
        .containsEntry("Metropolitan and City / Offences Against The Person Unsuccessful", 2169L)
        .containsEntry("National / Sexual Offences Convictions", 3248L)
        .containsEntry("National / Sexual Offences Unsuccessful", 1141L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Jan", "Feb", "March"})
  void theAreasOfProsecutorsAddUpToTheNation(String month) throws IOException {
    Map<String, Long> national = new TreeMap<>();
    Map<String, Long> areas = new TreeMap<>();
    for (Map<String, Object> row : cps(month)) {
      if (row.get("case_count") != null) {
        Map<String, Long> sums = row.get("area_text").equals("National") ? national : areas;
        sums.merge((String) row.get("series_name"), (Long) row.get("case_count"), Long::sum);
      }
    }
    assertThat(national).hasSize(12 * 2 + 1).isEqualTo(areas);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Jan", "Feb", "March"})
  void printedPercentagesFollowFromTheCounts(String month) throws IOException {
    Map<String, Map<String, Object>> rows =
        cps(month).stream()
            .collect(Collectors.toMap(PublishedSamplesTest::key, Function.identity()));
    int compared = 0;
    for (String key : rows.keySet()) {
      Object other = rows.get(key.replace(" Convictions", " Unsuccessful")).get("case_count");
      if (key.endsWith(" Convictions")) {
        long convictions = (Long) rows.get(key).get("case_count");
        assertThat(rows.get(key).get("published_pct"))
            .as(key)
            .isEqualTo(percentage(convictions, convictions + (Long) other));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(43 * 12);
  }

  /** One decimal, half up; of nothing there is none. */
  private static Double percentage(long part, long whole) {
    return whole == 0
        ? null
        : BigDecimal.valueOf(100 * part)
            .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP)
            .doubleValue();
  }

  private static String key(Map<String, Object> row) {
    return row.get("area_text") + " / " + row.get("series_name");
  }

  private static List<Map<String, Object>> cps(String month) throws IOException {
    return read("cps-principal-offence", "cps/principal_offence_category_" + month + ".csv");
  }

  @Test
  void theDialectsOfTheSurveySayTheSame() throws IOException {
    Map<String, Object> semicolon = figures("survey/PAS_boroughs_semicolon_decimal_comma.csv");
    assertThat(figures("survey/PAS_boroughs_comma.csv")).isEqualTo(semicolon);
    assertThat(semicolon).containsEntry("2014-12-31 Lambeth \"Good Job\" local", 0.62);
    assertThat(read("pas-borough-long", "survey/Voice Trend_Full Data_data_Lambeth.csv"))
        .extracting(r -> r.get("month") + " " + r.get("series_name") + " " + r.get("pct"))
        .contains("2014-12-01 Police do a good job in the local area 62.0")
        .contains(
            "2022-06-01 Agree the police are dealing with the things that matter to this community 46.0");
    assertThat(read("pas-crosstab", "survey/all_borough_police_fair_june_2022.csv"))
        .extracting(r -> r.get("month") + " " + r.get("borough_name") + " " + r.get("pct"))
        .contains("2022-06-01 Lambeth 38.0", "2022-06-01 MPS 61.0", "2022-06-01 Hillingdon 78.0");
  }

  private static Map<String, Object> figures(String sample) throws IOException {
    String contract = sample.contains("semicolon") ? "pas-borough" : "pas-borough-comma";
    return read(contract, sample).stream()
        .collect(
            Collectors.toMap(
                r -> r.get("window_end") + " " + r.get("borough_name") + " " + r.get("series_name"),
                r -> r.get("value")));
  }

  @Test
  void agesAddUpToThePublishedPopulation() throws IOException {
    Map<Object, Double> totals = new TreeMap<>();
    Map<Object, Double> sums = new TreeMap<>();
    for (Map<String, Object> row :
        read("ons-mye-age", "reference/mye2020_single_year_age_london_boroughs.csv")) {
      boolean isTotal = row.get("age_name").equals("total_population");
      (isTotal ? totals : sums)
          .merge(row.get("area_code"), (Double) row.get("residents"), Double::sum);
    }
    assertThat(totals).hasSize(33).isEqualTo(sums);
  }

  private static List<Map<String, Object>> read(String contract, String sample) throws IOException {
    return reader(contract).records(sample, content(sample));
  }

  private static Reader reader(String contract) {
    return Reader.of(CATALOGUE.sources().get(contract));
  }

  private static byte[] content(String sample) throws IOException {
    Path file = Path.of(System.getProperty("samples", "none"), sample);
    assumeTrue(Files.exists(file), "no published samples on this machine");
    return Files.readAllBytes(file);
  }
}
