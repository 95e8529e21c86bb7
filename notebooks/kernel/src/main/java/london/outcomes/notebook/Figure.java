package london.outcomes.notebook;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.knowm.xchart.internal.chartpart.IChart;

/**
 * A chart as it may leave the house: what is seen above it, where it comes from below it, and, when
 * the data are synthetic, that they are, inside the picture where no copy can lose it.
 */
public final class Figure {
  private static final int SCALE = 2;
  private static final int MARGIN = 24;
  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 22);
  private static final Font SUBTITLE = new Font(Font.SANS_SERIF, Font.PLAIN, 16);
  private static final Font BADGE = new Font(Font.SANS_SERIF, Font.BOLD, 16);
  private static final String SYNTHETIC = "SYNTHETIC DATA";

  private final String title;
  private final String subtitle;
  private final IChart chart;
  private final String source;
  private final String provenance;

  /** The provenance is the column of that name; "synthetic" makes the picture say so. */
  public Figure(String title, String subtitle, IChart chart, String source, String provenance) {
    this.title = title;
    this.subtitle = subtitle;
    this.chart = chart;
    this.source = source;
    this.provenance = provenance;
  }

  /**
   * A picture of rows of a published table, which say themselves where they come from.
   *
   * @param table such as "curated fact_measure"
   * @param rows with {@code release_id}, {@code run_id} and {@code provenance}
   */
  public static Figure of(
      String title, String subtitle, IChart chart, String table, List<Row> rows) {
    String source =
        table + ", release " + distinct(rows, "release_id") + ", run " + distinct(rows, "run_id");
    return new Figure(title, subtitle, chart, source, distinct(rows, "provenance"));
  }

  /** Rows for which nothing has arrived have no provenance. */
  private static String distinct(List<Row> rows, String column) {
    return rows.stream()
        .map(row -> row.<String>getAs(column))
        .filter(text -> !text.equals("none"))
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  String description() {
    return (isSynthetic() ? SYNTHETIC + ". " : "")
        + title
        + ". "
        + subtitle.replace("\n", ". ")
        + ". "
        + sourceLine();
  }

  int width() {
    return chart.getWidth() + 2 * MARGIN;
  }

  BufferedImage picture() {
    int height = paint(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics());
    BufferedImage image =
        new BufferedImage(width() * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.scale(SCALE, SCALE);
    canvas.setColor(Color.WHITE);
    canvas.fillRect(0, 0, width(), height);
    paint(canvas);
    canvas.dispose();
    return image;
  }

  private int paint(Graphics2D canvas) {
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    canvas.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    int y = MARGIN;
    if (isSynthetic()) {
      y =
          write(
                  canvas,
                  SYNTHETIC + ": invented figures, evidence of nothing",
                  BADGE,
                  Palette.PINK,
                  y)
              + 6;
    }
    y = write(canvas, title, TITLE, Palette.TEXT, y) + 4;
    y = write(canvas, subtitle, SUBTITLE, Palette.MUTED, y) + 12;
    AffineTransform before = canvas.getTransform();
    canvas.translate(MARGIN, y);
    chart.paint(canvas, chart.getWidth(), chart.getHeight());
    canvas.setTransform(before);
    if (isSynthetic()) {
      stamp(canvas, y);
    }
    return write(canvas, sourceLine(), Palette.SMALL, Palette.MUTED, y + chart.getHeight() + 8)
        + MARGIN / 2;
  }

  /** Writes the text in as many lines as it needs and returns where the next one starts. */
  private int write(Graphics2D canvas, String text, Font font, Color colour, int top) {
    canvas.setFont(font);
    canvas.setColor(colour);
    FontMetrics metrics = canvas.getFontMetrics();
    int y = top;
    for (String line : wrap(text, metrics)) {
      canvas.drawString(line, MARGIN, y + metrics.getAscent());
      y += metrics.getHeight();
    }
    return y;
  }

  private List<String> wrap(String text, FontMetrics metrics) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\n")) {
      String line = "";
      for (String word : paragraph.split(" ")) {
        String longer = line.isEmpty() ? word : line + " " + word;
        if (!line.isEmpty() && metrics.stringWidth(longer) > chart.getWidth()) {
          lines.add(line);
          longer = word;
        }
        line = longer;
      }
      lines.add(line);
    }
    return lines;
  }

  private void stamp(Graphics2D canvas, int top) {
    Font font = TITLE.deriveFont(chart.getWidth() / 12f);
    canvas.setFont(font);
    canvas.setColor(Palette.faint(Palette.PINK, 28));
    int x = MARGIN + (chart.getWidth() - canvas.getFontMetrics().stringWidth(SYNTHETIC)) / 2;
    canvas.drawString(SYNTHETIC, x, top + chart.getHeight() * 2 / 3);
  }

  private String sourceLine() {
    return "Source: " + source + ". Provenance: " + provenance + ".";
  }

  private boolean isSynthetic() {
    return provenance.toLowerCase(Locale.ROOT).contains("synthetic");
  }
}
