package london.outcomes.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import london.outcomes.SharedSession;
import london.outcomes.config.CopiedConf;
import london.outcomes.insight.Question;
import london.outcomes.synth.Plan;
import london.outcomes.synth.Synthesis;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code outcomes insight} on a lake of five months, from files to answers. */
final class InsightTest {

  private static final YearMonth LAST = YearMonth.of(2025, 6);

  @TempDir static Path folder;

  private static Workbench bench;
  private static Workbench.Result first;

  @BeforeAll
  static void ask() throws IOException {
    bench =
        Workbench.of(
            folder, "offences-recorded", "robbery-personal", "trust-mps", "good-job-local");
    Path reference = SharedSession.project().resolve("conf/reference");
    Synthesis.write(new Plan(LAST.minusMonths(4), LAST, 0.02, 11), reference, bench.landing);
    // At this size a force may deliver an empty file, which is rejected: 65.
    assertThat(bench.run("run", "--env", "demo").exitCode()).isIn(0, 65);
    first = bench.run("insight", "--env", "demo");
  }

  @Test
  void everyQuestionIsAnsweredOrSaysWhatIsMissing() {
    assertThat(first.exitCode()).as(first.out() + first.err()).isZero();
    assertThat(first.out())
        .contains("fact_forecast", "fact_emerging", "fact_concentration", "fact_change_part")
        .contains("near-repeats: nothing to answer it from, for there is no police_offence");
    for (Question question : Questions.of(Workbench.CATALOGUE).named(List.of())) {
      boolean isSkipped = first.out().contains(question.id() + ": nothing to answer it from");
      for (String table : question.answers()) {
        boolean isThere = bench.place("demo", () -> {}).lake().table(table).version().isPresent();
        assertThat(isThere).as(table).isNotEqualTo(isSkipped);
      }
    }
  }

  @Test
  void everyModelHasACardThatIsAlsoAPage() throws IOException {
    List<Row> cards =
        bench.table("dim_model").select("model_id", "provenance", "not_for").collectAsList();
    assertThat(cards).hasSizeGreaterThanOrEqualTo(4);
    assertThat(cards).extracting(card -> card.getString(1)).contains("synthetic");
    for (Row card : cards) {
      // Five months are too few for some: such a card rests on nothing.
      assertThat(card.getString(1)).isIn("synthetic", "none");
      assertThat(card.getString(2)).isNotBlank();
      String page =
          Files.readString(bench.lake.resolve("curated/model-cards/" + card.getString(0) + ".md"));
      assertThat(page).contains("**Not for**", card.getString(2));
      assertThat(page.contains("nothing here is about London"))
          .isEqualTo(card.getString(1).equals("synthetic"));
    }
    assertThat(
            bench
                .table("fact_model_check")
                .join(bench.table("dim_model"), "model_id")
                .select("model_id")
                .distinct()
                .count())
        .isEqualTo(bench.table("fact_model_check").select("model_id").distinct().count())
        .isPositive();
  }

  @Test
  void askedAgainNothingIsDone() {
    Workbench.Result again = bench.succeed("insight", "--env", "demo");
    assertThat(again.out())
        .contains("Nothing to do", "forecasts: what it rests on has not changed");
  }

  @Test
  void anUnknownQuestionIsAMistakeOfTheCommand() {
    Workbench.Result result = bench.run("insight", "weather", "--env", "demo");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("weather", "forecasts", "emerging");
  }

  @Test
  void aQuestionAboutAMeasureThatIsGoneIsNamedAndOtherCommandsGoOn() {
    Path conf = new CopiedConf(folder.resolve("few")).only(Set.of("offences-recorded")).folder();
    Workbench.Result result = bench.run("insight", "--env", "demo", "--conf", conf.toString());
    assertThat(result.exitCode()).isEqualTo(78);
    assertThat(result.err())
        .contains("conf/insight/drivers.yaml:", "outcomes[0].measure: no measure 'trust-mps'");
    bench.succeed("query", "--env", "demo", "--conf", conf.toString(), "select 1 as one");
  }

  @Test
  void anEmptyLakeAnswersNothing() throws IOException {
    Workbench empty = new Workbench(Files.createDirectory(folder.resolve("empty")));
    Workbench.Result result = empty.run("insight", "--env", "demo");
    assertThat(result.exitCode()).isEqualTo(66);
    assertThat(result.err()).contains("outcomes run");
    try (Stream<Path> files = Files.walk(empty.lake)) {
      assertThat(files.map(Path::toString)).noneMatch(file -> file.contains("curated"));
    }
  }
}
