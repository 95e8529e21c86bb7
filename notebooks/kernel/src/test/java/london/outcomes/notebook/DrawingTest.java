package london.outcomes.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import london.outcomes.notebook.Estimates.Entry;
import org.junit.jupiter.api.Test;

class DrawingTest {
  private static final int BLUE = 0x12436D;
  private static final int PINK = 0x801650;
  private static final int ORANGE = 0xF46A25;

  @Test
  void onlyAnIntervalBeyondTheToleranceIsPink() {
    assertThat(dots(paint(estimates(-9, -12, -6)), PINK)).isGreaterThan(50);
    assertThat(dots(paint(estimates(-9, -14, -4)), PINK)).isZero();
    assertThat(dots(paint(estimates(-9, -14, -4)), BLUE)).isGreaterThan(50);
  }

  @Test
  void withheldEstimateHasItsReasonAndNoDot() {
    Entry withheld = new Entry("Mixed", null, null, null, "withheld: too few answered");
    Estimates none = new Estimates(List.of(Entry.heading("Ethnicity"), withheld), "points", 5);

    assertThat(dots(paint(none), BLUE)).isZero();
    assertThat(dots(paint(none), 0x505A5F)).isPositive();
  }

  @Test
  void cellMapHasARowForEachPlaceAndMarksTheSumOfAll() {
    Map<String, List<Double>> rows = new TreeMap<>();
    rows.put("Camden", List.of(0.0, 8.0));
    CellMap one = new CellMap(List.of("Jan", "Feb"), Map.copyOf(rows));
    rows.put("Barnet", List.of(4.0, 2.0));
    CellMap two = new CellMap(List.of("Jan", "Feb"), rows);

    assertThat(two.getHeight()).isGreaterThan(one.getHeight());
    assertThat(dots(paint(two), ORANGE)).isGreaterThan(50);
  }

  @Test
  void walkHasABoxForEachStationAndArrowsBetween() {
    BufferedImage three =
        paint(
            new Walk(
                List.of(
                    Walk.Station.of("figure", "12"),
                    Walk.Station.of("cells", "396", "12 months"),
                    Walk.Station.of("file", "1"))));

    int[] row = three.getRGB(0, 4, three.getWidth(), 1, null, 0, three.getWidth());
    long edges =
        IntStream.range(1, row.length)
            .filter(x -> row[x] != row[x - 1] && (row[x] & 0xFFFFFF) == BLUE)
            .count();
    assertThat(edges).as("boxes after the first").isEqualTo(2);
    assertThat(dots(three, ORANGE)).isGreaterThan(100);
  }

  private static Estimates estimates(double value, double lower, double upper) {
    return new Estimates(List.of(new Entry("Black", value, lower, upper, "")), "points", 5);
  }

  private static BufferedImage paint(Drawing drawing) {
    BufferedImage image =
        new BufferedImage(drawing.getWidth(), drawing.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.setColor(java.awt.Color.WHITE);
    canvas.fillRect(0, 0, drawing.getWidth(), drawing.getHeight());
    drawing.paint(canvas, drawing.getWidth(), drawing.getHeight());
    canvas.dispose();
    return image;
  }

  private static long dots(BufferedImage image, int colour) {
    int width = image.getWidth();
    int[] all = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
    return IntStream.of(all).filter(dot -> (dot & 0xFFFFFF) == colour).count();
  }
}
