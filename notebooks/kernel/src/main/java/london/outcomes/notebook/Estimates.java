package london.outcomes.notebook;

import static london.outcomes.notebook.Drawing.Align.CENTRE;
import static london.outcomes.notebook.Drawing.Align.LEFT;
import static london.outcomes.notebook.Drawing.Align.RIGHT;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Estimates beside one another, each a dot with its 95 % interval as a bar, on an axis that holds
 * zero. The numbers stand beside them; what is withheld has its reason in their place.
 */
public final class Estimates extends Drawing {
  private static final int ROW = 30;
  private static final int AXIS = 46;
  private static final int LEFT_OF_PLOT = 190;
  private static final int RIGHT_OF_PLOT = 600;
  private static final double[] STEPS = {0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 25, 50, 100, 200, 500};
  private static final int MOST_TICKS = 7;

  private final transient List<Entry> entries;
  private final String unit;
  private final double tolerance;
  private final double lowest;
  private final double highest;
  private final double step;

  /**
   * One line of the picture.
   *
   * @param name what it is about; a heading has nothing else
   * @param note after the numbers, or in their place when there is no value
   */
  public record Entry(String name, Double value, Double lower, Double upper, String note) {
    /** A line that names the ones below it. */
    public static Entry heading(String name) {
      return new Entry(name, null, null, null, "");
    }

    private boolean isHeading() {
      return value == null && note.isEmpty();
    }
  }

  /**
   * Draws these estimates.
   *
   * @param unit under the axis
   * @param tolerance how far from zero still counts as none, shaded; 0 for no such thing
   */
  public Estimates(List<Entry> entries, String unit, double tolerance) {
    super(entries.size() * ROW + AXIS);
    this.entries = List.copyOf(entries);
    this.unit = unit;
    this.tolerance = tolerance;
    double min = Math.min(-tolerance * 1.2, ends().min().orElse(0));
    double max = Math.max(tolerance * 1.2, ends().max().orElse(1));
    this.step = stepFor(max - min);
    this.lowest = step * Math.floor(min / step);
    this.highest = step * Math.ceil(max / step);
  }

  private DoubleStream ends() {
    return entries.stream()
        .filter(entry -> entry.value() != null)
        .flatMapToDouble(entry -> DoubleStream.of(entry.lower(), entry.upper()));
  }

  private static double stepFor(double range) {
    return DoubleStream.of(STEPS)
        .filter(step -> range / step <= MOST_TICKS)
        .findFirst()
        .orElse(range);
  }

  @Override
  public void paint(Graphics2D canvas, int width, int height) {
    int bottom = height - AXIS;
    if (tolerance > 0) {
      canvas.setColor(Palette.faint(Palette.TURQUOISE, 40));
      canvas.fill(new Rectangle2D.Double(x(-tolerance), 0, x(tolerance) - x(-tolerance), bottom));
    }
    for (double tick = lowest; tick <= highest + step / 2; tick += step) {
      boolean isZero = Math.abs(tick) < step / 2;
      canvas.setColor(isZero ? Palette.TEXT : Palette.GRID);
      canvas.setStroke(new BasicStroke(isZero ? 1.5f : 1));
      canvas.draw(new Line2D.Double(x(tick), 0, x(tick), bottom + 4));
      String label = isZero ? "0" : number(tick, step < 1 ? 1 : 0, lowest < 0);
      write(canvas, label, Palette.LABEL, Palette.TEXT, x(tick), bottom + 15, CENTRE);
    }
    double middle = (LEFT_OF_PLOT + RIGHT_OF_PLOT) / 2.0;
    write(canvas, unit, Palette.SMALL, Palette.MUTED, middle, bottom + 36, CENTRE);
    for (int i = 0; i < entries.size(); i++) {
      paint(canvas, entries.get(i), i * ROW + ROW / 2.0);
    }
  }

  private void paint(Graphics2D canvas, Entry entry, double y) {
    if (entry.isHeading()) {
      write(canvas, entry.name(), Palette.STRONG, Palette.TEXT, 0, y + 3, LEFT);
      return;
    }
    write(canvas, entry.name(), Palette.LABEL, Palette.TEXT, LEFT_OF_PLOT - 14, y, RIGHT);
    double beside = RIGHT_OF_PLOT + 14;
    if (entry.value() == null) {
      write(canvas, entry.note(), Palette.SMALL, Palette.MUTED, beside, y, LEFT);
      return;
    }
    Color colour = isFar(entry) ? Palette.PINK : Palette.BLUE;
    canvas.setColor(Palette.faint(colour, 110));
    canvas.setStroke(new BasicStroke(7, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL));
    canvas.draw(new Line2D.Double(x(entry.lower()), y, x(entry.upper()), y));
    canvas.setColor(colour);
    canvas.fill(new Ellipse2D.Double(x(entry.value()) - 6, y - 6, 12, 12));
    String numbers =
        signed(entry.value()) + " (" + signed(entry.lower()) + " to " + signed(entry.upper()) + ")";
    write(canvas, numbers, Palette.LABEL, Palette.TEXT, beside, y, LEFT);
    double after = beside + canvas.getFontMetrics().stringWidth(numbers) + 10;
    write(canvas, entry.note(), Palette.SMALL, Palette.MUTED, after, y, LEFT);
  }

  /** Whether the whole interval lies beyond the tolerance. */
  private boolean isFar(Entry entry) {
    return tolerance > 0 && (entry.lower() > tolerance || entry.upper() < -tolerance);
  }

  private String signed(double value) {
    return number(value, 1, lowest < 0);
  }

  private static String number(double value, int decimals, boolean isSigned) {
    String digits = String.format(Locale.UK, "%,." + decimals + "f", Math.abs(value));
    boolean isZero = digits.matches("[0.]*");
    String plus = isSigned ? "+" : "";
    return isZero ? digits : (value < 0 ? "\u2212" : plus) + digits;
  }

  private double x(double value) {
    return LEFT_OF_PLOT + (RIGHT_OF_PLOT - LEFT_OF_PLOT) * (value - lowest) / (highest - lowest);
  }
}
