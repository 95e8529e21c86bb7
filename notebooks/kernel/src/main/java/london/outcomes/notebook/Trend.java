package london.outcomes.notebook;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Measures over time with their intervals as bands, from zero; a gap in the data is a gap in the
 * line. The dates under the axis are those of points, the last one always among them. Several lines
 * carry their names at their ends instead of a legend.
 */
public final class Trend extends XYChart {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 420;
  private static final int DATES_HEIGHT = 34;
  private static final int MOST_DATES = 9;
  private static final int[] STEPS = {1, 2, 3, 4, 6, 12, 24, 36, 48, 60, 120};
  private static final double HEADROOM = 1.1;
  private static final double LONE_HALF_WIDTH = 3;
  private static final int BAND_OPACITY = 56;

  /** More points than this are a line without dots. */
  private static final int MOST_DOTS = 40;

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);

  private final transient List<Line> lines;
  private final transient List<LocalDate> dates;
  private double mark = Double.NaN;

  /** One period: its last day, and the value with its interval, or nulls where there is none. */
  public record Point(LocalDate at, Double value, Double lower, Double upper) {
    /** The point of a row of {@code fact_measure}. */
    public static Point of(Row row) {
      return new Point(
          row.<java.sql.Date>getAs("period_end").toLocalDate(),
          row.getAs("value"),
          row.getAs("lower"),
          row.getAs("upper"));
    }

    /** The same in per cent of a value, such as that of the first period. */
    public Point inPerCentOf(double base) {
      double factor = 100 / base;
      return isGap() ? this : new Point(at, value * factor, lower * factor, upper * factor);
    }

    /** Whether there is nothing to draw: withheld, or not enough of the input. */
    public boolean isGap() {
      return value == null || lower == null || upper == null;
    }

    private double x() {
      return at.toEpochDay();
    }
  }

  /** One measure: the name at its end (none for a single line), and a point for each period. */
  public record Line(String name, List<Point> points) {
    /** Copies the points. */
    public Line {
      points = List.copyOf(points);
    }

    /** Before the first value there is nothing that a gap could tell. */
    private Line sinceFirst() {
      return new Line(name, points.stream().dropWhile(Point::isGap).toList());
    }

    private List<Point> known() {
      return points.stream().filter(point -> !point.isGap()).toList();
    }

    /** The points between the gaps. */
    private List<List<Point>> stretches() {
      List<List<Point>> stretches = new ArrayList<>();
      boolean open = false;
      for (Point point : points) {
        if (!point.isGap() && !open) {
          stretches.add(new ArrayList<>());
        }
        open = !point.isGap();
        if (open) {
          stretches.get(stretches.size() - 1).add(point);
        }
      }
      return stretches;
    }
  }

  /** A trend through these points, one for each period in the order of time. */
  public Trend(List<Point> points) {
    this(new Line("", points));
  }

  /** Trends of several measures in one unit, each with its name at its end. */
  public Trend(Line... lines) {
    super(WIDTH, HEIGHT);
    this.lines = Stream.of(lines).map(Line::sinceFirst).toList();
    this.dates =
        this.lines.stream()
            .flatMap(line -> line.points().stream().map(Point::at))
            .distinct()
            .sorted()
            .toList();
    style(getStyler());
    double highest =
        this.lines.stream()
            .flatMap(line -> line.known().stream())
            .mapToDouble(Point::upper)
            .max()
            .orElseThrow();
    double first = dates.get(0).toEpochDay();
    double last = dates.get(dates.size() - 1).toEpochDay();
    double edge = Math.max(15, (last - first) * 0.045);
    getStyler().setYAxisMin(0.0).setYAxisMax(highest * HEADROOM);
    getStyler().setYAxisDecimalPattern(highest < 0.2 ? "0.00" : highest < 5 ? "0.0" : "#,##0");
    getStyler().setXAxisMin(first - edge).setXAxisMax(last + (isNamed() ? edge / 3 : edge));
    for (int i = 0; i < lines.length; i++) {
      addBands(i, Palette.LINES.get(i));
    }
    for (int i = 0; i < lines.length; i++) {
      addLines(i, Palette.LINES.get(i));
    }
  }

  /** Draws a level to compare with, such as the 100 of an index. */
  public Trend mark(double level) {
    mark = level;
    return this;
  }

  @Override
  public void paint(Graphics2D canvas, int width, int height) {
    canvas.setFont(Palette.STRONG);
    int room = isNamed() ? roomForNames(canvas.getFontMetrics()) : 0;
    super.paint(canvas, width - room, height - DATES_HEIGHT);
    canvas.setFont(Palette.LABEL);
    canvas.setColor(Palette.TEXT);
    canvas.setStroke(new BasicStroke(1));
    int axis = (int) Math.round(getScreenYFromChart(0));
    // XChart leaves out the label at the end of an axis.
    int left = (int) Math.round(getScreenXFromChart(getStyler().getXAxisMin()));
    canvas.drawString("0", left - 5 - canvas.getFontMetrics().stringWidth("0"), axis + 5);
    int right = (int) Math.round(getScreenXFromChart(getStyler().getXAxisMax()));
    canvas.drawLine(left, axis, right, axis);
    for (LocalDate date : dated()) {
      String label = MONTH.format(date);
      int x = (int) Math.round(getScreenXFromChart(date.toEpochDay()));
      canvas.drawLine(x, axis, x, axis + 6);
      canvas.drawString(label, x - canvas.getFontMetrics().stringWidth(label) / 2, axis + 24);
    }
    if (!Double.isNaN(mark)) {
      int y = (int) Math.round(getScreenYFromChart(mark));
      canvas.setColor(Palette.MUTED);
      canvas.setStroke(new BasicStroke(1.2f, 0, 0, 1, new float[] {5, 4}, 0));
      canvas.drawLine(left, y, right, y);
    }
    paintNames(canvas);
    // XChart keeps the size that it was last painted in.
    setWidth(width);
    setHeight(height);
  }

  /** As many dates as have room, counted back from the last. */
  List<LocalDate> dated() {
    int last = dates.size() - 1;
    int step = 1;
    for (int i = 0; last / step >= (isNamed() ? MOST_DATES - 2 : MOST_DATES); i++) {
      step = i < STEPS.length ? STEPS[i] : step * 2;
    }
    List<LocalDate> dated = new ArrayList<>();
    for (int i = last; i >= 0; i -= step) {
      dated.add(0, dates.get(i));
    }
    return dated;
  }

  /** The unbroken parts of all lines. */
  List<List<Point>> stretches() {
    return lines.stream().flatMap(line -> line.stretches().stream()).toList();
  }

  private boolean isNamed() {
    return lines.stream().anyMatch(line -> !line.name().isEmpty());
  }

  private int roomForNames(FontMetrics metrics) {
    return 14
        + lines.stream()
            .flatMap(line -> line.name().lines())
            .mapToInt(metrics::stringWidth)
            .max()
            .orElse(0);
  }

  /** Beside the last points, pushed apart where they would cover one another. */
  private void paintNames(Graphics2D canvas) {
    canvas.setFont(Palette.STRONG);
    int lineHeight = canvas.getFontMetrics().getHeight();
    List<Line> fromTop =
        lines.stream()
            .filter(line -> !line.name().isEmpty() && !line.known().isEmpty())
            .sorted(Comparator.comparingDouble((Line line) -> -end(line).value()))
            .toList();
    int free = Integer.MIN_VALUE;
    for (Line line : fromTop) {
      List<String> words = line.name().lines().toList();
      int x = (int) Math.round(getScreenXFromChart(end(line).x())) + 12;
      int middle = (int) Math.round(getScreenYFromChart(end(line).value()));
      int y = Math.max(free, middle - words.size() * lineHeight / 2);
      canvas.setColor(Palette.ink(Palette.LINES.get(lines.indexOf(line))));
      for (String word : words) {
        canvas.drawString(word, x, y + canvas.getFontMetrics().getAscent());
        y += lineHeight;
      }
      free = y + 4;
    }
  }

  private static Point end(Line line) {
    List<Point> known = line.known();
    return known.get(known.size() - 1);
  }

  private void addBands(int number, Color colour) {
    List<List<Point>> stretches = lines.get(number).stretches();
    for (int i = 0; i < stretches.size(); i++) {
      addBand("band " + number + " " + i, stretches.get(i), Palette.faint(colour, BAND_OPACITY));
    }
  }

  private void addBand(String name, List<Point> stretch, Color colour) {
    int n = stretch.size();
    // A lone point has a narrow band instead of none.
    double half = n == 1 ? LONE_HALF_WIDTH : 0;
    int corners = n == 1 ? 2 : n;
    double[] x = new double[2 * corners];
    double[] y = new double[2 * corners];
    for (int i = 0; i < corners; i++) {
      Point point = stretch.get(Math.min(i, n - 1));
      int back = 2 * corners - 1 - i;
      x[i] = point.x() + (i == 0 ? -half : half);
      x[back] = x[i];
      y[i] = point.upper();
      y[back] = point.lower();
    }
    XYSeries series = addSeries(name, x, y);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
    series.setFillColor(colour);
    series.setLineColor(Palette.CLEAR);
    series.setMarker(SeriesMarkers.NONE);
  }

  private void addLines(int number, Color colour) {
    List<List<Point>> stretches = lines.get(number).stretches();
    for (int i = 0; i < stretches.size(); i++) {
      List<Point> stretch = stretches.get(i);
      double[] x = stretch.stream().mapToDouble(Point::x).toArray();
      double[] y = stretch.stream().mapToDouble(Point::value).toArray();
      XYSeries series = addSeries("line " + number + " " + i, x, y);
      series.setLineColor(colour);
      series.setLineStyle(new BasicStroke(2.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      boolean isDotted = stretch.size() == 1 || dates.size() <= MOST_DOTS;
      series.setMarker(isDotted ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
      series.setMarkerColor(colour);
    }
  }

  private static void style(XYStyler styler) {
    styler.setChartBackgroundColor(Color.WHITE).setPlotBackgroundColor(Color.WHITE);
    styler.setChartPadding(0).setPlotBorderVisible(false).setPlotContentSize(1);
    styler.setPlotMargin(0).setPlotGridVerticalLinesVisible(false);
    styler.setPlotGridLinesColor(Palette.GRID).setPlotGridLinesStroke(new BasicStroke(1));
    styler.setAxisTitlesVisible(false).setAxisTicksMarksVisible(false);
    styler.setAxisTickMarksColor(Palette.TEXT).setAxisTickLabelsColor(Palette.TEXT);
    styler.setAxisTickLabelsFont(Palette.LABEL);
    styler.setYAxisLabelAlignment(AxesChartStyler.TextAlignment.Right);
    // paint() writes the dates.
    styler.setXAxisTickLabelsFormattingFunction(x -> " ");
    styler.setLocale(Locale.UK);
    styler.setLegendVisible(false).setMarkerSize(5);
  }
}
