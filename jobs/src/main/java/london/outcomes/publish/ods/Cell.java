package london.outcomes.publish.ods;

/** What stands in a cell; there is always something. */
public sealed interface Cell {

  /** A text, never run as a formula: its cell says that it is a text. */
  record Text(String text) implements Cell {
    public Text {
      requireContent(text);
    }
  }

  /** A number, kept whole and shown with one decimal and commas. */
  record Number(double value) implements Cell {
    public Number {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(value + " is no number that a cell can have");
      }
    }
  }

  /** A count, shown without decimals. */
  record Whole(long value) implements Cell {}

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
