package london.outcomes.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose a file is, and for which month, from the names that suppliers give it. */
final class FileNamesTest {

  /** As the prosecutors name their months: the year is in the name, or in the folder. */
  private static final FileNames DRIFTING =
      new FileNames(
          List.of(
              Pattern.compile(
                  "(?i)principal_offence_category_(?<month>[a-z]+)_(?<year>\\d{4})\\.csv"),
              Pattern.compile("(?i)(?<month>[a-z]{3})(?<year>\\d{4})\\.csv"),
              Pattern.compile(
                  "(?i)(?<year>\\d{4})/principal_offence_category_(?<month>[a-z]+)\\.csv")));

  private static final PeriodRule MONTHS =
      new PeriodRule(
          PeriodRule.Origin.FILE_NAME,
          "",
          List.of("yyyy-MMMM", "yyyy-MMM"),
          PeriodRule.OF_DELIVERY);

  @ParameterizedTest
  @CsvSource({
    "principal_offence_category_january_2014.csv, 2014-01",
    "cps/2015/principal_offence_category_April.csv, 2015-04",
    "cps/2016/Principal_Offence_Category_Mar.csv, 2016-03",
    "2015/oct2015.csv, 2015-10",
    "cps.zip/2017/principal_offence_category_Sep.csv.gz, 2017-09"
  })
  void monthIsReadFromNameOrFolder(String path, YearMonth month) {
    assertThat(DRIFTING.match(path).flatMap(MONTHS::of)).contains(month);
  }

  @Test
  void aNameWithoutItsYearIsNoneOfThese() {
    assertThat(DRIFTING.matches("principal_offence_category_April.csv")).isFalse();
    assertThat(DRIFTING.matches("cps/x2015/principal_offence_category_April.csv")).isFalse();
  }

  @Test
  void aMonthThatIsNoneIsNotGuessed() {
    assertThat(DRIFTING.match("abc2015.csv")).isPresent();
    assertThat(DRIFTING.match("abc2015.csv").flatMap(MONTHS::of)).isEmpty();
  }

  @Test
  void aPatternWithoutASlashIsAboutTheNameAlone() {
    FileNames names = new FileNames(List.of(Pattern.compile("(?<force>\\w+)-street\\.csv")));

    assertThat(names.group("2024-01/met-street.csv", "force")).isEqualTo("met");
    assertThat(names.group("2024-01/met-street.csv", "period")).isEmpty();
    assertThat(names.matches("met-street.csv/other.csv")).isFalse();
  }

  @Test
  void aYearAloneIsItsFirstMonth() {
    PeriodRule vintage =
        new PeriodRule(PeriodRule.Origin.FILE_NAME, "", List.of("yy"), PeriodRule.OF_DELIVERY);
    Optional<YearMonth> month =
        new FileNames(List.of(Pattern.compile("LSOA21_WD(?<period>\\d{2})\\.csv")))
            .match("LSOA21_WD24.csv")
            .flatMap(vintage::of);

    assertThat(month).contains(YearMonth.of(2024, 1));
  }

  @Test
  void aTitleStatesTheMonthSomewhere() {
    PeriodRule title =
        new PeriodRule(
            PeriodRule.Origin.TITLE,
            "ending (?<period>[A-Z][a-z]+ \\d{4})",
            List.of("MMMM yyyy"),
            PeriodRule.OF_DELIVERY);

    assertThat(title.find("Table 2a: year ending September 2022 [note 1]"))
        .contains(YearMonth.of(2022, 9));
    assertThat(title.find("Table 2a: year ending soon 2022")).isEmpty();
  }
}
