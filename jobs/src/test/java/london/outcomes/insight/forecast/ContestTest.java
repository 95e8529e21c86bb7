package london.outcomes.insight.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContestTest {

  private static Skill skill(Verdict verdict, Model model) {
    return verdict.skills().stream().filter(s -> s.model() == model).findFirst().orElseThrow();
  }

  @Test
  void aSeasonThatGrowsIsForecastFarNearerThanByLastYear() {
    double[] counts =
        Invented.counts(Invented.LENGTH, i -> Math.rint(400 * (1 + 0.01 * i) * Invented.season(i)));
    Verdict verdict = Invented.alone(Invented.none(), counts);
    assertThat(verdict.status()).isEqualTo("ok");
    assertThat(verdict.best()).contains(Model.HOLT_WINTERS);
    assertThat(skill(verdict, Model.HOLT_WINTERS).mase()).isLessThan(0.3);
    assertThat(skill(verdict, Model.SEASONAL_NAIVE).mase()).isGreaterThan(0.9);
    for (Verdict.Ahead ahead : verdict.ahead()) {
      int month = Invented.LENGTH - 1 + ahead.horizon();
      double truth = 400 * (1 + 0.01 * month) * Invented.season(month);
      assertThat(ahead.month()).isEqualTo(Invented.NOW + ahead.horizon());
      assertThat(ahead.count()).isCloseTo(truth, within(0.03 * truth));
      assertThat(truth).isBetween(ahead.lower(), ahead.upper());
    }
  }

  @Test
  void whatLastYearTellsBestIsRarelyShownAndNeverForMoreThanChance() {
    List<Verdict> verdicts =
        IntStream.range(0, 40)
            .mapToObj(i -> Invented.alone(Invented.seasonal(), Invented.likeLastYear(i)))
            .toList();
    List<Verdict> shown = verdicts.stream().filter(Verdict::isShown).toList();
    assertThat(shown).hasSizeLessThanOrEqualTo(4);
    verdicts.stream()
        .filter(v -> !v.isShown())
        .forEach(
            v -> {
              assertThat(v.status()).isEqualTo("no-better-than-last-year");
              assertThat(v.ahead()).isEmpty();
              assertThat(v.skills()).hasSize(3);
            });
  }

  @Test
  void aNewLevelIsFollowedSoonerThanByLastYear() {
    double[] counts = Invented.crimes(300, 1, 7);
    int change = Invented.LENGTH - 15;
    for (int i = change; i < Invented.LENGTH; i++) {
      counts[i] = Math.rint(counts[i] * 1.6);
    }
    Series series = Invented.borough("E09000001", counts);
    Errors smoothed = errors(series, Model.HOLT_WINTERS);
    Errors lastYear = errors(series, Model.SEASONAL_NAIVE);
    int origin = Invented.FIRST + change + 4;
    assertThat(mean(smoothed, origin)).isLessThan(mean(lastYear, origin) * 2 / 3);
  }

  private static double mean(Errors errors, int origin) {
    return IntStream.rangeClosed(1, Origins.HORIZONS)
        .mapToDouble(horizon -> errors.absolute(origin, horizon))
        .average()
        .orElseThrow();
  }

  @Test
  void figuresAfterAnOriginChangeNothingThatIsForecastThere() {
    Series series = Invented.borough("E09000001", Invented.crimes(120, 2, 3));
    int origin = Invented.NOW - 20;
    double[] later = series.counts().clone();
    for (int i = origin + 1 - Invented.FIRST; i < later.length; i++) {
      later[i] = 3 * later[i] + 50;
    }
    Series changed = Invented.borough("E09000001", later);
    for (Model model : Model.values()) {
      Errors before = errors(series, model);
      Errors after = errors(changed, model);
      double spreads = new Width(List.of(before)).at(origin);
      assertThat(new Width(List.of(after)).at(origin)).isEqualTo(spreads);
      for (int from = Origins.firstTested(series); from <= origin; from++) {
        for (int horizon = 1; horizon <= Origins.HORIZONS; horizon++) {
          assertThat(after.forecast(from, horizon)).isEqualTo(before.forecast(from, horizon));
          assertThat(after.interval(from, horizon, spreads))
              .isEqualTo(before.interval(from, horizon, spreads));
        }
      }
    }
  }

  private static Errors errors(Series series, Model model) {
    return new Contest(new Group("m", List.of(series)), Invented.seasonal()).errors(model).get(0);
  }

  @Test
  void theOrderOfAreasChangesNothing() {
    Group group = Invented.city("m", 6, 20, 2, 40);
    List<Series> turned = new ArrayList<>(group.series());
    Collections.reverse(turned);
    assertThat(Contest.verdicts(new Group("m", turned), Invented.seasonal()))
        .isEqualTo(Contest.verdicts(group, Invented.seasonal()));
  }

  @ParameterizedTest
  @CsvSource({"1, 100", "1, 200", "2, 300", "5, 400"})
  void intervalsHoldWhatComesAsOftenAsTheySay(double dispersion, int seed) {
    List<Verdict> verdicts =
        Contest.verdicts(Invented.city("m", 32, 8, dispersion, seed), Invented.seasonal());
    for (Model model : Model.values()) {
      double covered = verdicts.stream().mapToDouble(v -> skill(v, model).coverage()).sum();
      assertThat(covered / verdicts.size()).as(model.id()).isBetween(0.92, 0.98);
    }
  }

  @Test
  void whyThereIsNoForecastIsSaid() {
    double[] history = Invented.crimes(120, 2, 5);
    double[] few = Invented.crimes(3, 1, 5);
    assertThat(Invented.alone(Invented.none(), few).status()).isEqualTo("too-few");
    double[] tooShort = Arrays.copyOfRange(history, Invented.LENGTH - 71, Invented.LENGTH);
    assertThat(Invented.alone(Invented.none(), tooShort).status()).isEqualTo("too-short");
    Fits later = new Fits(Invented.NOW + 7, Map.of());
    assertThat(Invented.alone(later, history).status()).isEqualTo("out-of-date");
    double[] constant = Invented.counts(Invented.LENGTH, i -> 40);
    assertThat(Invented.alone(Invented.seasonal(), constant).status())
        .isEqualTo("no-better-than-last-year");
  }
}
