package london.outcomes.notebook;

import java.awt.Color;
import java.awt.Font;
import java.util.List;

/** Colours and letters of all pictures: the Government Analysis Function's guidance on charts. */
final class Palette {
  static final Color BLUE = new Color(0x12436D);
  static final Color TURQUOISE = new Color(0x28A197);
  static final Color PINK = new Color(0x801650);
  static final Color ORANGE = new Color(0xF46A25);

  /** In the order in which lines take them: four at most can be told apart. */
  static final List<Color> LINES = List.of(BLUE, ORANGE, TURQUOISE, PINK);

  static final Color TEXT = new Color(0x0B0C0C);
  static final Color MUTED = new Color(0x505A5F);
  static final Color GRID = new Color(0xD9D9D9);
  static final Color CLEAR = new Color(0, 0, 0, 0);

  static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 15);
  static final Font STRONG = new Font(Font.SANS_SERIF, Font.BOLD, 15);
  static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

  private Palette() {}

  /** The colour, seen through. */
  static Color faint(Color colour, int opacity) {
    return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), opacity);
  }

  /** The colour for letters, which need more contrast than lines do. */
  static Color ink(Color colour) {
    return colour.equals(ORANGE) || colour.equals(TURQUOISE) ? colour.darker() : colour;
  }
}
