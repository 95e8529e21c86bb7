package london.outcomes.insight.place;

import java.util.List;
import london.outcomes.stats.area.Bands;

/** How far the centres of two places are from each other, in metres. */
enum Apart {
  SAME("same-place", "Same place", 0, 0),
  TO_400("to-400-m", "Up to 400 m", 0, 400),
  TO_800("400-to-800-m", "400 to 800 m", 400, 800),
  TO_1200("800-to-1200-m", "800 to 1,200 m", 800, 1200);

  /**
   * No two centres lie within a metre of each other: such a distance is that of a place to itself.
   */
  static final Bands BANDS = Bands.between(0, 1, TO_400.to, TO_800.to, TO_1200.to);

  private final String code;
  private final String title;
  private final long from;
  private final long to;

  Apart(String code, String title, long from, long to) {
    this.code = code;
    this.title = title;
    this.from = from;
    this.to = to;
  }

  /** The one that a band of {@link #BANDS} stands for. */
  static Apart of(Bands.Band band) {
    for (Apart apart : values()) {
      if (band.to() <= Math.max(1, apart.to)) {
        return apart;
      }
    }
    throw new IllegalArgumentException("no band of distance ends at " + band.to() + " m");
  }

  /** Id, name, metres from, metres to. */
  List<Object> columns() {
    return List.of(code, title, from, to);
  }
}
