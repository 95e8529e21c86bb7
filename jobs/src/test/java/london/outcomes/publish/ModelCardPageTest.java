package london.outcomes.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import london.outcomes.publish.ModelCardPage.Card;
import london.outcomes.publish.ModelCardPage.Check;
import london.outcomes.publish.ModelCardPage.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelCardPageTest {

  private final ModelCardPage page = new ModelCardPage();

  @Test
  void whatItIsNotForStandsBeforeAnyFigure() {
    String text = page.text(card("open"), checks(), Set.of());

    assertThat(text)
        .startsWith("# Areas alike\n\n*Which boroughs are alike?*\n\n**Not for**: Ranking areas.");
    assertThat(text)
        .contains(
            "Model `areas-alike`, version 1.0.0, data to 2026-03-31, provenance open.",
            "## What it does not see\n\nWealth.",
            "| groups | 3 |  |",
            "| Agreement | 0.82 | 32 |")
        .doesNotContain("made up");
  }

  @Test
  void theFiveAreasThatAreServedWorstAreNamedAndTheRange() {
    String text = page.text(card("open"), checks(), Set.of());

    assertThat(text)
        .contains("From 0.1 (Area 1) to 0.8 (Area 8) over 8 areas; too few cases in 1 more.");
    assertThat(text).contains("| Area 5 | 0.5 | 1,200 |").doesNotContain("| Area 6 |");
  }

  @Test
  void ofAnErrorRateTheHighestAreTheWorst() {
    String text = page.text(card("open"), checks(), Set.of("group-stability"));

    assertThat(text).contains("The highest first:", "| Area 8 | 0.8 |").doesNotContain("| Area 3");
  }

  /** A false alarm in 3,000 is rare, and not none. */
  @ParameterizedTest(name = "{0} reads {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "0.0003 | 0.0003",
        "0.00031249 | 0.000312",
        "0.9512 | 0.951",
        "0.9999 | 1",
        "-12.345 | -12.3",
        "1234.4 | 1,234",
        "17 | 17",
        "0 | 0",
        "-0.0000000000001 | 0"
      })
  void figuresKeepTheDigitsThatTellSomething(double value, String text) {
    Check check = new Check("false-rise-rate", "London", true, "all", "all", value, 3000);

    assertThat(page.text(card("open"), List.of(check), Set.of()))
        .contains("| False rise rate | " + text + " | 3,000 |");
  }

  @Test
  void groupsHaveATableOfTheirOwn() {
    List<Check> checks = new ArrayList<>(checks());
    checks.add(new Check("error-rate", "London", true, "age-band", "65 and over", Double.NaN, 12));

    assertThat(page.text(card("open"), checks, Set.of()))
        .contains("| Error rate | age band: 65 and over | London | too few cases | 12 |");
  }

  @Test
  void madeUpDataAreCalledMadeUp() {
    assertThat(page.text(card("synthetic"), List.of(), Set.of()))
        .contains("**The data are made up: nothing here is about London.**")
        .doesNotContain("everywhere?", "everyone?");
  }

  private static Card card(String provenance) {
    return new Card(
        "areas-alike",
        "Areas alike",
        "Which boroughs are alike?",
        "32 boroughs.",
        "K-means.",
        "Wealth.",
        "Ranking areas.",
        List.of(new Metric("groups", "3")),
        "1.0.0",
        LocalDate.of(2026, 3, 31),
        provenance);
  }

  private static List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    for (int i = 8; i >= 1; i--) {
      checks.add(new Check("group-stability", "Area " + i, false, "all", "all", i / 10.0, 1200));
    }
    checks.add(new Check("group-stability", "Area 9", false, "all", "all", Double.NaN, 2));
    checks.add(new Check("agreement", "London", true, "all", "all", 0.82, 32));
    return checks;
  }
}
