package london.outcomes.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import london.outcomes.notebook.Trend.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTest {
  private static final LocalDate LAST = LocalDate.of(2024, 2, 29);

  /** Of two Poisson counts, the interval of their ratio by its standard error is near by. */
  @Test
  void intervalIsThatOfTheRatioOfTwoCounts() {
    Change change =
        Change.between(
            new Point(LAST, 400.0, 361.8, 441.1),
            new Point(LAST.plusYears(1), 300.0, 267.0, 335.9));

    double error = Math.sqrt(1.0 / 400 + 1.0 / 300);
    assertThat(change.perCent()).isCloseTo(-25, within(1e-9));
    assertThat(change.lower()).isCloseTo(100 * (0.75 * Math.exp(-1.96 * error) - 1), within(1.0));
    assertThat(change.upper()).isCloseTo(100 * (0.75 * Math.exp(1.96 * error) - 1), within(1.0));
    assertThat(change).hasToString("\u221225.0% (\u221235.6 to \u221212.8): fell");
  }

  @ParameterizedTest
  @CsvSource({"100, 200, rose", "200, 100, fell", "100, 105, no clear change"})
  void verdictIsThatOfTheWholeInterval(double before, double after, String verdict) {
    assertThat(Change.between(point(LAST, before), point(LAST, after)).verdict())
        .isEqualTo(verdict);
  }

  @Test
  void yearsThatShareNoMonthAreCompared() {
    List<Point> points =
        List.of(
            point(LAST.minusYears(2).withDayOfMonth(28), 90),
            point(LocalDate.of(2023, 2, 28), 100),
            new Point(LocalDate.of(2023, 8, 31), null, null, null),
            point(LAST, 110));

    assertThat(Change.ofYears(points))
        .extracting(Change::at)
        .containsExactly(LAST, LocalDate.of(2023, 2, 28));
    assertThat(Change.ofYears(List.of())).isEmpty();
    assertThat(Change.ofYears(points.subList(0, 1))).isEmpty();
  }

  private static Point point(LocalDate at, double value) {
    return new Point(at, value, value * 0.9, value * 1.1);
  }
}
