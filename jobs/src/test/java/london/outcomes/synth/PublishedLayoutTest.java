package london.outcomes.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files look as published: names, headers, line ends, quotes, and the shape of a row. */
class PublishedLayoutTest {

  private static final String STREET =
      "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
          + "Crime type,Last outcome category,Context";
  private static final String OUTCOMES =
      "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
          + "Outcome type";
  private static final String STOPS =
      "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,"
          + "Age range,Self-defined ethnicity,Officer-defined ethnicity,Legislation,"
          + "Object of search,Outcome,Outcome linked to object of search,"
          + "Removal of more than just outer clothing";
  private static final String HOMICIDES =
      "Count of Victims,Age Group,Sex,Method of Killing,Domestic Abuse,Recorded Date,"
          + "Homicide Offence Type,Solved Status,Borough,Officer Observed Ethnicity";
  private static final String PAS = "Date;Survey;Borough;Measure;Proportion;MPS";

  private static final String RECENT =
      "mps-borough-level/MPS Borough Level Crime (most recent 24 months) to 202404.csv";
  private static final String VICTIMS = "mps-homicide/Homicides_2024_2024.csv";
  private static final String SURVEY = "pas-borough/PAS_boroughs.csv";

  private static final Pattern STREET_ROW =
      Pattern.compile(
          "([0-9a-f]{64}|),2024-01,Metropolitan Police Service,Metropolitan Police Service,"
              + "(-?\\d\\.\\d{6},5\\d\\.\\d{6},On or near Synthetic Street \\d+,E010\\d{5},"
              + "[A-Z][A-Za-z ]+ \\d{3}[A-Z]|,,No Location,,),[A-Z][a-z -]+,[A-Za-z; ]*,");
  private static final Pattern OUTCOME_ROW =
      Pattern.compile(
          "[0-9a-f]{64},2024-01,City of London Police,City of London Police,"
              + "(-?\\d\\.\\d{6},5\\d\\.\\d{6},On or near SYNTHETIC STREET \\d+,E010\\d{5},"
              + "[A-Z][A-Za-z ]+ \\d{3}[A-Z]|,,No location,,),[A-Z][A-Za-z; ]+");
  private static final Pattern STOP_ROW =
      Pattern.compile(
          "[A-Za-z ]+ search,20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:00\\+00:00,False,,"
              + "(5\\d\\.\\d{6},-?\\d\\.\\d{6}|,),[A-Za-z]*,[a-z0-9 -]*,[^,]*,[A-Za-z]*,"
              + "[^,]+ \\(section \\d+\\),[^,]+,[^,]+,(True|False|),(True|False|)");
  private static final Pattern VICTIM_ROW =
      Pattern.compile(
          "1,[0-9a-z ]+,(Male|Female),(\"Physical Assault, no weapon\"|[^,\"]+),"
              + "(Not )?Domestic Abuse,[A-Z][a-z]{2}-24,[A-Za-z ]+,(Solved|Unsolved),"
              + "[A-Za-z& ]+,[A-Za-z/ ]+");

  @TempDir private static Path folder;
  private static Extract extract;

  @BeforeAll
  static void write() {
    extract = Extract.of("2024-01", "2024-04", .1, 7, folder);
  }

  @Test
  void foldersAndFilesAreNamedAsPublished() {
    assertThat(extract.contents().keySet())
        .contains("README.txt", "manifest.csv", RECENT, VICTIMS, SURVEY)
        .contains("data-police-uk/2024-03/2024-03-city-of-london-stop-and-search.csv")
        .contains("data-police-uk/2024-04/2024-04-metropolitan-outcomes.csv")
        .hasSize(4 * 6 + 5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"metropolitan", "city-of-london"})
  void headersOfTheMonthsArePublishedOnes(String force) {
    assertThat(extract.header(Extract.monthFile("2024-02", force, "street"))).isEqualTo(STREET);
    assertThat(extract.header(Extract.monthFile("2024-02", force, "outcomes"))).isEqualTo(OUTCOMES);
    assertThat(extract.header(Extract.monthFile("2024-02", force, "stop-and-search")))
        .isEqualTo(STOPS);
  }

  @Test
  void headersOfTheOthersArePublishedOnes() {
    assertThat(extract.header(VICTIMS)).isEqualTo(HOMICIDES);
    assertThat(extract.header(SURVEY)).isEqualTo(PAS);
    assertThat(extract.header(RECENT))
        .isEqualTo("MajorText,MinorText,BoroughName,202401,202402,202403,202404");
  }

  @ParameterizedTest
  @CsvSource({
    "2016-03/2016-03-city-of-london-street.csv, street",
    "2016-03/2016-03-city-of-london-outcomes.csv, outcomes",
    "2016-03/2016-03-city-of-london-stop-and-search.csv, stop-and-search",
    "2017-03/2017-03-metropolitan-stop-and-search.csv, stop-and-search"
  })
  void headersAreThoseOfRealFilesWhereThereAreAny(String sample, String kind) throws IOException {
    Path real = Path.of(System.getProperty("samples", "none"), "police/data-police-uk", sample);
    assumeTrue(Files.exists(real), "no published samples on this machine");
    String header = Files.readString(real).lines().findFirst().orElseThrow();
    assertThat(extract.header(Extract.monthFile("2024-01", "metropolitan", kind)))
        .isEqualTo(header);
  }

  @Test
  void rowsHaveThePublishedShape() {
    assertRows(Extract.monthFile("2024-01", "metropolitan", "street"), STREET_ROW);
    assertRows(Extract.monthFile("2024-01", "city-of-london", "outcomes"), OUTCOME_ROW);
    assertRows(Extract.monthFile("2024-01", "metropolitan", "stop-and-search"), STOP_ROW);
    assertRows(VICTIMS, VICTIM_ROW);
    assertRows(RECENT, Pattern.compile("[A-Z ]+,[A-Z -]+,[A-Z][A-Za-z ]+(,\\d+){4}"));
  }

  @Test
  void rowsOfTheSurveyHaveDecimalCommasAndQuotesInsideQuotes() {
    Pattern row =
        Pattern.compile(
            "31/03/2024;PAS;[A-Z][A-Za-z ]+;(\"\"\"Good Job\"\" local\"|[A-Za-z ]+);"
                + "0,\\d{1,2};0,\\d{1,2}");
    assertRows(SURVEY, row);
    assertThat(extract.text(SURVEY))
        .contains(";Richmond Upon Thames;", ";City of Westminster;")
        .doesNotContain("City of London");
  }

  @Test
  void lineEndsAreThePublishedOnesAndThereIsNoByteOrderMark() {
    Set<String> crlf = Set.of(RECENT, VICTIMS, SURVEY);
    extract
        .contents()
        .forEach(
            (file, text) -> {
              long lines = text.chars().filter(c -> c == '\n').count();
              long returns = text.chars().filter(c -> c == '\r').count();
              assertThat(returns).as(file).isEqualTo(crlf.contains(file) ? lines : 0);
              assertThat(text).as(file).endsWith("\n").doesNotStartWith("\uFEFF");
              assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(text)).as(file).isTrue();
            });
  }

  private static void assertRows(String file, Pattern shape) {
    assertThat(extract.text(file).lines().skip(1))
        .isNotEmpty()
        .allMatch(line -> shape.matcher(line).matches(), shape.pattern());
  }
}
