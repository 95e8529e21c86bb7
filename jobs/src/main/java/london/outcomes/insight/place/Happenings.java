package london.outcomes.insight.place;

import java.util.Arrays;
import java.util.Locale;

/** Offences of one category, each with its place and day; they keep no order. */
final class Happenings {

  private static final int FEW = 16;

  private final String name;
  private int[] places = new int[FEW];
  private int[] days = new int[FEW];
  private int size;

  /**
   * @param name of the category as the Home Office has it
   */
  Happenings(String name) {
    this.name = name;
  }

  void add(int place, int day) {
    if (size == places.length) {
      places = Arrays.copyOf(places, 2 * size);
      days = Arrays.copyOf(days, 2 * size);
    }
    places[size] = place;
    days[size] = day;
    size++;
  }

  /** Those at some of the places. */
  Happenings in(boolean[] isIn) {
    Happenings own = new Happenings(name);
    for (int i = 0; i < size; i++) {
      if (isIn[places[i]]) {
        own.add(places[i], days[i]);
      }
    }
    return own;
  }

  String name() {
    return name;
  }

  /** The name in small letters and hyphens. */
  String id() {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  int size() {
    return size;
  }

  int[] places() {
    return Arrays.copyOf(places, size);
  }

  int[] days() {
    return Arrays.copyOf(days, size);
  }
}
