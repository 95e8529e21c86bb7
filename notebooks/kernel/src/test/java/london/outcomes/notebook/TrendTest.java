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

  @Test
  void yearsBeforeTheFirstValueTakeNoRoom() {
    List<Point> points =
        Stream.concat(Stream.of(gap(0), gap(1)), months(4).stream().skip(2)).toList();

    assertThat(new Trend(points).dated()).containsExactly(end(2), end(3));
  }

  @Test
  void severalLinesEndInTheirNames() {
    BufferedImage named =
        BitmapEncoder.getBufferedImage(
            new Trend(new Trend.Line("police", months(5)), new Trend.Line("hospital", high(5)))
                .mark(100));

    assertThat(dots(named, 0x12436D)).isGreaterThan(300);
    assertThat(dots(named, 0xF46A25)).isGreaterThan(300);
    // Right of the last point there is nothing but names.
    BufferedImage edge = named.getSubimage(named.getWidth() - 60, 0, 60, named.getHeight());
    assertThat(dots(edge, 0x12436D)).isPositive();
    assertThat(dots(edge, 0xAA4A19)).isPositive();
  }

  @Test
  void indexKeepsGapsAndScalesIntervals() {
    assertThat(new Point(START, 5.0, 4.0, 8.0).inPerCentOf(4))
        .isEqualTo(new Point(START, 125.0, 100.0, 200.0));
    assertThat(gap(1).inPerCentOf(4)).isEqualTo(gap(1));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "9, 9", "13, 7", "24, 8", "61, 6", "2000, 9"})
  void datesHaveRoomAndEndWithTheLast(int points, int dates) {
    Trend trend = new Trend(months(points));

    assertThat(trend.dated()).hasSize(dates).last().isEqualTo(end(points - 1));
  }

  @Test
  void onePointIsVisible() {
    BufferedImage image = BitmapEncoder.getBufferedImage(new Trend(months(1)));

    assertThat(dots(image, 0x12436D)).isGreaterThan(5);
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

  private static List<Point> high(int count) {
    return months(count).stream().map(point -> point.inPerCentOf(20)).toList();
  }

  private static long dots(BufferedImage image, int colour) {
    int width = image.getWidth();
    int[] all = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
    return IntStream.of(all).filter(dot -> (dot & 0xFFFFFF) == colour).count();
  }

  private static Point gap(int month) {
    return new Point(end(month), null, null, null);
  }

  private static LocalDate end(int month) {
    return START.plusMonths(month + 1L).minusDays(1);
  }
}
