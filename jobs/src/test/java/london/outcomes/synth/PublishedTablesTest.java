package london.outcomes.synth;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that agencies publish have their layouts, and agree with the records behind them. */
class PublishedTablesTest {

  private static final Plan PLAN = new Plan(YearMonth.of(2025, 1), YearMonth.of(2025, 3), .03, 6);
  private static final String BOROUGHS =
      "mps-borough-level/MPS Borough Level Crime (most recent 24 months) to 202503.csv";
  private static final String WARDS =
      "mps-ward-level/MPS Ward Level Crime (most recent 24 months) to 202503.csv";
  private static final String LSOAS =
      "mps-lsoa-level/MPS LSOA Level Crime (most recent 24 months) to 202503.csv";

  @TempDir private static Path folder;
  private static Extract extract;

  @BeforeAll
  static void write() {
    extract = Extract.of(PLAN, Synthesis.ALL, folder);
  }

  @Test
  void wardsAndSmallAreasAddUpToLessThanTheirBoroughs() {
    assertThat(extract.header(WARDS))
        .isEqualTo("MajorText,MinorText,WardName,WardCode,LookUp_BoroughName,202501,202502,202503");
    assertThat(extract.header(LSOAS))
        .isEqualTo(
            "LSOA Code,LSOA Name,Borough,Major Category,Minor Category,202501,202502,202503");
    long boroughs = total(BOROUGHS);
    long wards = total(WARDS);
    long lsoas = total(LSOAS);
    assertThat(wards).isBetween((long) (.95 * boroughs), boroughs - 1);
    assertThat(lsoas).isBetween((long) (.85 * wards), wards - 1);
    assertThat(extract.rows(LSOAS))
        .noneMatch(row -> row.getField("Major Category").equals("SEXUAL OFFENCES"));
    assertThat(extract.rows(WARDS)).allMatch(r -> r.getField("WardCode").matches("E05\\d{6}"));
  }

  private static long total(String file) {
    return extract.rows(file).stream()
        .mapToLong(
            row ->
                PLAN.months().stream()
                    .map(month -> month.toString().replace("-", ""))
                    .mapToLong(month -> Long.parseLong(row.getField(month)))
                    .sum())
        .sum();
  }

  @Test
  void theDashboardCountsBoroughsAsTheWideFileDoes() {
    List<NamedCsvRecord> rows = extract.register("mps-dashboard-tno");
    Map<String, Integer> offences = new TreeMap<>();
    for (NamedCsvRecord row : rows) {
      if (row.getField("Area Type").equals("Borough")
          && row.getField("Measure").equals("Offences")) {
        offences.merge(
            row.getField("Area name"), Integer.valueOf(row.getField("Count")), Integer::sum);
      }
    }
    Map<String, Integer> wide = new TreeMap<>();
    for (NamedCsvRecord row : extract.rows(BOROUGHS)) {
      if (!row.getField("BoroughName").equals("Unknown")) {
        int sum = row.getFields().stream().skip(3).mapToInt(Integer::parseInt).sum();
        wide.merge(row.getField("BoroughName"), sum, Integer::sum);
      }
    }
    assertThat(offences).isEqualTo(wide).hasSize(32);
    assertThat(rows)
        .filteredOn(row -> row.getField("Area Type").equals("SNT"))
        .isNotEmpty()
        .allMatch(row -> row.getField("Area code").matches("E05\\d{6} "));
    assertThat(rows.get(0).getField("FY_FYIndex")).isEqualTo("24-25_10");
  }

  @Test
  void injuriesWithAKnifeAreAPartOfKnifeCrime() {
    Map<String, Integer> counts =
        extract.register("mps-dashboard-knife").stream()
            .filter(row -> row.getField("Area Type").equals("Borough"))
            .filter(row -> row.getField("Measure").equals("Offences"))
            .collect(
                Collectors.groupingBy(
                    row -> row.getField("Crime Subtype"),
                    TreeMap::new,
                    Collectors.summingInt(row -> Integer.parseInt(row.getField("Count")))));
    long injuries =
        extract.register("mps-offence").stream()
            .filter(row -> !row.getField("status").equals("cancelled"))
            .filter(row -> row.getField("knife").equals("injury"))
            .filter(row -> row.getField("borough_code").startsWith("E09"))
            .filter(row -> !row.getField("borough_code").equals("E09000001"))
            .count();
    assertThat(counts.get("Knife Crime with Injury")).isEqualTo((int) injuries);
    assertThat(counts.get("Knife Crime")).isGreaterThan((int) injuries);
    assertThat(Extract.shares(extract.register("mps-dashboard-other"), "Crime Type"))
        .containsOnlyKeys("Domestic Abuse", "Gun Crime", "Hate Crime");
  }

  @Test
  void theHomeOfficeCountsTheQuarter() {
    long recorded = sum(extract.register("home-office-recorded-crime-csv"));
    assertThat(recorded)
        .isEqualTo(sum(extract.register("home-office-outcomes-csv")))
        .isEqualTo(
            extract.register("mps-offence").stream()
                .filter(row -> !row.getField("status").equals("cancelled"))
                .count());
    assertThat(extract.register("home-office-recorded-crime-csv"))
        .allMatch(row -> row.getField("FY").equals("2024/25"))
        .allMatch(row -> row.getField("Financial Quarter").equals("4"));
  }

  private static long sum(List<NamedCsvRecord> rows) {
    return rows.stream().mapToLong(row -> Long.parseLong(row.getField("n"))).sum();
  }

  @Test
  void aMonthOfProsecutionsHas51ColumnsAnd43AreasThatAddUp() {
    String file = "cps-principal-offence/principal_offence_category_march_2025.csv";
    List<NamedCsvRecord> rows = extract.rows(file);
    assertThat(extract.header(file).split(","))
        .hasSize(51)
        .startsWith("", "Number of Homicide Convictions");
    assertThat(rows).hasSize(43);
    assertThat(rows.get(0).getField(0)).isEqualTo("National");
    for (int column = 1; column < 49; column += 2) {
      int at = column;
      long areas = rows.stream().skip(1).mapToLong(row -> number(row.getField(at))).sum();
      assertThat(number(rows.get(0).getField(column))).isEqualTo(areas);
    }
    NamedCsvRecord london =
        rows.stream()
            .filter(r -> r.getField(0).equals("Metropolitan and City"))
            .findFirst()
            .orElseThrow();
    long convicted = number(london.getField("Number of Sexual Offences Convictions"));
    long unsuccessful = number(london.getField("Number of Sexual Offences Unsuccessful"));
    List<NamedCsvRecord> defendants =
        extract.register("cps-defendant").stream()
            .filter(row -> row.getField("OffenceType").equals("Sexual Offences"))
            .filter(row -> row.getField("CompletionDate").endsWith("/03/2025"))
            .toList();
    assertThat(convicted + unsuccessful).isEqualTo(defendants.size());
    assertThat(convicted)
        .isEqualTo(defendants.stream().filter(r -> r.getField("Reason").isEmpty()).count());
    assertThat(london.getField("Percentage of Sexual Offences Convictions"))
        .isEqualTo(
            BigDecimal.valueOf(100 * convicted)
                    .divide(BigDecimal.valueOf(convicted + unsuccessful), 1, RoundingMode.HALF_UP)
                + "%");
  }

  private static long number(String text) {
    return Long.parseLong(text.replace(",", ""));
  }

  @Test
  void aQuarterlySummaryStatesFourQuarters() {
    assertThat(Extract.shares(extract.register("cps-quarterly"), "quarter").keySet())
        .containsExactly("2024-25 Q1", "2024-25 Q2", "2024-25 Q3", "2024-25 Q4");
    assertThat(Extract.shares(extract.register("cps-quarterly"), "release"))
        .containsOnlyKeys("2024-25 Q4");
  }

  @Test
  void reoffendersAreAPartOfTheirCohort() {
    List<NamedCsvRecord> rows = extract.register("moj-reoffending");
    assertThat(Extract.shares(rows, "cohort")).containsOnlyKeys("Jan 2024 to Mar 2024");
    double offenders = 0;
    double reoffenders = 0;
    for (NamedCsvRecord row : rows) {
      if (!row.getField("reoffenders").equals("*")) {
        offenders += number(row.getField("offenders"));
        reoffenders += number(row.getField("reoffenders"));
        assertThat(number(row.getField("reoffences")))
            .isGreaterThanOrEqualTo(number(row.getField("reoffenders")));
      }
    }
    assertThat(reoffenders / offenders).isBetween(.12, .35);
  }

  @Test
  void theSurveyStandsInFourDialectsWithTheSameFigures() throws IOException {
    NamedCsvRecord plain =
        Extract.rows(folder.resolve("pas-borough/PAS_boroughs.csv"), ';').stream()
            .filter(row -> row.getField("Borough").equals("Barnet"))
            .filter(row -> row.getField("Measure").equals("Trust MPS"))
            .findFirst()
            .orElseThrow();
    String percent =
        new BigDecimal(plain.getField("Proportion").replace(',', '.'))
                .movePointRight(2)
                .toBigInteger()
            + "%";
    assertThat(extract.header("pas-borough-comma/PAS_Dashboard_Borough.csv"))
        .isEqualTo("Date,Survey,Borough,Measure,Proportion,MPS,,,,");
    assertThat(extract.text("pas-borough-comma/PAS_Dashboard_Borough.csv"))
        .contains(",PAS,Barnet,Trust MPS,\"" + plain.getField("Proportion") + "\",");
    String[] crosstab =
        Files.readString(
                folder.resolve("pas-crosstab/all_borough_police_trust_mps_march_2025.csv"),
                StandardCharsets.UTF_16)
            .split("\n");
    List<String> areas = List.of(crosstab[0].split("\t"));
    assertThat(areas).hasSize(36).contains("MPS", "Barnet");
    assertThat(crosstab[1].split("\t")[areas.indexOf("Barnet")]).isEqualTo(percent);
    assertThat(extract.text("pas-borough-long/Voice Trend_Full Data_data_Barnet.csv"))
        .startsWith("\uFEFFMeasure,Date,Borough Trends,Borough,Proportion\r\n")
        .contains("Trust MPS,March 2025,Barnet,Barnet," + percent);
  }

  @Test
  void lookupsKnowEveryCodeOfTheirEdition() {
    Set<String> codes =
        Extract.reference("lsoa.csv").stream()
            .filter(row -> !row.getField("editions").equals("2011"))
            .map(row -> row.getField("lsoa_code"))
            .collect(Collectors.toSet());
    assertThat(codes)
        .isEqualTo(
            extract.rows("ons-lsoa-ward-2024/LSOA21_WD24_LAD24_synthetic.csv").stream()
                .map(row -> row.getField(0))
                .map(code -> code.replace("\uFEFF", ""))
                .collect(Collectors.toSet()))
        .isEqualTo(
            extract.rows("ons-lsoa-2011-2021/LSOA11_LSOA21_LAD22_synthetic.csv").stream()
                .map(row -> row.getField("LSOA21CD"))
                .collect(Collectors.toSet()));
    assertThat(extract.rows("ons-mye-age/mye2020_single_year_age_synthetic.csv"))
        .hasSize(33)
        .allSatisfy(
            row ->
                assertThat(row.getFields().stream().skip(3).mapToDouble(Double::parseDouble).sum())
                    .isEqualTo(Double.parseDouble(row.getField("total_population"))));
  }

  @Test
  void openEpisodesHaveTheNamesOfTheArtificialSample() {
    String file = "nhs-apc-open/artificial_hes_apc_2425.csv";
    assertThat(extract.header(file).split(","))
        .contains("PSEUDO_HESID", "DIAG_4_01", "DIAG_4_20", "CAUSE_4", "PROCODET");
    assertThat(extract.rows(file))
        .isNotEmpty()
        .allMatch(row -> row.getField("PSEUDO_HESID").matches("TEST[0-9a-f]{28}"));
  }

  @Test
  void respondentsStandInTheLayoutOfTheirYear(@TempDir Path years) {
    Plan plan = new Plan(YearMonth.of(2017, 1), YearMonth.of(2020, 5), .005, 6);
    Extract pas = Extract.of(plan, "pas", years);
    assertThat(pas.contents().keySet())
        .filteredOn(file -> file.startsWith("pas/"))
        .containsExactly(
            "pas/PAS_ward_level_FY_15_17.csv",
            "pas/PAS_ward_level_FY_17_18.csv",
            "pas/PAS_ward_level_FY_18_19.csv",
            "pas/PAS_ward_level_FY_19_20.csv",
            "pas/PAS_ward_level_FY_20_21.csv");
    assertThat(pas.header("pas/PAS_ward_level_FY_15_17.csv"))
        .startsWith(",interview_date,FinancialYear,C2,XQ135r,Q136r,NQ147r,WT_Q41,");
    for (NamedCsvRecord row : pas.rows("pas/PAS_ward_level_FY_17_18.csv")) {
      List<String> weights =
          java.util.stream.Stream.of("WT_Q49", "WT_Q50", "WT_Q51", "WT_Q52")
              .map(row::getField)
              .filter(weight -> !weight.equals("NA"))
              .toList();
      assertThat(weights).hasSize(1);
      assertThat(row.getField("Q136r")).matches("\\d\\d-\\d\\d|65 or over");
    }
    // January to March 2017 is quarter 48.
    assertThat(pas.rows("pas/PAS_ward_level_FY_15_17.csv"))
        .isNotEmpty()
        .allMatch(row -> !row.getField("WT_Q48").equals("NA"));
    assertThat(pas.header("pas/PAS_ward_level_FY_18_19.csv")).contains(",NQ147r,WT_Discrete,");
    assertThat(pas.header("pas/PAS_ward_level_FY_20_21.csv")).contains(",Borough,ReXQ135,");
  }
}
