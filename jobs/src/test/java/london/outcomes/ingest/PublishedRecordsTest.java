package london.outcomes.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import london.outcomes.ingest.workbook.Workbooks;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small files in published layouts, and the records that their contracts make of them. */
final class PublishedRecordsTest {

  private static final String DASHBOARD =
      "Month_Year,Area Type,Borough_SNT,Area name,Area code,%s,Measure,Financial Year,FY_FYIndex,"
          + "Count,Refresh Date\n";

  private static final LocalDate SPSS_EPOCH = LocalDate.of(1582, 10, 14);

  private static final String QUESTIONS =
      ",Q60,Q62A,Q62C,Q62F,Q62TG,NQ135BD,NQ135BH,Q131,NQ133A,A121,Q13,Q15,Q37,Q39A_2,NQ43,NQ44A,BQ90A";
  private static final String ANSWERS = ",Good" + ",NA".repeat(16);

  private static final Map<String, String> EPISODE =
      Map.ofEntries(
          Map.entry("EPIKEY", "513700125763"),
          Map.entry("PSEUDO_HESID", "TEST0000000000000000000000000001"),
          Map.entry("ADMIDATE", "2002-02-20"),
          Map.entry("ADMIMETH", "28"),
          Map.entry("CAUSE_4", ""),
          Map.entry("CLASSPAT", "1"),
          Map.entry("DISDATE", "2002-02-01"),
          Map.entry("EPIEND", "2002-02-12"),
          Map.entry("EPIORDER", "1"),
          Map.entry("EPISTART", "2001-12-04"),
          Map.entry("EPISTAT", "3"),
          Map.entry("EPITYPE", "1"),
          Map.entry("ETHNOS", "Z"),
          Map.entry("STARTAGE", "34"),
          Map.entry("SEX", "2"),
          Map.entry("LSOA11", ""),
          Map.entry("RESLADST_ONS", ""),
          Map.entry("PROCODET", "5DD"));

  @Test
  void wardsAndSmallAreasKeepTheirLevelAndTheirBorough() {
    assertThat(
            Conformed.of(
                    "mps-ward-level",
                    "MPS Ward Level Crime (most recent 24 months).csv",
                    "MajorText,MinorText,WardName,WardCode,LookUp_BoroughName,202401,202402\n"
                        + "BURGLARY,DOMESTIC BURGLARY,Abbey,E05014053,Barking and Dagenham,3,0\n")
                .texts("month", "area_level", "area_code", "borough_code", "category_id", "value"))
        .containsExactly(
            "2024-01-01 ward E05014053 E09000002 burglary-residential 3.0",
            "2024-02-01 ward E05014053 E09000002 burglary-residential 0.0");
    Conformed lsoas =
        Conformed.of(
            "mps-lsoa-level",
            "MPS LSOA Level Crime (Historical).csv",
            "LSOA Code,LSOA Name,Borough,Major Category,Minor Category,202401\n"
                + "E01000027,Barking and Dagenham 001A,E09000002,BURGLARY,DOMESTIC BURGLARY,1\n"
                + "E01000028,Barking and Dagenham 001B,Barking and Dagenham,THEFT,OTHER THEFT,2\n"
                + "E01000029,Barking and Dagenham 001C,E09000022,THEFT,OTHER THEFT,4\n"
                + "E01999999,Nowhere 001A,E09000022,THEFT,OTHER THEFT,5\n");
    assertThat(lsoas.texts("area_level", "area_code", "borough_code", "value"))
        .containsExactly(
            "lsoa E01000027 E09000002 1.0",
            "lsoa E01000028 E09000002 2.0",
            "lsoa E01000029 E09000002 4.0");
    assertThat(lsoas.counts().quarantined()).containsOnlyKeys("UNKNOWN_GEOGRAPHY");
    assertThat(lsoas.counts().warned()).containsEntry("BOROUGH_DIFFERS", 1L);
  }

  @Test
  void dashboardsKeepBoroughsAndTeamsApartAndSayWhatIsNoPartOfATotal() {
    String head = "2025-03-01,Borough,Barking and Dagenham,Barking and Dagenham,E09000002,";
    String team = "2025-03-01,SNT,Barking and Dagenham,Abbey,E05014053 ,";
    String tail = ",fy24-25,24-25_12,%d,2026-03-18\n";
    assertThat(
            Conformed.of(
                    "mps-dashboard-tno",
                    "M1045_MonthlyCrimeDashboard_TNOCrimeData.csv",
                    DASHBOARD.formatted("Offence Group,Offence Subgroup")
                        + head
                        + "BURGLARY,DOMESTIC BURGLARY,Offences"
                        + tail.formatted(9)
                        + team
                        + "BURGLARY,DOMESTIC BURGLARY,Offences"
                        + tail.formatted(4)
                        + head
                        + "BURGLARY,DOMESTIC BURGLARY,Positive Outcomes"
                        + tail.formatted(1)
                        + head
                        + "OTHER ACCEPTED CRIME,OTHER ACCEPTED CRIME,Offences"
                        + tail.formatted(7))
                .texts("area_level", "area_code", "category_id", "unit", "is_in_total", "value"))
        .containsExactly(
            "borough E09000002 burglary-residential offences true 9.0",
            "ward E05014053 burglary-residential offences true 4.0",
            "borough E09000002 burglary-residential positive outcomes true 1.0",
            "borough E09000002 other-accepted-crime offences false 7.0");
    assertThat(
            Conformed.of(
                    "mps-dashboard-knife",
                    "KnifeCrimeData.csv",
                    DASHBOARD.formatted("Crime Type,Crime Subtype")
                        + head
                        + "Knife Crime,Knife Crime,Offences"
                        + tail.formatted(5)
                        + head
                        + "Knife Crime,Knife Crime with Injury,Offences"
                        + tail.formatted(2))
                .texts("category_id", "is_in_total", "value", "release_name"))
        .containsExactly(
            "knife-crime true 5.0 2026-03-18", "knife-crime-with-injury false 2.0 2026-03-18");
    assertThat(
            Conformed.of(
                    "mps-dashboard-other",
                    "OtherCrimeData.csv",
                    DASHBOARD.formatted("Crime Type,Crime Subtype")
                        + head
                        + "Domestic Abuse,Domestic Abuse,Offences"
                        + tail.formatted(8))
                .texts("category_id", "is_in_total", "value"))
        .containsExactly("domestic-abuse true 8.0");
  }

  @Test
  void recordedCrimeKeepsCorrectionsAndSaysWhereAFigureIsNone() {
    List<String> expected =
        List.of(
            "2013-06-01 force E23000001 ho-4.10 3 120.0 null",
            "2013-12-01 force E23000034 ho-8n 3 -2.0 correction",
            "2014-03-01 force E23000036 ho-58e 3 0.0 outcome-only",
            "2014-03-01 force action-fraud ho-53c 3 null not-available");
    String[] columns = {
      "month", "area_level", "area_code", "category_id", "window_months", "value", "value_status"
    };
    assertThat(
            Conformed.of(
                    "home-office-recorded-crime-csv",
                    "home_office_recorded_crime.csv",
                    "FY,Financial Quarter,Force,Offence Description,Group,Offence Subgroup,"
                        + "Offence Code,n,territorial\n"
                        + "2013/14,1,Metropolitan Police,Corporate,Violence,Homicide,4.10,120,TRUE\n"
                        + "2013/14,3,\"London, City of\",Assault,Violence,With injury,8N,-2,TRUE\n"
                        + "2013/14,4,Avon & Somerset,Damage (outcomes only),Arson,Damage,58E,0,TRUE\n"
                        + "2013/14,4,Fraud: action fraud,Fraud,Fraud,Fraud,53C,N/a,FALSE\n")
                .texts(columns))
        .isEqualTo(expected);
    String header =
        Workbooks.odsRow(
            "Financial Year",
            "Financial Quarter",
            "Force Name",
            "Offence Description",
            "Offence Group",
            "Offence Subgroup",
            "Offence Code",
            "Number of Offences");
    String more = header.replace("</table:table-row>", "") + stray() + "</table:table-row>";
    byte[] workbook =
        Workbooks.ods(
            "",
            sheet("2013-14", more, row("2013/14", "1", "Metropolitan Police", "4.10", "120"))
                + sheet(
                    "2014-15", header, row("2014/15", "4", "Metropolitan Police", "4.10", "N/a")));
    assertThat(
            Conformed.of("home-office-recorded-crime", "prc-pfa-mar2013-onwards.ods", workbook)
                .texts("month", "area_code", "category_id", "value", "value_status"))
        .containsExactlyInAnyOrder(
            "2013-06-01 E23000001 ho-4.10 120.0 null",
            "2015-03-01 E23000001 ho-4.10 null not-available");
  }

  private static String stray() {
    String row = Workbooks.odsRow("Column1", "Column2", "Column3");
    return row.substring(row.indexOf('>') + 1, row.lastIndexOf('<'));
  }

  private static String row(String year, String quarter, String force, String code, String n) {
    return Workbooks.odsRow(year, quarter, force, "Corporate", "Violence", "Homicide", code, n);
  }

  private static String sheet(String name, String... rows) {
    return "<table:table table:name='%s'>%s</table:table>".formatted(name, String.join("", rows));
  }

  @Test
  void outcomesKeepTheirTypeAndGroup() {
    assertThat(
            Conformed.of(
                    "home-office-outcomes-csv",
                    "home_office_outcomes.csv",
                    "Financial Year,Financial Quarter,Force,Offence Group,Outcome Group,"
                        + "Outcome Type,n\n"
                        + "2024/25,2,Metropolitan Police,Robbery,Charged/Summonsed,1,300\n")
                .texts("month", "area_code", "category_id", "value", "unit"))
        .containsExactly("2024-09-01 E23000001 ho-robbery-outcome-1 300.0 outcomes");
  }

  @Test
  void prosecutionsKeepThePrintedPercentageBesideTheCount() {
    Conformed records =
        Conformed.of(
            "cps-principal-offence",
            "2017/principal_offence_category_Mar.csv",
            ",Number of Homicide Convictions,Percentage of Homicide Convictions,"
                + "Number of Homicide Unsuccessful,Percentage of Homicide Unsuccessful,"
                + "Number of Admin Finalised Unsuccessful,"
                + "Percentage of L Motoring Offences Unsuccessful\r\n"
                + "National,\"9,087\",82.3%,\"1,954\",17.7%,756,100.0%\r\n"
                + "Metropolitan and City,0,-,0,0,0,-\r\n");
    assertThat(
            records.texts(
                "month", "area_level", "category_id", "value", "published_pct", "is_in_total"))
        .containsExactlyInAnyOrder(
            "2017-03-01 national cps-homicide-convictions 9087.0 82.3 true",
            "2017-03-01 national cps-homicide-unsuccessful 1954.0 17.7 true",
            "2017-03-01 national cps-admin-finalised-unsuccessful 756.0 null true",
            "2017-03-01 national cps-l-motoring-offences-unsuccessful null 100.0 false",
            "2017-03-01 cps-area cps-homicide-convictions 0.0 null true",
            "2017-03-01 cps-area cps-homicide-unsuccessful 0.0 null true",
            "2017-03-01 cps-area cps-admin-finalised-unsuccessful 0.0 null true",
            "2017-03-01 cps-area cps-l-motoring-offences-unsuccessful null null false");
  }

  @Test
  void aQuarterIsKeptOnceForEachReleaseThatStatesIt() {
    Conformed records =
        Conformed.of(
            "cps-quarterly",
            "cps-quarterly-2022-23-Q1.csv",
            "release,quarter,cps_area,flag,metric,value,unit\n"
                + "Q1 22/23,Q4 21/22,National,rape,charged,643,count\n"
                + "Q1 22/23,Q1 22/23,National,all,convictions,80000,count\n"
                + "2021-22 Q4,2021-22 Q4,National,rape,charged,641,count\n"
                + "Q1 22/23,Q1 22/23,Metropolitan and City,rape,charge rate,-,per cent\n"
                + "Q1 22/23,Q4 22/23,National,rape,charged,700,count\n");
    assertThat(
            records.texts(
                "month", "release_name", "category_id", "value", "value_status", "is_in_total"))
        .containsExactlyInAnyOrder(
            "2022-03-01 2022-23 Q1 cps-rape-charged 643.0 null false",
            "2022-06-01 2022-23 Q1 cps-all-convictions 80000.0 null true",
            "2022-03-01 2021-22 Q4 cps-rape-charged 641.0 null false",
            "2022-06-01 2022-23 Q1 cps-rape-charge-rate null not-available false");
    assertThat(records.counts().quarantined()).containsOnlyKeys("PERIOD_OUT_OF_RANGE");
  }

  @Test
  @DisplayName("X11: a quarter is the same under each of its labels")
  void quarterIsTheSameUnderEachOfItsLabels() {
    Conformed records =
        Conformed.of(
            "cps-quarterly",
            "cps-quarterly-2024-25-Q1.csv",
            "release,quarter,cps_area,flag,metric,value,unit\n"
                + "Q1 24/25,Q4 23/24,National,rape,charged,1,count\n"
                + "2024-25 Q1,2024-25 Q1,National,rape,charged,2,count\n"
                + "Apr-Jun 2024,Jan-Mar 2024,National,all,charged,3,count\n"
                + "apr-jun 2024,Apr-Jun 2024,National,all,charged,4,count\n"
                + "Apr-Jun 2024,Apr-Sep 2024,National,all,charged,5,count\n");
    assertThat(records.texts("month", "release_name", "value"))
        .containsExactlyInAnyOrder(
            "2024-03-01 2024-25 Q1 1.0",
            "2024-06-01 2024-25 Q1 2.0",
            "2024-03-01 2024-25 Q1 3.0",
            "2024-06-01 2024-25 Q1 4.0");
    assertThat(records.counts().quarantined()).containsOnlyKeys("BAD_KEY");
  }

  @Test
  void suppressedReoffendingHasAStatusAndNoFigure() {
    assertThat(
            Conformed.of(
                    "moj-reoffending",
                    "proven-reoffending-2013-14.csv",
                    "cohort,adult_juvenile,category,subcategory1,subcategory2,offenders,"
                        + "reoffenders,reoffences\n"
                        + "Apr 2013 to Mar 2014,Adult,a. Ethnicity and sex,a. Female,a. White,"
                        + "\"1,200\",300,*\n")
                .texts(
                    "month", "window_months", "category_id", "group_name", "value", "value_status"))
        .containsExactlyInAnyOrder(
            "2014-03-01 12 proven-reoffending-offenders Adult / a. Female / a. White 1200.0 null",
            "2014-03-01 12 proven-reoffending-reoffenders Adult / a. Female / a. White 300.0 null",
            "2014-03-01 12 proven-reoffending-reoffences Adult / a. Female / a. White null suppressed");
    assertThat(
            Conformed.of(
                    "moj-reoffending-geography",
                    "proven-reoffending-geographical.xlsx",
                    workbook(
                        "Data",
                        List.of(
                            "Cohort",
                            "Adult / Juvenile",
                            "Category",
                            "Geography",
                            "offenders",
                            "reoffenders",
                            "reoffences"),
                        List.of(
                            "Apr 2020 to Mar 2021",
                            "Adult",
                            "UTLA total",
                            "Lambeth",
                            "2006",
                            "517",
                            "x"),
                        List.of(
                            "Apr 2020 to Mar 2021", "Adult", "UTLA total", "Leeds", "1", "1", "1")))
                .texts("area_level", "area_code", "category_id", "value"))
        .containsExactlyInAnyOrder(
            "borough E09000022 proven-reoffending-offenders 2006.0",
            "borough E09000022 proven-reoffending-reoffenders 517.0");
  }

  @Test
  void londonIsTheAreaOfTheForceInEveryDialectOfTheSurvey() {
    String[] columns = {
      "month", "area_level", "area_code", "category_id", "value", "window_months"
    };
    assertThat(
            Conformed.of(
                    "pas-london",
                    "public-perception-data.csv",
                    "date,measure,proportion\nDec-14,Trust MPS,67\nMar-16,Listen to concerns,70\n")
                .texts(columns))
        .containsExactly(
            "2014-12-01 force E23000001 pas-trust-mps 0.67 12",
            "2016-03-01 force E23000001 pas-listen-to-concerns 0.7 12");
    assertThat(
            Conformed.of(
                    "pas-total",
                    "PAS_Total.csv",
                    "Date;Survey;Borough;Measure;Proportion\r\n"
                        + "31/12/2014;PAS;MPS;\"\"\"Good Job\"\" local\";0,67\r\n")
                .texts(columns))
        .containsExactly("2014-12-01 force E23000001 pas-good-job-local 0.67 12");
    assertThat(
            Conformed.of(
                    "pas-crosstab-excel",
                    "all_borough_police_good_job_june_2022.csv",
                    "Date,Measure,,MPS,Lambeth\n"
                        + "Jun-22,Police do a good job in the local area,Proportion,50%,38%\n"
                        + "Jun-22,Police do a good job in the local area,Rank,,\n")
                .texts(columns))
        .containsExactlyInAnyOrder(
            "2022-06-01 force E23000001 pas-good-job-local 0.5 12",
            "2022-06-01 borough E09000022 pas-good-job-local 0.38 12");
    assertThat(
            Conformed.of(
                    "pas-borough-wide",
                    "Public perception.csv",
                    "Date,Quarter,Borough,Good job,Trust MPS,Fair treatment,Dealing issues,"
                        + "Relied on to be there,Listen to concerns,Informed local,"
                        + "Contact ward officer,S&S used fairly\n"
                        + "6/30/2022,Q1_2223,MPS,46%,70%,,,,,,,\n")
                .texts(columns))
        .contains(
            "2022-06-01 force E23000001 pas-good-job-local 0.46 12",
            "2022-06-01 force E23000001 pas-trust-mps 0.7 12");
  }

  @ParameterizedTest
  @CsvSource({
    "15_17, 2015-05-04, 11, 'C2,XQ135r,Q136r,NQ147r', 'WT_Q41,WT_Q42,WT_Q43,WT_Q44,WT_Q45,WT_Q46,WT_Q47,WT_Q48'",
    "17_18, 2017-05-04, 13, 'C2,XQ135r,Q136r,NQ147r', 'WT_Q49,WT_Q50,WT_Q51,WT_Q52'",
    "18_19, 2018-05-04, 14, 'C2,XQ135r,Q136r,NQ147r', 'WT_Discrete'",
    "20_21, 2020-05-04, 16, 'BCU,Borough,ReXQ135,ReQ136,ReNQ147', 'WT_Discrete'"
  })
  void everyVintageOfTheSurveyGivesEachRespondentOneWeight(
      String years, String day, int wave, String people, String weights) {
    long seconds = (LocalDate.parse(day).toEpochDay() - SPSS_EPOCH.toEpochDay()) * 86_400;
    boolean hasBcu = people.startsWith("BCU");
    String demographics = "Lambeth,Female," + (hasBcu ? "16 to 24" : "16-24") + ",Black";
    String header =
        "\"\",interview_date,FinancialYear," + people + "," + weights + QUESTIONS + ",Q999\n";
    String row =
        "1,%d,%d,%s%s,%s%s,anything\n"
            .formatted(
                seconds,
                wave,
                hasBcu ? "AS," : "",
                demographics,
                "1.25" + ",NA".repeat(weights.split(",").length - 1),
                ANSWERS);
    Conformed records = Conformed.of("pas", "PAS_ward_level_FY_" + years + ".csv", header + row);
    assertThat(
            records.texts(
                "interview_date", "borough_code", "bcu_code", "sex", "weight", "is_good_job"))
        .containsExactly(day + " E09000022 " + (hasBcu ? "AS" : "null") + " Female 1.25 true");
  }

  @Test
  void safetyAfterDarkIsReadWhereItWasAskedAndAnUnknownAnswerLeavesTheBase() {
    StringBuilder file =
        new StringBuilder("\"\",interview_date,FinancialYear,C2,XQ135r,Q136r,NQ147r,WT_Discrete")
            .append(QUESTIONS)
            .append(",Q21\n");
    long seconds = (LocalDate.of(2019, 5, 4).toEpochDay() - SPSS_EPOCH.toEpochDay()) * 86_400;
    List<String> answers = List.of("Fairly safe", "A bit unsafe", "Don't know", "As safe as ever");
    for (int i = 0; i < answers.size(); i++) {
      file.append("%d,%d,15,Lambeth,Female,16-24,Black,1.25".formatted(i, seconds))
          .append(ANSWERS)
          .append(',')
          .append(answers.get(i))
          .append('\n');
    }
    assertThat(
            Conformed.of("pas", "PAS_ward_level_FY_19_20.csv", file.toString())
                .texts("is_safe_after_dark", "is_good_job"))
        .containsExactly("true true", "false true", "null true", "null true");
  }

  @Test
  void artificialEpisodesAreSaidToBeSynthetic() {
    StringBuilder header = new StringBuilder();
    StringBuilder row = new StringBuilder();
    for (Map.Entry<String, String> field : EPISODE.entrySet()) {
      header.append(field.getKey()).append(',');
      row.append(field.getValue()).append(',');
    }
    for (int i = 1; i <= 20; i++) {
      header.append("DIAG_4_%02d,".formatted(i));
      row.append(i == 1 ? "F321," : i == 2 ? "X991," : i == 3 ? "-," : ",");
    }
    assertThat(
            Conformed.of(
                    "nhs-apc-open",
                    "artificial_hes_apc_0102.csv",
                    header + "WAITLIST\n" + row + "\n")
                .texts("month", "diagnosis_codes", "is_sharp_assault", "provenance"))
        .containsExactly("2002-02-01 F321 X991 true synthetic");
  }

  @Test
  void referenceListsKeepTheVintagesOfBothSides() {
    String[] link = {"month", "from_vintage", "from_code", "to_level", "to_vintage", "to_code"};
    assertThat(
            Conformed.of(
                    "ons-lsoa-2011-2021",
                    "LSOA11_LSOA21_LAD22_london.csv",
                    "\uFEFFLSOA11CD,LSOA11NM,LSOA21CD,LSOA21NM,CHGIND,LAD22CD,LAD22NM,LAD22NMW,ObjectId\n"
                        + "E01000027,A 001A,E01000027,A 001A,U,E09000002,Barking and Dagenham,,477\n")
                .texts(link))
        .containsExactly("2021-01-01 2011 E01000027 lsoa 2021 E01000027");
    assertThat(
            Conformed.of(
                    "ons-lsoa-ward-2024",
                    "LSOA21_WD24_LAD24_london.csv",
                    "LSOA21CD,LSOA21NM,LSOA21NMW,WD24CD,WD24NM,WD24NMW,LAD24CD,LAD24NM,LAD24NMW,ObjectId\n"
                        + "E01000001,City 001A,,E05009288,Aldersgate,,E09000001,City of London,,1\n")
                .texts(link))
        .containsExactly("2024-01-01 2021 E01000001 ward 2024 E05009288");
    assertThat(
            Conformed.of(
                    "ons-lsoa-2011-ward-2017",
                    "lookup_lsoa11_ward17_london.csv",
                    "lsoa11_code,ward17_code\nE01000001,E05009288\n")
                .texts("month", "from_code", "to_code", "authority_code"))
        .containsExactly("2017-01-01 E01000001 E05009288 E09000001");
    assertThat(
            Conformed.of(
                    "ho-offence-codes",
                    "home_office_offence_codes_by_period.csv",
                    "offence_code,offence_description,offence_subgroup,offence_group,first_fy,last_fy\n"
                        + "4.10,Corporate manslaughter,Homicide,Violence,2013/14,2025/26\n"
                        + "58E,Damage (outcomes only),Damage,Arson,2012/13,2012/13\n")
                .texts("month", "offence_code", "last_year", "is_outcome_only"))
        .containsExactly("2013-04-01 4.10 2025/26 false", "2012-04-01 58E 2012/13 true");
  }

  @Test
  void populationsKeepWhatTheFileSaysOfAgeSexAndGroup() {
    String[] people = {"vintage", "age_name", "age_from", "age_to", "sex", "people"};
    assertThat(
            Conformed.of(
                    "ons-mye-age",
                    "mye2020_single_year_age_london_boroughs.csv",
                    "ltla21_code,ltla21_name,total_population,0,1,90+\n"
                        + "E09000007,Camden,6.0,1.0,2.0,3.0\n")
                .texts(people))
        .containsExactlyInAnyOrder(
            "mye-2020 total_population 0 120 all 6",
            "mye-2020 0 0 0 all 1",
            "mye-2020 1 1 1 all 2",
            "mye-2020 90+ 90 120 all 3");
    assertThat(
            Conformed.of(
                    "census-2021-age-sex",
                    "census2021_age_sex_london_boroughs.csv",
                    "ltla21_code,total_population,total_females,younger_females,working_age_males\n"
                        + "E09000007,9.0,5.0,2.0,3.0\n")
                .texts(people))
        .containsExactlyInAnyOrder(
            "census-2021 total 0 120 all 9",
            "census-2021 total 0 120 female 5",
            "census-2021 younger null null female 2",
            "census-2021 working_age null null male 3");
    Conformed groups =
        Conformed.of(
            "census-2021-ethnicity",
            "census2021_ethnicity_london_boroughs.csv",
            "ltla21_code,ltla21_name,ethnic_group,value\n"
                + "E09000007,Camden,White: Irish (number),185.0\n"
                + "E09000007,Camden,White: Irish (percent),2.2\n");
    assertThat(groups.texts("ethnicity", "ethnicity_group", "people"))
        .containsExactly("White: Irish white 185");
    assertThat(groups.counts().dropped()).containsEntry("NOT_MAPPED", 1L);
  }

  @Test
  void opinionsOfTheCrimeSurveyKeepTheirInterval() {
    byte[] workbook =
        workbook(
            "Table 2a",
            List.of("Table 2a: Ratings of the local police"),
            List.of("England and Wales, year ending September 2022"),
            List.of("Source"),
            List.of("Note"),
            List.of(
                "Area code",
                "Area name",
                "Excellent or good&#10;Estimate",
                "Excellent or good&#10;CI lower",
                "Excellent or good&#10;CI upper",
                "Unweighted base"),
            List.of(
                "E12000007",
                "City of London and Metropolitan",
                "50.55",
                "47.63",
                "53.48",
                "2,005"));
    assertThat(
            Conformed.of("csew-table", "Crime survey sept 2022.xlsx", workbook)
                .texts("month", "area_level", "category_id", "value", "lower_value", "base_count"))
        .containsExactly("2022-09-01 region csew-excellent-or-good 0.5055 0.4763 2005");
  }

  @Test
  void rollingYearsAreNoPartOfATotalOfQuarters() {
    assertThat(
            Conformed.of(
                    "cjs-delivery",
                    "criminal_justice_delivery_data_q3_2024_v4.csv",
                    "stage,metric_name,metric_id,offence_type,geographic_area_name,"
                        + "date_granularity,time_period,value\n"
                        + "Police,Charged,m1,Adult rape,National,Quarterly,Apr - Jun 2015,700\n"
                        + "Police,Charged,m1,Adult rape,Metropolitan Police,Rolling annual,"
                        + "Jul 2014 - Jun 2015,120\n")
                .texts("month", "area_level", "area_code", "window_months", "is_in_total", "value"))
        .containsExactly(
            "2015-06-01 national K04000001 3 true 700.0",
            "2015-06-01 force E23000001 12 false 120.0");
  }

  /** A workbook whose sheet of this name has these rows of texts. */
  @SafeVarargs
  private static byte[] workbook(String name, List<String>... rows) {
    String cells =
        IntStream.range(0, rows.length)
            .mapToObj(
                i ->
                    rows[i].stream()
                        .map(text -> "<c t='str'><v>" + text + "</v></c>")
                        .collect(Collectors.joining("", "<row r='" + (i + 1) + "'>", "</row>")))
            .collect(Collectors.joining());
    return Workbooks.xlsxSheet(name, cells);
  }
}
