package london.outcomes.measure.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import london.outcomes.catalogue.Kind;
import london.outcomes.catalogue.Period;
import london.outcomes.catalogue.Window;
import london.outcomes.stats.spc.Direction;
import org.junit.jupiter.api.Test;

class BoroughFamilyTest {

  private static final Period YEAR = new Period(Window.ROLLING_12, YearMonth.of(2026, 3));
  private static final Subject SUBJECT =
      new Subject(
          "Robbery",
          "offences per 1,000 residents",
          Kind.RATE,
          Direction.DECREASE,
          Window.MONTH,
          Window.ROLLING_12,
          1000,
          List.of(),
          0);

  private static Observation figure(
      String area, String level, double count, double people, double p) {
    return new Observation(
        area,
        level.equals("region") ? "London" : "Borough " + area,
        level,
        YEAR,
        1000 * count / people,
        count,
        people,
        1,
        p,
        "final",
        "open");
  }

  /** 32 boroughs about the same rate, which differ by more than chance, and London. */
  private static List<Observation> london(double firstCount, double firstP) {
    Random random = new Random(11);
    List<Observation> all = new ArrayList<>();
    double count = 0;
    double people = 0;
    for (int i = 0; i < 32; i++) {
      double n = 200_000 + 5_000 * i;
      double x = i == 0 ? firstCount : Math.round(n * 0.01 * (1 + 0.1 * random.nextGaussian()));
      all.add(figure("E09" + i, "borough", x, n, i == 0 ? firstP : 0.04 + 0.03 * i));
      count += x;
      people += n;
    }
    all.add(figure("E12000007", "region", count, people, 0.9));
    return all;
  }

  @Test
  void boroughsThatDifferAsBoroughsDoAreNotNamed() {
    assertThat(BoroughFamily.signals(SUBJECT, london(2_000, 0.04))).isEmpty();
  }

  @Test
  void aBoroughFarFromLondonIsNamedWithTheLimits() {
    List<Signal> signals = BoroughFamily.signals(SUBJECT, london(4_000, 0.04));
    assertThat(signals).hasSize(1);
    Signal high = signals.get(0);
    assertThat(high.family()).isEqualTo("funnel");
    assertThat(high.signal()).isEqualTo("above_london");
    assertThat(high.variation()).isEqualTo("concern");
    assertThat(high.about().area()).isEqualTo("E090");
    assertThat(high.adjustedP()).isLessThan(0.05);
    assertThat(high.about().value()).isGreaterThan(high.upper());
    assertThat(high.sentence())
        .startsWith(
            "Robbery, Borough E090: 20 offences per 1,000 residents in 12 months to March 2026 is"
                + " higher than boroughs usually differ from London's 10");
  }

  @Test
  void oneSmallPValueAmongManyIsNotEnough() {
    // 0.01 times 32 boroughs is above 0.05; 0.001 is below it.
    assertThat(BoroughFamily.signals(SUBJECT, london(2_000, 0.01))).isEmpty();
    List<Signal> signals = BoroughFamily.signals(SUBJECT, london(2_000, 0.001));
    assertThat(signals).hasSize(1);
    assertThat(signals.get(0).signal()).isEqualTo("rise");
    assertThat(signals.get(0).adjustedP()).isEqualTo(0.032);
    assertThat(signals.get(0).sentence())
        .isEqualTo(
            "Robbery, Borough E090: 10 offences per 1,000 residents in 12 months to March 2026, up"
                + " from 9 a year before, more than chance explains.");
  }

  @Test
  void withoutAFigureForLondonNothingIsCompared() {
    List<Observation> boroughs = london(4_000, 0.001);
    boroughs.remove(boroughs.size() - 1);
    assertThat(BoroughFamily.signals(SUBJECT, boroughs)).isEmpty();
  }
}
