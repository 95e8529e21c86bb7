package london.outcomes.notebook;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import org.knowm.xchart.internal.chartpart.IChart;

/** A picture that XChart has no chart for, as wide as the charts are. */
abstract class Drawing implements IChart {
  static final int WIDTH = 900;

  private final int height;

  Drawing(int height) {
    this.height = height;
  }

  @Override
  public final int getWidth() {
    return WIDTH;
  }

  @Override
  public final int getHeight() {
    return height;
  }

  @Override
  public final String getTitle() {
    return "";
  }

  /** Where a text starts from x: at it, in its middle, or before it. */
  enum Align {
    LEFT(0),
    CENTRE(0.5),
    RIGHT(1);

    private final double share;

    Align(double share) {
      this.share = share;
    }
  }

  /** Writes one line of text whose middle is at y. */
  static void write(
      Graphics2D canvas, String text, Font font, Color colour, double x, double y, Align align) {
    canvas.setFont(font);
    canvas.setColor(colour);
    var metrics = canvas.getFontMetrics();
    double left = x - align.share * metrics.stringWidth(text);
    double base = y + (metrics.getAscent() - metrics.getDescent()) / 2.0;
    canvas.drawString(text, (float) left, (float) base);
  }
}
