package london.outcomes.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Respondents of the Public Attitude Survey hold opinions that go together, as real ones do, and
 * the shares of answers are those that each question is made with.
 */
class AttitudesTest {

  private static final Set<String> OPEN = Set.of("Don't know", "Refused", "Not Asked");

  @TempDir private static Path folder;
  private static Extract extract;
  private static List<NamedCsvRecord> respondents;

  @BeforeAll
  static void write() {
    Plan plan = new Plan(YearMonth.of(2020, 4), YearMonth.of(2025, 3), .2, 17);
    extract = Extract.of(plan, new Orders(Set.of("pas"), true, 0), folder);
    respondents = extract.register("pas");
  }

  /** A point of 18,000 answers is more than two and a half of their standard errors. */
  @ParameterizedTest(name = "{0}: {2} of 100 say {1}")
  @CsvSource(
      delimiter = ':',
      value = {
        "Q60    : Excellent|Good                    : 52",
        "Q60    : Very poor                         : 5",
        "Q62A   : Strongly agree                    : 18",
        "Q62C   : Strongly agree                    : 18.9",
        "Q62F   : Strongly agree                    : 18",
        "Q62TG  : Strongly agree                    : 17.4",
        "NQ135BD: Strongly agree                    : 21",
        "NQ135BD: Strongly disagree                 : 6",
        "NQ135BH: Strongly agree                    : 17.1",
        "Q131   : Very well informed                : 6",
        "NQ133A : Yes                               : 14",
        "A121   : Very confident|Fairly confident   : 55",
        "Q13    : Very worried|Fairly worried       : 45",
        "Q15    : Very worried|Fairly worried       : 38",
        "Q37    : Major problem|Minor problem       : 20",
        "Q39A_2 : Major problem|Minor problem       : 38",
        "NQ43   : Major problem|Minor problem       : 30",
        "NQ44A  : Major problem|Minor problem       : 18",
        "BQ90A  : Yes                               : 12",
        "Q21    : Very safe|Fairly safe             : 68",
      })
  void sharesOfAnswersAreThoseOfTheQuestion(String question, String answers, double percent) {
    List<String> counted = Arrays.asList(answers.split("\\|"));
    List<String> given =
        respondents.stream()
            .map(row -> row.getField(question))
            .filter(answer -> !OPEN.contains(answer))
            .toList();
    assertThat(given).hasSizeGreaterThan(17_000);
    assertThat(100.0 * given.stream().filter(counted::contains).count() / given.size())
        .isCloseTo(percent, within(1.0));
  }

  /** Fewer Black and Mixed respondents agree, by the part of them that turns. */
  @Test
  void groupsDifferAsBefore() {
    List<NamedCsvRecord> white =
        respondents.stream().filter(r -> r.getField("ReNQ147").startsWith("White")).toList();
    List<NamedCsvRecord> black =
        respondents.stream().filter(r -> r.getField("ReNQ147").equals("Black")).toList();
    assertThat(agreeing(white)).isCloseTo(.63, within(.015));
    assertThat(agreeing(black)).isCloseTo(.63 * (1 - .7 * .12), within(.03));
  }

  private static double agreeing(List<NamedCsvRecord> rows) {
    return rows.stream()
        .map(row -> row.getField("Q62C"))
        .filter(answer -> !OPEN.contains(answer))
        .mapToDouble(answer -> answer.endsWith(" agree") ? 1 : 0)
        .average()
        .orElseThrow();
  }

  @Test
  void whoFindsThePoliceFairMostlyTrustsThem() {
    double fairness = correlation("Q62C", "NQ135BD");
    assertThat(fairness).isBetween(.3, .5);
    assertThat(correlation("Q62TG", "NQ135BD")).isBetween(.25, .5);
    assertThat(correlation("Q62C", "Q60")).isBetween(.25, .5);
    assertThat(correlation("Q131", "NQ135BD")).isBetween(.1, .25);
    // Good and bad news about the area have little to do with it, and the bad pulls down.
    assertThat(correlation("Q21", "NQ135BD")).isBetween(.04, .2);
    assertThat(correlation("Q13", "NQ135BD")).isBetween(-.2, -.04);
    assertThat(correlation("BQ90A", "NQ135BD")).isBetween(-.1, 0.0);
  }

  /** Of being on the favourable side, among who answered both. */
  private static double correlation(String one, String other) {
    List<NamedCsvRecord> both =
        respondents.stream()
            .filter(row -> !OPEN.contains(row.getField(one)))
            .filter(row -> !OPEN.contains(row.getField(other)))
            .toList();
    return new PearsonsCorrelation().correlation(yes(both, one), yes(both, other));
  }

  private static double[] yes(List<NamedCsvRecord> rows, String question) {
    Set<String> yes =
        Set.of(
            "Strongly agree",
            "Tend to agree",
            "Excellent",
            "Good",
            "Very well informed",
            "Fairly well informed",
            "Very safe",
            "Fairly safe",
            "Very worried",
            "Fairly worried",
            "Yes");
    return rows.stream().mapToDouble(r -> yes.contains(r.getField(question)) ? 1 : 0).toArray();
  }

  @Test
  void theTruthTellsHowMuchEachAnswerOwesToTheOpinion() {
    List<NamedCsvRecord> loadings =
        extract.rows("truth/parameters.csv").stream()
            .filter(row -> row.getField("parameter").startsWith("loading"))
            .toList();
    assertThat(loadings).hasSize(PasQuestion.values().length);
    assertThat(loadings)
        .filteredOn(row -> row.getField("subject").equals("pas: Q62C"))
        .extracting(row -> row.getField("value"))
        .containsExactly("0.75");
  }
}
