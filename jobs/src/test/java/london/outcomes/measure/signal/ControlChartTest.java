package london.outcomes.measure.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import london.outcomes.catalogue.Kind;
import london.outcomes.catalogue.Period;
import london.outcomes.catalogue.Window;
import london.outcomes.stats.spc.Direction;
import org.junit.jupiter.api.Test;

class ControlChartTest {

  private static final YearMonth FIRST = YearMonth.of(2023, 1);

  /** Two values in turn: limits of 10 -+ 2.66 times 2, and never two neighbours on one side. */
  private static double quiet(int i) {
    return i % 2 == 0 ? 9 : 11;
  }

  private static List<Signal> signals(
      int months, IntToDoubleFunction value, LocalDate... recordingChanges) {
    Subject subject =
        new Subject(
            "Robbery",
            "offences",
            Kind.COUNT,
            Direction.DECREASE,
            Window.MONTH,
            Window.ROLLING_12,
            1,
            List.of(recordingChanges),
            0);
    List<Observation> figures = new ArrayList<>();
    for (int i = 0; i < months; i++) {
      figures.add(
          new Observation(
              "E09000007",
              "Camden",
              "borough",
              new Period(Window.MONTH, FIRST.plusMonths(i)),
              value.applyAsDouble(i),
              value.applyAsDouble(i),
              Double.NaN,
              Double.NaN,
              Double.NaN,
              "final",
              "open"));
    }
    Collections.shuffle(figures, new Random(7));
    return ControlChart.signals(subject, figures);
  }

  @Test
  void aQuietSeriesSaysNothing() {
    assertThat(signals(24, ControlChartTest::quiet)).isEmpty();
  }

  @Test
  void aPeakIsNamedInOneSentenceWithWhatIsUsual() {
    List<Signal> signals = signals(25, i -> i == 24 ? 30 : quiet(i));
    assertThat(signals).hasSize(1);
    Signal peak = signals.get(0);
    assertThat(peak.signal()).isEqualTo("above_upper_limit");
    assertThat(peak.variation()).isEqualTo("concern");
    assertThat(peak.isLatest()).isTrue();
    assertThat(peak.isTrial()).isFalse();
    assertThat(peak.since()).isEqualTo(LocalDate.of(2025, 1, 1));
    // Mean (12·9 + 12·11 + 30)/25; of the ranges 23 are 2 and the one of 19 is screened out.
    assertThat(peak.expected()).isEqualTo(10.8);
    assertThat(peak.upper()).isEqualTo(10.8 + 2.66 * 2);
    assertThat(peak.sentence())
        .isEqualTo(
            "Robbery, Camden: 30 offences in January 2025 is above the range of usual variation;"
                + " usual there is 10.8, between 5.48 and 16.1.");
  }

  @Test
  void aShiftIsDatedFromItsFirstPeriod() {
    List<Signal> signals = signals(34, i -> i < 24 ? quiet(i) : quiet(i) - 2.5);
    assertThat(signals).isNotEmpty().allMatch(s -> s.variation().equals("improvement"));
    Signal last = signals.get(signals.size() - 1);
    assertThat(last.signal()).isEqualTo("shift_below");
    assertThat(last.isLatest()).isTrue();
    assertThat(last.since()).isEqualTo(LocalDate.of(2025, 1, 1));
    assertThat(last.sentence()).contains("since January 2025");
  }

  @Test
  void theSameShiftAtAChangeInRecordingIsNone() {
    assertThat(signals(34, i -> i < 24 ? quiet(i) : quiet(i) - 2.5, LocalDate.of(2025, 1, 1)))
        .isEmpty();
  }

  @Test
  void aSeasonIsNoNews() {
    double[] noise = new Random(5).doubles(48, -2, 2).toArray();
    IntToDoubleFunction seasonal = i -> 50 + noise[i] + 20 * Math.sin(Math.PI * i / 6);
    assertThat(signals(48, seasonal)).isEmpty();
    List<Signal> peak = signals(48, i -> seasonal.applyAsDouble(i) + (i == 47 ? 25 : 0));
    assertThat(peak).anyMatch(s -> s.isLatest() && s.isSeasonAdjusted());
  }

  @Test
  void rareEventsAreNotCharted() {
    assertThat(signals(30, i -> i % 9 == 0 ? 1 : 0)).isEmpty();
    assertThat(signals(30, i -> i == 29 ? 40 : i % 3)).isEmpty();
  }

  @Test
  void aConstantSeriesSaysNothing() {
    assertThat(signals(30, i -> 12)).isEmpty();
  }

  @Test
  void aMissingMonthIsPassedOver() {
    assertThat(signals(24, i -> i == 10 ? Double.NaN : quiet(i))).isEmpty();
    assertThat(signals(3, i -> Double.NaN)).isEmpty();
  }
}
