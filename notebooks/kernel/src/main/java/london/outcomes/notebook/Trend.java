package london.outcomes.notebook;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A measure over time with its interval as a band, from zero; a gap in the data is a gap in the
 * line. The dates under the axis are those of points, the last one always among them.
 *
 * <p>Colours and layout follow the Government Analysis Function's guidance on charts.
 */
public final class Trend extends XYChart {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 420;
  private static final int DATES_HEIGHT = 34;
  private static final int MOST_DATES = 9;
  private static final int[] STEPS = {1, 2, 3, 4, 6, 12, 24, 36, 48, 60, 120};
  private static final double HEADROOM = 1.1;
  private static final double LONE_HALF_WIDTH = 3;
  private static final Color LINE = new Color(0x12436D);
  private static final Color BAND = new Color(0x12, 0x43, 0x6D, 64);
  private static final Color TEXT = new Color(0x0B0C0C);
  private static final Color GRID = new Color(0xD9D9D9);
  private static final Color CLEAR = new Color(0, 0, 0, 0);
  private static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 15);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);

  private final transient List<Point> points;

  /** One period: its last day, and the value with its interval, or nulls where there is none. */
  public record Point(LocalDate at, Double value, Double lower, Double upper) {
    /** Whether there is nothing to draw: withheld, or not enough of the input. */
    public boolean isGap() {
      return value == null || lower == null || upper == null;
    }

    private double x() {
      return at.toEpochDay();
    }
  }

  /** A trend through these points, one for each period in the order of time. */
  public Trend(List<Point> points) {
    super(WIDTH, HEIGHT);
    this.points = List.copyOf(points);
    style(getStyler());
    double highest =
        points.stream().filter(p -> !p.isGap()).mapToDouble(Point::upper).max().orElseThrow();
    double first = points.get(0).x();
    double last = points.get(points.size() - 1).x();
    double edge = Math.max(15, (last - first) * 0.045);
    getStyler().setYAxisMin(0.0).setYAxisMax(highest * HEADROOM);
    getStyler().setXAxisMin(first - edge).setXAxisMax(last + edge);
    List<List<Point>> stretches = stretches();
    for (int i = 0; i < stretches.size(); i++) {
      addBand("band " + i, stretches.get(i));
    }
    for (int i = 0; i < stretches.size(); i++) {
      addLine("line " + i, stretches.get(i));
    }
  }

  @Override
  public void paint(Graphics2D canvas, int width, int height) {
    super.paint(canvas, width, height - DATES_HEIGHT);
    canvas.setFont(LABEL);
    canvas.setColor(TEXT);
    int axis = (int) Math.round(getScreenYFromChart(0));
    // XChart leaves out the label at the end of an axis.
    int left = (int) Math.round(getScreenXFromChart(getStyler().getXAxisMin()));
    canvas.drawString("0", left - 5 - canvas.getFontMetrics().stringWidth("0"), axis + 5);
    for (Point point : dated()) {
      String label = MONTH.format(point.at());
      int x = (int) Math.round(getScreenXFromChart(point.x()));
      canvas.drawLine(x, axis, x, axis + 6);
      canvas.drawString(label, x - canvas.getFontMetrics().stringWidth(label) / 2, axis + 24);
    }
    // XChart keeps the size that it was last painted in.
    setHeight(height);
  }

  /** As many points as have room for their dates, counted back from the last. */
  List<Point> dated() {
    int last = points.size() - 1;
    int step = 1;
    for (int i = 0; last / step >= MOST_DATES; i++) {
      step = i < STEPS.length ? STEPS[i] : step * 2;
    }
    List<Point> dated = new ArrayList<>();
    for (int i = last; i >= 0; i -= step) {
      dated.add(0, points.get(i));
    }
    return dated;
  }

  /** The points between the gaps. */
  List<List<Point>> stretches() {
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

  private void addBand(String name, List<Point> stretch) {
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
    series.setFillColor(BAND);
    series.setLineColor(CLEAR);
    series.setMarker(SeriesMarkers.NONE);
  }

  private void addLine(String name, List<Point> stretch) {
    double[] x = stretch.stream().mapToDouble(Point::x).toArray();
    double[] y = stretch.stream().mapToDouble(Point::value).toArray();
    XYSeries series = addSeries(name, x, y);
    series.setLineColor(LINE);
    series.setLineStyle(new BasicStroke(2.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    series.setMarker(SeriesMarkers.CIRCLE);
    series.setMarkerColor(LINE);
  }

  private static void style(XYStyler styler) {
    styler.setChartBackgroundColor(Color.WHITE).setPlotBackgroundColor(Color.WHITE);
    styler.setChartPadding(0).setPlotBorderVisible(false).setPlotContentSize(1);
    styler.setPlotMargin(0).setPlotGridVerticalLinesVisible(false);
    styler.setPlotGridLinesColor(GRID).setPlotGridLinesStroke(new BasicStroke(1));
    styler.setAxisTitlesVisible(false).setAxisTicksMarksVisible(false);
    styler.setAxisTickMarksColor(TEXT).setAxisTickLabelsColor(TEXT).setAxisTickLabelsFont(LABEL);
    styler.setYAxisLabelAlignment(AxesChartStyler.TextAlignment.Right);
    // paint() writes the dates.
    styler.setXAxisTickLabelsFormattingFunction(x -> " ");
    styler.setLocale(Locale.UK);
    styler.setLegendVisible(false).setMarkerSize(5);
  }
}
