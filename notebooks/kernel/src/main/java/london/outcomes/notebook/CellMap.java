package london.outcomes.notebook;

import static london.outcomes.notebook.Drawing.Align.CENTRE;
import static london.outcomes.notebook.Drawing.Align.LEFT;
import static london.outcomes.notebook.Drawing.Align.RIGHT;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Amounts by place and month as a field of tiles, the darker the more, with the sums of rows and
 * columns at its edges and the sum of all in its corner.
 */
public final class CellMap extends Drawing {
  private static final int ROW = 19;
  private static final int HEAD = 26;
  private static final int FOOT = 34;
  private static final int LEFT_OF_TILES = 190;
  private static final int RIGHT_OF_TILES = 800;
  private static final int DARKEST = 235;

  private final transient Map<String, List<Double>> rows;
  private final transient List<String> columns;

  /**
   * Draws these amounts.
   *
   * @param columns names of the columns
   * @param rows name of a row to its amounts, one for each column, in the order of reading
   */
  public CellMap(List<String> columns, Map<String, List<Double>> rows) {
    super(HEAD + rows.size() * ROW + FOOT);
    this.columns = List.copyOf(columns);
    this.rows = rows;
  }

  @Override
  public void paint(Graphics2D canvas, int width, int height) {
    double most = rows.values().stream().flatMap(List::stream).mapToDouble(x -> x).max().orElse(1);
    for (int i = 0; i < columns.size(); i++) {
      write(canvas, columns.get(i), Palette.SMALL, Palette.MUTED, middle(i), HEAD / 2.0, CENTRE);
    }
    write(canvas, "sum", Palette.SMALL, Palette.MUTED, WIDTH - 8.0, HEAD / 2.0, RIGHT);
    double y = HEAD;
    for (Map.Entry<String, List<Double>> row : rows.entrySet()) {
      double centre = y + ROW / 2.0;
      write(canvas, row.getKey(), Palette.SMALL, Palette.TEXT, LEFT_OF_TILES - 10.0, centre, RIGHT);
      for (int i = 0; i < columns.size(); i++) {
        paintTile(canvas, row.getValue().get(i), most, i, y);
      }
      String sum = number(sum(row.getValue()));
      write(canvas, sum, Palette.SMALL, Palette.TEXT, WIDTH - 8.0, centre, RIGHT);
      y += ROW;
    }
    paintSums(canvas, y + FOOT / 2.0);
  }

  private void paintTile(Graphics2D canvas, double amount, double most, int column, double y) {
    int opacity = (int) Math.round(DARKEST * Math.max(0, amount) / Math.max(most, 1));
    canvas.setColor(Palette.faint(Palette.BLUE, Math.min(DARKEST, opacity)));
    canvas.fill(new Rectangle2D.Double(left(column) + 1, y + 1, tile() - 2, ROW - 2.0));
    Color ink = opacity > DARKEST / 2 ? Color.WHITE : Palette.TEXT;
    write(canvas, number(amount), Palette.SMALL, ink, middle(column), y + ROW / 2.0, CENTRE);
  }

  private void paintSums(Graphics2D canvas, double y) {
    canvas.setColor(Palette.TEXT);
    canvas.setStroke(new BasicStroke(1.2f));
    canvas.drawLine(LEFT_OF_TILES, (int) y - FOOT / 2 + 3, WIDTH, (int) y - FOOT / 2 + 3);
    write(canvas, "sum of all places", Palette.SMALL, Palette.TEXT, 0, y + 2, LEFT);
    double all = 0;
    for (int i = 0; i < columns.size(); i++) {
      int column = i;
      double sum = rows.values().stream().mapToDouble(row -> row.get(column)).sum();
      all += sum;
      write(canvas, number(sum), Palette.SMALL, Palette.TEXT, middle(i), y + 2, CENTRE);
    }
    String total = number(all);
    canvas.setFont(Palette.STRONG);
    double width = canvas.getFontMetrics().stringWidth(total) + 16.0;
    canvas.setColor(Palette.ORANGE);
    canvas.setStroke(new BasicStroke(2.5f));
    canvas.draw(new Rectangle2D.Double(WIDTH - width - 1, y - 9, width, 23));
    write(canvas, total, Palette.STRONG, Palette.TEXT, WIDTH - 9.0, y + 2, RIGHT);
  }

  private static double sum(List<Double> amounts) {
    return amounts.stream().mapToDouble(x -> x).sum();
  }

  private static String number(double amount) {
    return String.format(Locale.UK, "%,.0f", amount);
  }

  private double tile() {
    return (double) (RIGHT_OF_TILES - LEFT_OF_TILES) / columns.size();
  }

  private double left(int column) {
    return LEFT_OF_TILES + column * tile();
  }

  private double middle(int column) {
    return left(column) + tile() / 2;
  }
}
