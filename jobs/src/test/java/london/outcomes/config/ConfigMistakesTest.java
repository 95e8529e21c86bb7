package london.outcomes.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake that an analyst can make is named with file, line, key, what is wrong, remedy. */
class ConfigMistakesTest {

  private static final String RATE = "measures/neighbourhood-crime.yaml";
  private static final String PART = "measures/offenders-sanctioned.yaml";
  private static final String OLDER = "measures/older-victims.yaml";
  private static final String DETAINED = "measures/youth-custody-detentions.yaml";
  private static final String INJURED = "measures/knife-injury-under-25-nhs.yaml";
  private static final String KILLED = "measures/homicide-domestic.yaml";
  private static final String RATIO = "measures/stop-search-rate-ratio.yaml";
  private static final String STREET = "sources/police-uk-street.yaml";
  private static final String WIDE = "sources/mps-borough-level.yaml";
  private static final String OUTCOMES = "sources/police-uk-outcomes.yaml";
  private static final String TABLE = "tables/homicide_victim.yaml";
  private static final String VIEW = "tables/offence_linked.yaml";
  private static final String ENV = "env/local.yaml";
  private static final String DEMO = "env/demo.yaml";
  private static final String OFFENCE = "sources/mps-offence.yaml";
  private static final String EPISODE = "sources/missing-episode.yaml";

  private static final String REPEATED = "measures/repeat-missing-children.yaml";
  private static final String GLOSSARY = "framework/glossary.yaml";
  private static final String RETIRED = "framework/retired.yaml";

  @TempDir static Path folder;

  private static CopiedConf conf;

  @BeforeAll
  static void copy() {
    conf = new CopiedConf(folder);
  }

  /**
   * @param before text of the file, whose line the message names
   * @param message the rest of the message, after file and line; ends with … when it goes on
   */
  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource({
    "ofYaml",
    "ofMeasures",
    "ofSources",
    "ofTables",
    "ofEnvironments",
    "ofPersons",
    "ofWords"
  })
  void isNamedWithItsLine(String file, String before, String after, String message) {
    int line = conf.lineOf(file, before);
    expect(conf.damage(file, before, after), "conf/" + file + ":" + line + ": " + message);
  }

  /** The same, where the message names another line than the changed one. */
  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource({"elsewhere", "ofOffenceCodes"})
  void isNamedWhereItShows(String file, String before, String after, String message) {
    expect(conf.damage(file, before, after), "conf/" + message);
  }

  private static void expect(List<String> found, String expected) {
    boolean isStart = expected.endsWith("…");
    String start = isStart ? expected.substring(0, expected.length() - 1) : expected;
    assertThat(found)
        .as("expected: " + expected)
        .anyMatch(text -> isStart ? text.startsWith(start) : text.equals(start));
  }

  static Stream<Arguments> ofYaml() {
    return Stream.of(
        arguments(
            RATE,
            "better: lower",
            "bettr: lower",
            "bettr: the key is not known here. Known keys: kind, denominator, id, …"),
        arguments(
            RATE,
            "unit: offences",
            "title: again\nunit: offences",
            "title: the key is there twice. Keep one of them."),
        arguments(
            RATE,
            "theme: trust",
            "theme: [trust]",
            "theme: one value is expected. Write `theme: value` on one line."),
        arguments(
            RATE,
            "disclosure: {rule: published}",
            "disclosure: published",
            "disclosure: a mapping of keys is expected here. Write `key: value` lines."),
        arguments(
            RATIO,
            "breakdowns:",
            "breakdowns: {a: b}\nnotes2:",
            "breakdowns: a list is expected. Start each entry with `- `."));
  }

  static Stream<Arguments> ofMeasures() {
    return Stream.of(
        arguments(
            "measures/trust-mps.yaml",
            "  - Most who answer",
            "  - It does not show how many people were freed or are supported.\n  - Most who answer",
            "limits: 'It does not show how many people were freed or are supported.' is said of"
                + " modern-slavery-offences too. Say what holds for this measure."),
        arguments(
            RATE,
            "id: neighbourhood-crime",
            "id: neighborhood-crime",
            "id: 'neighborhood-crime' differs from the file's name. Write `neighbourhood-crime` or"
                + " rename the file."),
        arguments(
            RATE,
            "better: lower",
            "better: smaller",
            "better: 'smaller' is not known here. Choose one of: lower, higher, towards, context."),
        arguments(
            RATE,
            "kind: rate",
            "kind: share",
            "kind: 'share' is not known here. Choose one of: count, rate, proportion, ratio, rate-ratio,"
                + " weighted-proportion, mean, median-days, gap."),
        arguments(
            RATE,
            "per: 1000",
            "per: thousand",
            "per: 'thousand' is not a number. Write digits, such as 1000 or 0.95."),
        arguments(
            RATE,
            "per: 1000",
            "per: NaN",
            "per: 'NaN' is not a number. Write digits, such as 1000 or 0.95."),
        arguments(
            RATE,
            "unit: offences",
            "minimum-coverage: 95\nunit: offences",
            "minimum-coverage: '95' is not between 0 and 1. Write a share, such as 0.95."),
        arguments(
            RATE,
            "denominator: {population: mye-2020, year: 2020}",
            "denominator: {population: mye-2020, year: 2020, age-from: 1.5}",
            "denominator.age-from: '1.5' is no whole number. Write digits, such as 120."),
        arguments(
            RATE,
            "table: published_count",
            "table: publishd_count",
            "table: no conformed table 'publishd_count'. Tables: admission, complaint, …"),
        arguments(
            RATE,
            "table: published_count",
            "table: cells",
            "table: no conformed table 'cells'. Tables: admission, …"),
        arguments(
            RATE,
            "sources: [mps-borough-level]",
            "sources: [mps-borough]",
            "sources: no source 'mps-borough'. Sources: census-2021-age-sex, …"),
        arguments(
            RATE,
            "sources: [mps-borough-level]",
            "sources: [police-uk-street]",
            "sources: source 'police-uk-street' does not feed published_count. Choose a source"
                + " whose `conformed` names one of [published_count]."),
        arguments(
            RATE,
            "sources: [mps-borough-level]",
            "sources: []",
            "sources: no source is named. Name the contracts whose arrival counts."),
        arguments(
            RATE,
            "denominator: {population: mye-2020, year: 2020}",
            "denominator: {population: mye-2021, year: 2021}",
            "denominator.population: no population vintage 'mye-2021'. Vintages: census-2021,"
                + " mye-2020."),
        arguments(
            RATE,
            "denominator: {population: mye-2020, year: 2020}",
            "denominator: {population: mye-2020, year: 2020, age-from: 16}",
            "denominator.population: mye-2020 does not count ages 16 to 120. Age ranges: [0 to 12,"
                + " …"),
        arguments(
            PART,
            "denominator: {measure: offences-recorded}",
            "denominator: {measure: asb-incidents}",
            "denominator.measure: no count measure 'asb-incidents'. Name a measure of kind count."),
        arguments(
            OLDER,
            "denominator: {population: mye-2020, year: 2020, age-from: 65}",
            "denominator: {population: mye-2020, year: 2020}",
            "denominator.population: people aged 65 to 120 are counted, and set against residents"
                + " aged 0 to 120. Write their ages: `age-from`, `age-to`."),
        arguments(
            RATE,
            "denominator: {population: mye-2020, year: 2020}",
            "denominator: {population: mye-2020}",
            "denominator.population: mye-2020 counts people of [2020]. Write the year that is meant:"
                + " `year: 2020`."),
        arguments(
            KILLED,
            "residents: {population: census-2021, year: 2021}",
            "residents: {population: census-2021, year: 2020}",
            "breakdowns[0].residents: census-2021 counts people of [2021]. Write the year that is"
                + " meant: `year: 2021`."),
        arguments(
            KILLED,
            "{id: sex, column: lower(sex), groups: [female, male, other, unknown], residents:"
                + " {population: census-2021, year: 2021}}",
            "{id: sex, column: lower(sex), groups: [female, male, other, unknown]}",
            "breakdowns[0].groups: mye-2020 does not count the group 'female' of ages 0 to 120."
                + " Groups of sex: []. Name another vintage in `residents`, or write `counts-only:"
                + " true`."),
        arguments(
            KILLED,
            "{id: age, column: age_band, groups: [0 to 12,",
            "{id: age, column: age_band, groups: [children,",
            "breakdowns[1].groups: 'children' does not say which ages it holds. Write it as `10 to"
                + " 17`, `under 10`, `over 34` or `65 and over`."),
        arguments(
            KILLED,
            "{id: age, column: age_band, groups: [0 to 12,",
            "{id: age, column: age_band, groups: [0 to 11,",
            "breakdowns[1].groups: mye-2020 does not count the group '0 to 11' of ages 0 to 11."
                + " Groups of age: [0 to 12, …"),
        arguments(
            INJURED,
            "groups: [0 to 9, 10 to 17, 18 to 24, unknown]",
            "groups: [0 to 9, 10 to 17, 18 to 24, 25 to 34, unknown]",
            "breakdowns[1].groups: '25 to 34' is of other ages than the residents: 0 to 24. Leave"
                + " the group out, or count its ages."),
        arguments(
            REPEATED,
            "groups: [female, male, other, unknown]}",
            "groups: [female, male, other, unknown], counts-only: true}",
            "breakdowns[0].counts-only: the measure is not set against residents. Remove the key."),
        arguments(
            RATIO,
            "reference: white}",
            "reference: white, counts-only: true}",
            "breakdowns[0].counts-only: a rate ratio compares rates. Remove the key."),
        arguments(
            DETAINED,
            "denominator: {population: mye-2020, year: 2020, age-from: 10, age-to: 17}",
            "denominator: {population: mye-2020, year: 2020}",
            "denominator.population: what is counted asks for an age, and the residents are of all"
                + " ages. Write their ages: `age-from`, `age-to`."),
        arguments(
            RATE,
            "denominator: {population: mye-2020, year: 2020}",
            "denominator: {population: mye-2020, year: 2020, age-to: 24}",
            "denominator.population: the residents are aged 0 to 24, and what is counted asks for no"
                + " age. Ask for it in `numerator.where`."),
        arguments(
            OLDER,
            "areas: [borough, bcu, region]",
            "areas: [ward, borough, bcu, region]",
            "areas: wards are shown only of what the supplier publishes itself. Leave `ward` out:"
                + " disclosure control looks at boroughs."),
        arguments(
            KILLED,
            "areas: [borough, bcu, region]",
            "areas: [ward, borough, bcu, region]",
            "areas: homicide_victim has no column ward_code. Leave `ward` out."),
        arguments(
            RATE,
            "windows: [month, quarter, rolling-12, financial-year, year-to-date]",
            "windows: [month, year]",
            "windows: 'year' is not known here. Choose one of: month, quarter, rolling-12,"
                + " financial-year, year-to-date."),
        arguments(
            RATE,
            "baseline: {period: FY2024-25}",
            "baseline: {period: FY2024}",
            "baseline.period: 'FY2024' is no year. Write FY2024-25 or R12-2025-03."),
        arguments(
            RATE,
            "baseline: {period: FY2024-25}",
            "baseline: {period: FY2024-25, refrozen: May}",
            "baseline.refrozen: 'May' is no date. Write it as 2026-06-01."),
        arguments(
            RATE,
            "baseline: {period: FY2024-25}",
            "baseline: {period: R12-2024-06}",
            "baseline: recording changed within that year, on 2024-03-01. Choose a year before or"
                + " after, or no baseline."),
        arguments(
            "measures/deals-with-what-matters.yaml",
            "windows: [quarter, rolling-12, financial-year]",
            "windows: [quarter, rolling-12]",
            "windows: the baseline FY2024-25 is of the window financial-year. Add it, or choose"
                + " another year."),
        arguments(
            RATE,
            "windows: [month, quarter, rolling-12, financial-year, year-to-date]",
            "windows: []",
            "windows: no window is named. Choose from: [month, quarter, rolling-12,"
                + " financial-year, year-to-date]."),
        arguments(
            RATE,
            "areas: [borough, bcu, region]",
            "areas: [district]",
            "areas: 'district' is not known here. Choose one of: ward, borough, bcu, region."),
        arguments(
            RATE,
            "areas: [borough, bcu, region]",
            "areas: []",
            "areas: no area level is named. Choose from: [ward, borough, bcu, region]."),
        arguments(
            "measures/trust-disproportionality.yaml",
            "of: trust-mps",
            "of: violence-with-injury",
            "of: no share with breakdowns 'violence-with-injury'. Name a measure of kind proportion or"
                + " weighted-proportion."),
        arguments(
            "measures/trust-mps.yaml",
            "disclosure: {rule: survey}",
            "disclosure: {rule: published}",
            "disclosure: a sample has a rule of its own. Write `{rule: survey}`."),
        arguments(
            RATE,
            "disclosure: {rule: published}",
            "disclosure: {rule: none}",
            "disclosure.rule: 'none' is not known here. Choose one of: published, suppress, nhs, survey."),
        arguments(
            RATE,
            "  - {date: 2024-03-01",
            "  - {date: March 2024",
            "recording-changes[0].date: 'March 2024' is no date. Write it as 2024-03-01."),
        arguments(
            RATIO,
            "  - {id: ethnicity, column: ethnicity_group",
            "  - {id: ethnicity, column: ethnic_group",
            "breakdowns[0].column: 'ethnic_group' is no column of stop_search. Columns: [month, …"),
        arguments(
            RATIO,
            "- {id: ethnicity, column: ethnicity_group, groups: [white, mixed",
            "- {id: ethnicity, column: ethnicity_group, groups: [mixed",
            "breakdowns[0].reference: the reference is not a group. Choose one of: [mixed, asian,"
                + " black, other, unknown]."));
  }

  @Test
  void aBreakdownMeansOneThingOnATable() throws IOException {
    String other = "measures/stop-search-other.yaml";
    String text = Files.readString(folder.resolve(RATIO));
    Files.writeString(
        folder.resolve(other),
        text.replace("id: stop-search-rate-ratio", "id: stop-search-other")
            .replace("column: ethnicity_group", "column: sex"));
    List<String> found = CopiedConf.texts(new ConfigFolder(folder).read().problems());
    Files.delete(folder.resolve(other));
    assertThat(found)
        .contains(
            "conf/measures/stop-search-other.yaml:16: breakdowns[0].id: 'ethnicity' has another"
                + " column or other groups in stop-search-rate-ratio. Use the same ones, or another"
                + " id.",
            "conf/measures/stop-search-rate-ratio.yaml:16: breakdowns[0].id: 'ethnicity' has"
                + " another column or other groups in stop-search-other. Use the same ones, or"
                + " another id.");
  }

  static Stream<Arguments> ofSources() {
    return Stream.of(
        arguments(
            STREET,
            "{name: context, header: Context}",
            "{name: Month, header: Context}",
            "columns[11].name: there is another column 'Month'. Give each a name of its own."),
        arguments(
            STREET,
            "{name: context, header: Context}",
            "{name: raw_text, header: Context}",
            "columns[11].name: 'raw_text' is a column that rows have anyway. Choose another name."),
        arguments(
            STREET,
            "{name: context, header: Context}",
            "{name: context, header: location}",
            "columns[11].header: 'location' is the header of the column 'location' too. A field"
                + " becomes one column; derive the other from it."),
        arguments(
            STREET,
            "format: {delimiter: \",\", charset: UTF-8}",
            "format: {type: xlsx, sheet: \"Data(\"}",
            "format.sheet: 'Data(' is not a regular expression. Unclosed group."),
        arguments(
            STREET,
            "format: {delimiter: \",\", charset: UTF-8}",
            "format: {type: docx}",
            "format.type: 'docx' is not known here. Choose one of: csv, xlsx, ods."),
        arguments(
            STREET,
            "format: {delimiter: \",\", charset: UTF-8}",
            "format: {type: ods, delimiter: \",\"}",
            "format.delimiter: the key is not known here. Known keys: type, sheet, sheets."),
        arguments(
            STREET,
            "file-name: (?<period>\\d{4}",
            "file-name: (?<period>\\d{4}(",
            "file-name:"
                + " '(?<period>\\d{4}(-\\d{2})-(?<force>metropolitan|city-of-london)-street\\.csv'"
                + " is not a regular expression. Unclosed group."),
        arguments(
            STREET,
            "file-name: (?<period>\\d{4}-\\d{2})",
            "file-name: (\\d{4}-\\d{2})",
            "file-name: the name is said to state the period and has no group for it. Write"
                + " (?<period>…) around it, or `period: {from: rows, …}`."),
        arguments(
            STREET,
            "forces: [metropolitan, city-of-london]",
            "forces: []",
            "forces: no force is named. Name whose areas it covers: [metropolitan]."),
        arguments(
            STREET,
            "- {name: crime_id, header: Crime ID, pattern: \"[0-9a-f]{64}\"",
            "- {name: crime_id, header: Crime ID, pattern: \"[0-9a-f{64}\"",
            "columns[0].pattern: '[0-9a-f{64}' is not a regular expression. Unclosed character"
                + " class."),
        arguments(
            WIDE,
            "melt: {columns: \"[0-9]{6}\"",
            "melt: {columns: \"[0-9]{6\"",
            "melt.columns: '[0-9]{6' is not a regular expression. Unclosed counted closure."),
        arguments(
            WIDE,
            "melt: {columns: \"[0-9]{6}\", name: month",
            "melt: {columns: \"[0-9]{6}\", name: mon",
            "melt.name: 'mon' is no column of this source. Columns: major_text, …"),
        arguments(
            STREET,
            "format: {delimiter: \",\", charset: UTF-8}",
            "format: {delimiter: \",\", charset: UTF-99}",
            "format: Dialect: charset 'UTF-99' is unknown here; use a name such as UTF-8. …"),
        arguments(
            STREET,
            "format: {delimiter: \",\", charset: UTF-8}",
            "format: {delimiter: \"||\", charset: UTF-8}",
            "format.delimiter: '||' is not one character. Write one, or \\t for a tab."),
        arguments(
            STREET,
            "provenance: open",
            "provenance: synthetic",
            "provenance: 'synthetic' is not known here. Choose one of: open, official."),
        arguments(
            STREET,
            "- {name: month, header: Month, type: month, format: yyyy-MM",
            "- {name: month, header: Month, type: mnth, format: yyyy-MM",
            "columns[1].type: 'mnth' is not known here. Choose one of: text, integer,"
                + " grouped-integer, decimal, decimal-comma, percent, boolean, month, date,"
                + " spss-date, timestamp."),
        arguments(
            STREET,
            "- {name: crime_type, header: Crime type, required: true, codes-from:"
                + " crime_type.crime_type}",
            "- {name: crime_type, header: Crime type, required: true, codes-from: crime_type.name}",
            "columns[9].codes-from: 'crime_type.name' is no column of a reference list. Write"
                + " `list.column`; lists: area, …"),
        arguments(
            STREET,
            "- {name: reported_by, header: Reported by, required: true}",
            "- {name: reported_by, header: Reported by, required: yes}",
            "columns[2].required: 'yes' is neither true nor false. Write true or false."),
        arguments(
            STREET,
            "period: {from: file-name, format: yyyy-MM, column: month}",
            "period: {from: file-name, format: yyyy-MM, column: months}",
            "period.column: 'months' is no column of this source. Columns: crime_id, month, …"),
        arguments(
            STREET,
            "duplicates: {key: [crime_id]",
            "duplicates: {key: [crime]",
            "duplicates.key: 'crime' is no column of this source. Columns: crime_id, …"),
        arguments(
            STREET,
            "complete: {column: crime_type",
            "complete: {column: type",
            "complete.column: 'type' is no column of this source. Columns: crime_id, …"),
        arguments(
            STREET,
            "cadence: month, due-after-days: 75",
            "cadence: week, due-after-days: 75",
            "expect.freshness.cadence: 'week' is not known here. Choose one of: month, quarter, …"),
        arguments(
            STREET,
            "cadence: month, due-after-days: 75",
            "cadence: month, severity: quarantine",
            "expect.freshness.severity: a delivery that is late has no row to refuse. Write …"),
        arguments(
            STREET,
            "areas: {column: borough_code, level: borough}",
            "areas: {column: borough_code, level: county}",
            "expect.areas.level: no area of the list has the level 'county'. Levels: …"),
        arguments(
            WIDE,
            "figures: {series: [category_id], area: borough_code}",
            "figures: {series: [category], area: borough_code}",
            "expect.figures: 'category' is no column of published_count. Columns: …"),
        arguments(
            WIDE,
            "tolerance: 0.1",
            "tolerance: 0",
            "expect.reconcile[0].tolerance: two sources never agree exactly. State a share, …"),
        arguments(
            WIDE,
            "right: {source: police-uk-street",
            "right: {source: police-street",
            "expect.reconcile[0].right.source: no source 'police-street'. Sources: …"),
        arguments(
            WIDE,
            "left: {sum: value, where",
            "left: {stated: {figure: 'Total [0-9]+'}, where",
            "expect.reconcile[0].left.stated.figure: the group for the number is missing. Write …"),
        arguments(
            STREET,
            "- {reference: lsoa, on: lsoa_code",
            "- {reference: lsoas, on: lsoa_code",
            "lookups[0].reference: no reference list 'lsoas'. Lists: area, area_alias, …"),
        arguments(
            STREET,
            "- {reference: lsoa, on: lsoa_code, match: lsoa_code, take: {borough_code:"
                + " borough_code",
            "- {reference: lsoa, on: lsoa_code, match: lsoa_code, take: {borough_code: borough",
            "lookups[0].take: 'borough' is no column of lsoa. Columns: lsoa_code, borough_code,"
                + " editions, ward_code."),
        arguments(
            STREET,
            "- {reference: lsoa, on: lsoa_code, match: lsoa_code",
            "- {reference: lsoa, on: lsoa_code, match: lsoa",
            "lookups[0].match: 'lsoa' is no column of lsoa. Columns: lsoa_code, borough_code,"
                + " editions, ward_code."),
        arguments(
            STREET,
            "- {reference: lsoa, on: lsoa_code, match: lsoa_code",
            "- {reference: lsoa, on: lsoa_code, match: borough_code",
            "lookups[0].match: 'E09000001' stands twice in lsoa.borough_code. Match a column whose"
                + " values are unique."),
        arguments(
            STREET,
            "    severity: warn\n    when: >-",
            "    severity: mild\n    when: >-",
            "rules[0].severity: 'mild' is not known here. Choose one of: reject, quarantine,"
                + " warn."),
        arguments(
            STREET,
            "  - table: offence\n",
            "  - table: offences\n",
            "conformed[0].table: no conformed table 'offences'. Tables: admission, …"),
        arguments(
            STREET,
            "      incident_type: category_id",
            "      incident: category_id",
            "conformed[1].columns.incident: 'incident' is no column of incident. Columns: [month,"
                + " …"),
        arguments(
            OUTCOMES,
            "link: {table: offence, key: crime_id, take: month",
            "link: {table: offence, key: crime_id, take: months",
            "link.take: 'months' is no column of offence. Columns: [month, …"));
  }

  static Stream<Arguments> ofTables() {
    return Stream.of(
        arguments(
            TABLE,
            "layer: conformed",
            "layer: bronze",
            "layer: 'bronze' is not known here. Choose one of: reference, conformed, quarantine,"
                + " cells, measures, curated, ops."),
        arguments(
            TABLE,
            "- {name: victims, type: bigint",
            "- {name: victims, type: number",
            "columns[2].type: 'number' is no type of ours. Choose one of: string, int, bigint,"
                + " double, boolean, date, timestamp, array<string>."),
        arguments(
            "tables/cells.yaml",
            "partition-by: [table_name, financial_year]",
            "partition-by: [table_name, year]",
            "partition-by: 'year' is no column. Name one of: [measure_id, …"),
        arguments(
            VIEW, "  of: offence\n", "  of: offense\n", "view.of: no stored table 'offense'. …"));
  }

  static Stream<Arguments> ofEnvironments() {
    return Stream.of(
        arguments(
            ENV,
            "provenances: [open, official]",
            "provenances: [public]",
            "provenances: 'public' is not known here. Choose one of: official, open, synthetic."),
        arguments(
            ENV,
            "name: local",
            "name: laptop",
            "name: 'laptop' differs from the file's name. Write `local` or rename the file."));
  }

  /** Code 28E is listed from 1 April 2017 on, 8L once to and once from 2013. */
  static Stream<Arguments> ofOffenceCodes() {
    String list = "reference/offence_code.csv";
    return Stream.of(
        arguments(
            OFFENCE,
            "to: valid_to}",
            "to: valid_until}",
            OFFENCE
                + ":68: lookups[0].valid: 'valid_until' is no column of offence_code. Columns:"
                + " ho_code, valid_from, …"),
        arguments(
            OFFENCE,
            "valid: {at: recorded_date, from: valid_from, to: valid_to}",
            "normalised: true",
            OFFENCE + ":67: lookups[0].match: '1' stands twice in offence_code.ho_code. Match a…"),
        arguments(
            list,
            "28E,2017-04-01,",
            "28E,2017-04-01,2020-03-31,x,x,x,false\n28E,2020-03-31,",
            OFFENCE + ":68: lookups[0].valid: '28E' stands twice at one time in offence_code.…"),
        arguments(
            list,
            "28E,2017-04-01,",
            "28E,2017-04-01,2017-03-31",
            OFFENCE + ":68: lookups[0].valid: the row of '28E' in offence_code has no days from…"),
        arguments(
            list,
            "28E,2017-04-01,",
            "28E,2017/18,",
            OFFENCE + ":68: lookups[0].valid: the row of '28E' in offence_code has no days from…"));
  }

  static Stream<Arguments> ofFit() {
    return Stream.of(
        arguments(
            RATE,
            "unit: offences per 1,000 residents",
            "unit: offences",
            "unit: it does not say what the value is for each of. Write `per 1,000` as `per` has"
                + " it."),
        arguments(
            PART,
            "unit: per cent of offences recorded",
            "unit: share of offences recorded",
            "unit: a share is in per cent. Write `per cent of` and what it is part of."),
        arguments(
            PART,
            "denominator: {measure: offences-recorded}",
            "denominator: {measure: missing-children}",
            "denominator.measure: missing-children has not [QUARTER, ROLLING_12, FINANCIAL_YEAR…"),
        arguments(
            REPEATED,
            "{id: ethnicity, column: ethnicity_group",
            "{id: sex, column: ethnicity_group",
            "breakdowns[1].id: 'sex' is taken. Give each breakdown a name of its own; all and unknown"
                + " have a meaning."),
        arguments(
            REPEATED,
            "groups: [female, male, other, unknown]",
            "groups: [female, male, female, unknown]",
            "breakdowns[0].groups: 'female' is there twice, or means everybody. List each group"
                + " once."),
        arguments(
            RATIO,
            "[white, mixed, asian, black, other, unknown]",
            "[white, mixed, asian, black, arab, unknown]",
            "breakdowns[0].groups: census-2021 does not count the group 'arab' of ages 0 to 120. Groups of"
                + " ethnicity: [asian, black, mixed, other, white]. Name another vintage in"
                + " `residents`, or write `counts-only: true`."));
  }

  static Stream<Arguments> ofWords() {
    return Stream.of(
        arguments(
            RATE,
            "title: Neighbourhood crime",
            "title: Neighbourhood crime as ACPO had it",
            "title: nobody is told what 'ACPO' means. Write it out, or explain it in"
                + " conf/framework/glossary.yaml."),
        arguments(
            RATE,
            "unit: offences per",
            "unit: KPI per",
            "unit: 'KPI' is a word of the trade. Say measure."),
        arguments(
            RATE,
            "the Metropolitan Police serves and of offences without a borough;",
            "the Metropolitan Police serves, disproportionality apart;",
            "notes: 'disproportionality' is a word of the trade. Say gaps between groups."),
        arguments(
            RATE,
            "  name: Neighbourhood crime",
            "  name: Street crime",
            "national-measure.name: no national measure 'Street crime'. Choose one of: Murder and"
                + " other homicide, Serious violence, …"),
        arguments(
            RATE,
            "national-measure:\n",
            "national-measure: Neighbourhood crime\nnational:\n",
            "national-measure: a mapping of keys is expected here. Write `key: value` lines."),
        arguments(
            GLOSSARY,
            "term: stratum",
            "term: base",
            "terms[15].term: 'base' is explained twice. Keep one of them."));
  }

  @Test
  void anIdThatWasRetiredIsTakenForEver() {
    String entry = "{id: neighbourhood-crime, title: Street crime, date: 2025-01-31, reason: r}";
    assertThat(conf.damage(RETIRED, "retired: []", "retired: [" + entry + "]"))
        .containsExactly(
            "conf/measures/neighbourhood-crime.yaml:1: id: 'neighbourhood-crime' was retired on"
                + " 2025-01-31 (Street crime). Choose another id: figures have been published"
                + " under this one.");
  }

  @Test
  void anAbbreviationMayBeWrittenOutInTheMeasure() {
    String title = "title: Neighbourhood crime";
    assertThat(conf.damage(RATE, title, title + " by Safer Neighbourhood Teams (SNT), SNT alone"))
        .isEmpty();
  }

  static Stream<Arguments> ofPersons() {
    String column = "pseudonymise: missing-person";
    return Stream.of(
        arguments(
            EPISODE,
            column,
            "pseudonymise: Missing person",
            "columns[1].pseudonymise: 'Missing person' is no domain of persons. Write one word, such"
                + " as victim, patient or missing-person."),
        arguments(
            EPISODE,
            column,
            column + ", type: integer",
            "columns[1].pseudonymise: a INTEGER has no pseudonym. Leave `type` out: text."),
        arguments(
            EPISODE,
            column,
            "separator: ;",
            "columns[1].separator: only references to persons are separated. Add `pseudonymise:"
                + " DOMAIN`."),
        arguments(
            EPISODE,
            "sensitivity: restricted",
            "sensitivity: official",
            "sensitivity: columns refer to persons (missing-person). Write `sensitivity:"
                + " restricted`: what stands in its rows is then shown nowhere."),
        arguments(
            EPISODE,
            "retention: 2 years",
            "retention: P2Y",
            "retention: 'P2Y' is no length of time. Write how long its files are kept, such as 3"
                + " years, 18 months or 90 days; open data may be kept `unlimited`."),
        arguments(
            EPISODE,
            "retention: 2 years",
            "retention: unlimited",
            "retention: only open data are kept without end. Write how long its files are kept,"
                + " such as 3 years."),
        arguments(
            EPISODE,
            "purpose: >-",
            "purpose: Statistics\nnotes: >-",
            "purpose: rows are about persons, and no lawful basis is named. Name the article or the"
                + " part, such as `UK GDPR Art 6(1)(e)` or `DPA 2018 Part 3`."),
        arguments(
            DEMO,
            "public-pseudonym-key: every-person-in-here-is-synthetic",
            "public-pseudonym-key: short",
            "public-pseudonym-key: the key is too short. Write 32 letters."),
        arguments(
            ENV,
            "lake: var/lake",
            "public-pseudonym-key: every-person-in-here-is-synthetic\nlake: var/lake",
            "public-pseudonym-key: a key in a file is for synthetic data alone. Take it out; the"
                + " orchestrator sets OUTCOMES_PSEUDONYM_KEY."));
  }

  static Stream<Arguments> elsewhere() {
    return Stream.of(
        arguments(
            RATE,
            "limits:\n",
            "limit:\n",
            RATE
                + ":1: limits: nothing is said on what it does not show. Add `limits:` with a line that"
                + " starts with `- ` for each way in which it is misread."),
        arguments(
            RETIRED,
            "retired: []",
            "retired:\n  - {id: old-one, title: Old, date: 2025-01-31, reason: r, instead: new-one}",
            RETIRED
                + ":6: instead: no measure 'new-one'. Name the id that readers should look at now,"
                + " or leave the key out."),
        arguments(
            RATE,
            "disclosure: {rule: published}",
            "disclosure: {rule: suppress, window: year}",
            RATE
                + ":21: disclosure: 'year' is no window of the measure. Name the shortest one that"
                + " is published, of: [month, quarter, rolling-12, financial-year,"
                + " year-to-date]."),
        arguments(
            RATE,
            "windows: [month, quarter, rolling-12, financial-year, year-to-date]\n"
                + "areas: [borough, bcu, region]\ndisclosure: {rule: published}",
            "windows: [rolling-12, year-to-date]\nareas: [borough, bcu, region]\ndisclosure: {rule: suppress}",
            RATE
                + ":19: windows: rolling years and years to date overlap: what is withheld of one could be"
                + " worked out from the next. Add a month, a quarter or a financial year."),
        arguments(
            RATIO,
            "other, unknown]",
            "other]",
            RATIO
                + ":16: breakdowns[0].groups: 'unknown' is no group. Add it: rows without a group"
                + " are kept."),
        arguments(
            RATE,
            "theme: trust",
            "theme: [trust",
            RATE + ":4: not valid YAML: expected ',' or ']', but got :. Mend the line."),
        arguments(
            RATE,
            "title: Neighbourhood crime\n",
            "",
            RATE + ":1: title: the key is missing. Add `title: …`."),
        arguments(
            RATE,
            "denominator: {population: mye-2020, year: 2020}\n",
            "",
            RATE
                + ":1: denominator: a rate needs a denominator. Add `denominator: {population:"
                + " mye-2020, year: 2020}`, `{measure: id}` or `{where: \"…\"}`."),
        arguments(
            RATE,
            "kind: rate\n",
            "",
            RATE
                + ":15: denominator: a count has no denominator. Remove the key or change the"
                + " kind."),
        arguments(
            RATE,
            "disclosure: {rule: published}\n",
            "",
            RATE
                + ":1: disclosure: the key is missing. Add `disclosure: {rule: suppress, threshold:"
                + " 4}`."),
        arguments(
            RATIO,
            ", reference: white}",
            "}",
            RATIO
                + ":15: breakdowns: a rate ratio compares groups. Add a breakdown with a"
                + " reference."),
        arguments(
            STREET,
            "retention: unlimited\n",
            "",
            STREET + ":1: retention: the key is missing. Add `retention: …`."),
        arguments(
            STREET,
            "format: {delimiter: \",\", charset: UTF-8}\n",
            "",
            STREET
                + ":1: format: the key is missing. Add `format: {delimiter: ',', charset:"
                + " UTF-8}`."),
        arguments(
            STREET,
            ", type: month, format: yyyy-MM, required: true}",
            ", type: month, required: true}",
            STREET
                + ":22: columns[1].format: a MONTH needs its format. Add `format: yyyy-MM` or the"
                + " like."),
        arguments(
            TABLE,
            "name: is_domestic",
            "name: victims",
            TABLE + ":4: columns: 'victims' is there twice. Keep one of them."),
        arguments(
            "reference/area_alias.csv",
            "Barking and Dagenham,E09000002",
            "Barking and Dagenham,E09000002,x",
            "reference/area_alias.csv:5: not valid CSV: …"),
        arguments(
            "reference/area_alias.csv",
            "Barking and Dagenham,E09000002",
            "barking  & dagenham,E09000002",
            WIDE
                + ":37: lookups[0].match: 'barking  & dagenham' stands twice in"
                + " area_alias.alias_name…"),
        arguments(
            "reference/area.csv",
            "Barnet,borough,BCU-NW",
            "Barnet,borough,BCU-XX",
            "reference/area.csv:16: parent_code: no area 'BCU-XX'. Name an area_code."),
        arguments(
            "reference/area.csv",
            "area_level,parent_code",
            "area_level,parent",
            "reference/area.csv:1: columns are missing: [parent_code]. Add them to the header"
                + " line."),
        arguments(
            "reference/population.csv",
            "0,24,all,all,3101",
            "0,24,all,all,3.1e3",
            "reference/population.csv:4: people: '3.1e3' is no whole number. Write digits."));
  }
}
