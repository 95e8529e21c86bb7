package london.outcomes.insight.change;

import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ExplainedChangeTest {

  @Test
  void aRiseOfACountIsTheSumOfThePartsAndARest() {
    List<Finding> findings =
        ExplainedChange.of(
            List.of(
                whole(count(100), count(130)),
                part("borough", "E1", count(40), count(60)),
                part("borough", "E2", count(50), count(45)),
                part("borough", "unknown", count(3), count(0))));

    assertThat(findings)
        .extracting(Finding::part)
        .containsExactly("all", "E1", "rest", "E2", "unknown");
    assertThat(findings).extracting(Finding::effect).containsExactly(30.0, 20.0, 18.0, -5.0, -3.0);
    assertThat(findings).extracting(Finding::rank).containsExactly(1, 1, 2, 3, 4);
    assertThat(findings.get(1).share()).isCloseTo(66.667, within(0.001));
  }

  @Test
  void aRateIsSplitIntoRateAndMixWithCasesOfNoBorough() {
    List<Finding> findings =
        ExplainedChange.of(
            List.of(
                whole(rate(52, 1000, 1000), rate(70, 1000, 1000)),
                part("borough", "E1", rate(20, 400, 1000), rate(30, 400, 1000)),
                part("borough", "E2", rate(30, 600, 1000), rate(30, 600, 1000)),
                part("borough", "unknown", seen("no-denominator", 2), seen("no-denominator", 10))));

    assertThat(findings).extracting(Finding::part).containsExactly("all", "E1", "unknown", "E2");
    assertThat(findings.get(1).effect()).isCloseTo(10, within(1e-9));
    assertThat(findings.get(2).effect()).isCloseTo(8, within(1e-9));
    assertThat(findings.get(2).before()).isNaN();
    assertThat(findings.get(3).effect()).isCloseTo(0, within(1e-9));
  }

  @RepeatedTest(300)
  void whateverIsShownAddsUpAndNothingWithheldIsToldByTheRest(RepetitionInfo info) {
    Random dice = new Random(info.getCurrentRepetition());
    boolean isRate = dice.nextBoolean();
    int n = 1 + dice.nextInt(12);
    List<Part> parts = new ArrayList<>();
    double[] sums = new double[4];
    for (int i = 0; i < n; i++) {
      double[] truth = {
        dice.nextInt(30), 50 + dice.nextInt(500), dice.nextInt(30), 50 + dice.nextInt(500)
      };
      IntStream.range(0, 4).forEach(j -> sums[j] += truth[j]);
      parts.add(
          part(
              "age",
              "g" + i,
              random(dice, truth[0], truth[1], isRate),
              random(dice, truth[2], truth[3], isRate)));
    }
    Part whole =
        isRate
            ? whole(rate(sums[0], sums[1], 100), rate(sums[2], sums[3], 100))
            : whole(count(sums[0]), count(sums[2]));
    List<Part> all = new ArrayList<>(parts);
    all.add(whole);
    Collections.shuffle(all, dice);

    List<Finding> split =
        ExplainedChange.of(all).stream().filter(f -> f.splitType().equals("age")).toList();

    if (split.stream().noneMatch(f -> Double.isFinite(f.effect()))) {
      return;
    }
    double change = whole.after().value() - whole.before().value();
    assertThat(split.stream().mapToDouble(Finding::effect).sum()).isCloseTo(change, within(1e-9));
    Set<String> shown = new HashSet<>(split.stream().map(Finding::part).toList());
    assertThat(parts)
        .filteredOn(p -> p.before().isWithheld() || p.after().isWithheld())
        .noneMatch(p -> shown.contains(p.id()));
    for (boolean isAfter : new boolean[] {false, true}) {
      long hidden =
          parts.stream().filter(p -> (isAfter ? p.after() : p.before()).isWithheld()).count();
      assertThat(hidden).as("seed %d", info.getCurrentRepetition()).isNotEqualTo(1);
    }
  }

  private static Sight random(Random dice, double count, double base, boolean isRate) {
    return switch (dice.nextInt(8)) {
      case 0 -> seen("suppressed", NaN);
      case 1 -> Sight.NONE;
      default -> isRate ? rate(count, base, 100) : count(count);
    };
  }

  @Test
  void oneWithheldPartTakesTheWholeSplitWithIt() {
    Part e1 = part("borough", "E1", count(40), count(60));
    Part hidden = part("borough", "E2", seen("suppressed", NaN), count(45));

    List<Finding> findings = ExplainedChange.of(List.of(whole(count(100), count(130)), e1, hidden));

    assertThat(findings.get(1).status()).isEqualTo("suppressed");
    assertThat(findings.get(1).effect()).isNaN();
    assertThat(findings).hasSize(2);
  }

  @Test
  void aRestOfAFewWithheldCasesIsNotTold() {
    List<Finding> findings =
        ExplainedChange.of(
            List.of(
                whole(count(102), count(130)),
                part("borough", "E1", count(100), count(100)),
                part("borough", "E2", seen("suppressed", NaN), count(10)),
                part("borough", "E3", seen("suppressed", NaN), count(20))));

    assertThat(findings).extracting(Finding::status).containsExactly("ok", "suppressed");
  }

  @Test
  void groupsThatShareCasesAreNotAddedUp() {
    List<Finding> findings =
        ExplainedChange.of(
            List.of(
                whole(count(100), count(100)),
                part("flag", "a", count(80), count(80)),
                part("flag", "b", count(80), count(80))));

    assertThat(findings.get(1).status()).isEqualTo("overlapping");
  }

  @Test
  void aMedianIsNotSplit() {
    Sight before = new Sight("ok", 10, 10, 33, "ok", "open");
    Sight after = new Sight("ok", 20, 15, 31, "ok", "open");

    List<Finding> findings =
        ExplainedChange.of(List.of(whole(before, after), part("age", "a", before, after)));

    assertThat(findings.get(1).status()).isEqualTo("not-additive");
  }

  @Test
  void typesOfARateAddUpOnTheSameResidents() {
    List<Finding> findings =
        ExplainedChange.of(
            List.of(
                whole(rate(50, 1000, 1000), rate(80, 1000, 1000)),
                part("type", "t1", rate(20, 1000, 1000), rate(45, 1000, 1000)),
                part("type", "t2", rate(30, 1000, 1000), rate(35, 1000, 1000))));

    assertThat(findings).extracting(Finding::part).containsExactly("all", "t1", "t2");
    assertThat(findings.get(1).effect()).isCloseTo(25, within(1e-9));
    assertThat(findings.get(2).effect()).isCloseTo(5, within(1e-9));
  }

  @Test
  void aChangeInRecordingIsMarkedOnEveryPart() {
    Sight after = new Sight("ok", 130, NaN, 130, "recording-change", "open");

    List<Finding> findings =
        ExplainedChange.of(
            List.of(whole(count(100), after), part("borough", "E1", count(100), count(130))));

    assertThat(findings).extracting(Finding::status).containsOnly("recording-change");
  }

  @Test
  void withoutAYearBeforeThereIsOnlyTheFigure() {
    List<Finding> findings =
        ExplainedChange.of(
            List.of(whole(Sight.NONE, count(9)), part("age", "a", Sight.NONE, count(9))));

    assertThat(findings).extracting(Finding::status).containsExactly("no-earlier-value");
  }

  @Test
  void theWeakestInputDecidesOnProvenance() {
    Sight synthetic = new Sight("ok", 5, NaN, 5, "ok", "synthetic");

    List<Finding> findings =
        ExplainedChange.of(
            List.of(whole(count(9), count(10)), part("borough", "E1", synthetic, count(5))));

    assertThat(findings).extracting(Finding::provenance).containsOnly("synthetic");
  }

  private static Part whole(Sight before, Sight after) {
    return new Part("all", "all", before, after);
  }

  private static Part part(String type, String id, Sight before, Sight after) {
    return new Part(type, id, before, after);
  }

  private static Sight count(double count) {
    return new Sight("ok", count, NaN, count, "ok", "open");
  }

  private static Sight rate(double count, double base, double per) {
    return new Sight("ok", count, base, per * count / base, "ok", "open");
  }

  private static Sight seen(String status, double count) {
    return new Sight(status, count, NaN, NaN, "ok", "open");
  }
}
