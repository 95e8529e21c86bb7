package london.outcomes.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;

class FigureTest {
  @Test
  void pictureIsTheChartAtTwiceItsSizeWithTextAround() {
    Figure figure = figure("What is seen", "official");

    BufferedImage picture = figure.picture();

    assertThat(picture.getWidth()).isEqualTo(2 * figure.width());
    assertThat(picture.getHeight()).isBetween(2 * 300, 2 * 450);
    assertThat(figure.description())
        .isEqualTo("What is seen. How. Source: a table. Provenance: official.");
  }

  @Test
  void syntheticDataAreMarkedInThePictureItself() {
    BufferedImage official = figure("What is seen", "official").picture();
    BufferedImage synthetic = figure("What is seen", "Synthetic").picture();

    assertThat(figure("T", "synthetic").description()).startsWith("SYNTHETIC DATA. T.");
    assertThat(dots(synthetic, 0x801650)).isGreaterThan(100);
    assertThat(dots(official, 0x801650)).isZero();
  }

  @Test
  void longTitleTakesMoreLines() {
    int one = figure("Short", "official").picture().getHeight();
    int many = figure("A title of many words ".repeat(10), "official").picture().getHeight();

    assertThat(many).isGreaterThan(one + 60);
  }

  private static Figure figure(String title, String provenance) {
    XYChart chart = new XYChart(400, 300);
    chart.addSeries("line", new double[] {1, 2, 3});
    return new Figure(title, "How", chart, "a table", provenance);
  }

  private static long dots(BufferedImage image, int colour) {
    int[] all = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return IntStream.of(all).filter(dot -> (dot & 0xFFFFFF) == colour).count();
  }
}
