package london.outcomes.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import london.outcomes.notebook.Trend.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.knowm.xchart.BitmapEncoder;

class TrendTest {
  private static final LocalDate START = LocalDate.of(2024, 1, 1);

  @Test
  void axisStartsAtZeroAndEndsAboveTheHighestInterval() {
    Trend trend = new Trend(months(13));

    assertThat(trend.getStyler().getYAxisMin()).isZero();
    assertThat(trend.getStyler().getYAxisMax()).isGreaterThan(12 + 11);
  }

  @Test
  void gapBreaksTheLine() {
    List<Point> points =
        Stream.of(months(3), List.of(gap(3)), months(8).subList(4, 5), List.of(gap(5), gap(6)))
            .flatMap(List::stream)
            .toList();

    assertThat(new Trend(points).stretches()).extracting(List::size).containsExactly(3, 1);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "9, 9", "13, 7", "24, 8", "61, 6", "2000, 9"})
  void datesHaveRoomAndEndWithTheLast(int points, int dates) {
    Trend trend = new Trend(months(points));

    assertThat(trend.dated()).hasSize(dates).last().isEqualTo(months(points).get(points - 1));
  }

  @Test
  void onePointIsVisible() {
    BufferedImage image = BitmapEncoder.getBufferedImage(new Trend(months(1)));

    int[] dots = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    assertThat(IntStream.of(dots).filter(dot -> (dot & 0xFFFFFF) == 0x12436D).count())
        .isGreaterThan(5);
  }

  @Test
  void paintingKeepsTheSize() {
    Trend trend = new Trend(months(3));
    int height = trend.getHeight();

    BitmapEncoder.getBufferedImage(trend);

    assertThat(trend.getHeight()).isEqualTo(height);
  }

  @Test
  void nothingToDrawIsRefused() {
    assertThatThrownBy(() -> new Trend(List.of(gap(1)))).isInstanceOf(NoSuchElementException.class);
  }

  private static List<Point> months(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Point(end(i), 10.0 + i, 9.0 + i, 11.0 + i))
        .toList();
  }

  private static Point gap(int month) {
    return new Point(end(month), null, null, null);
  }

  private static LocalDate end(int month) {
    return START.plusMonths(month + 1L).minusDays(1);
  }
}
