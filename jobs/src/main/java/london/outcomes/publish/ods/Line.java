package london.outcomes.publish.ods;

/**
 * A line of column A.
 *
 * @param isHeading whether it heads the lines that follow
 */
public record Line(Cell cell, boolean isHeading) {

  public static Line text(String text) {
    return new Line(new Cell.Text(text), false);
  }

  public static Line heading(String text) {
    return new Line(new Cell.Text(text), true);
  }

  public static Line link(String text, String target) {
    return new Line(new Cell.Link(text, target), false);
  }
}
