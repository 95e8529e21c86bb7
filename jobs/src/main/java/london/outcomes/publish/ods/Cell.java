package london.outcomes.publish.ods;

/** What stands in a cell; there is always something. */
public sealed interface Cell {

  /** A text, never run as a formula: its cell says that it is a text. */
  record Text(String text) implements Cell {
    public Text {
      requireContent(text);
    }
  }

  /**
   * A number, kept whole and shown with commas.
   *
   * @param decimals how many are shown: 0, 1 or 2
   */
  record Number(double value, int decimals) implements Cell {
    public Number {
      if (!Double.isFinite(value) || decimals < 0 || decimals > 2) {
        throw new IllegalArgumentException(
            "%s with %d decimals is no number that a cell can have".formatted(value, decimals));
      }
    }
  }

  /**
   * A text that leads somewhere.
   *
   * @param target an address, or {@code #sheet.A1}
   */
  record Link(String text, String target) implements Cell {
    public Link {
      requireContent(text);
    }
  }

  static Cell of(String text) {
    return new Text(text);
  }

  private static void requireContent(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a cell is never blank: say why there is nothing");
    }
  }
}
