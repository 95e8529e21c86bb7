package london.outcomes.notebook;

import static london.outcomes.notebook.Drawing.Align.LEFT;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** A way in stations from left to right, each with what was found there. */
public final class Walk extends Drawing {
  private static final int HEIGHT = 170;
  private static final int GAP = 30;
  private static final int HEAD = 30;
  private static final int PADDING = 10;
  private static final int LINE = 19;

  private final transient List<Station> stations;

  /**
   * A station.
   *
   * @param name what it is called
   * @param number the number to see from afar
   * @param words lines of explanation below
   */
  public record Station(String name, String number, List<String> words) {
    /** A station with these lines below its number. */
    public static Station of(String name, String number, String... words) {
      return new Station(name, number, List.of(words));
    }
  }

  /** A way through these stations. */
  public Walk(List<Station> stations) {
    super(HEIGHT);
    this.stations = List.copyOf(stations);
  }

  @Override
  public void paint(Graphics2D canvas, int width, int height) {
    double box = (WIDTH - GAP * (stations.size() - 1.0)) / stations.size();
    for (int i = 0; i < stations.size(); i++) {
      double x = i * (box + GAP);
      paint(canvas, stations.get(i), x, box);
      if (i > 0) {
        paintArrow(canvas, x - GAP + 4, x - 4);
      }
    }
  }

  private static void paint(Graphics2D canvas, Station station, double x, double box) {
    canvas.setColor(Palette.faint(Palette.BLUE, 18));
    canvas.fill(new Rectangle2D.Double(x, 0, box, HEIGHT - 2.0));
    canvas.setColor(Palette.BLUE);
    canvas.fill(new Rectangle2D.Double(x, 0, box, HEAD));
    double left = x + PADDING;
    write(canvas, station.name(), Palette.STRONG, java.awt.Color.WHITE, left, HEAD / 2.0, LEFT);
    var large = Palette.STRONG.deriveFont(26f);
    write(canvas, station.number(), large, Palette.BLUE, left, HEAD + 28.0, LEFT);
    double y = HEAD + 60.0;
    for (String line : station.words()) {
      write(canvas, line, Palette.SMALL, Palette.TEXT, left, y, LEFT);
      y += LINE;
    }
  }

  private static void paintArrow(Graphics2D canvas, double from, double to) {
    double y = HEIGHT / 2.0;
    canvas.setColor(Palette.ORANGE);
    canvas.setStroke(new BasicStroke(3));
    canvas.draw(new Line2D.Double(from, y, to - 6, y));
    Path2D head = new Path2D.Double();
    head.moveTo(to, y);
    head.lineTo(to - 10, y - 7);
    head.lineTo(to - 10, y + 7);
    head.closePath();
    canvas.fill(head);
  }
}
