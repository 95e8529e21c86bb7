package london.outcomes.notebook;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.internal.chartpart.IChart;

/** How a value looks in a notebook: a picture, a table, or its text. */
final class Display {
  private static final String PNG = "image/png";

  private Display() {}

  static DisplayData of(Object value) {
    if (value instanceof Figure figure) {
      return picture(figure.picture(), figure.description(), figure.width());
    }
    if (value instanceof IChart chart) {
      BufferedImage image = BitmapEncoder.getBufferedImage(chart);
      return picture(image, "Chart", image.getWidth());
    }
    if (value instanceof BufferedImage image) {
      return picture(image, "Picture", image.getWidth());
    }
    if (value instanceof Table table) {
      DisplayData data = new DisplayData(table.text());
      data.putHTML(table.html());
      return data;
    }
    return new DisplayData(String.valueOf(value));
  }

  private static DisplayData picture(BufferedImage image, String description, int width) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    DisplayData data = new DisplayData(description);
    data.putData(PNG, Base64.getEncoder().encodeToString(png.toByteArray()));
    // Drawn at twice the size for sharp letters on dense screens.
    data.putMetaData(PNG, Map.of("width", width));
    return data;
  }
}
