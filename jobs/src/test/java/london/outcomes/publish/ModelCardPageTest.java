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
            "| Agreement | 0.820 | 32 |")
        .doesNotContain("made up");
  }

  @Test
  void theFiveAreasThatAreServedWorstAreNamedAndTheRange() {
    String text = page.text(card("open"), checks(), Set.of());

    assertThat(text)
        .contains("From 0.100 (Area 1) to 0.800 (Area 8) over 8 areas; too few cases in 1 more.");
    assertThat(text).contains("| Area 5 | 0.500 | 1,200 |").doesNotContain("| Area 6 |");
  }

  @Test
  void ofAnErrorRateTheHighestAreTheWorst() {
    String text = page.text(card("open"), checks(), Set.of("group-stability"));

    assertThat(text)
        .contains("The highest first:", "| Area 8 | 0.800 |")
        .doesNotContain("| Area 3");
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
