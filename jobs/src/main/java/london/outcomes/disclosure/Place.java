package london.outcomes.disclosure;

import java.time.YearMonth;
import java.util.List;
import london.outcomes.catalogue.Period;
import london.outcomes.catalogue.Window;

/** Where a count stands in a publication: when, where and of whom. */
public record Place(Window window, YearMonth end, String area, String groupType, String group) {

  /** Group and characteristic of everybody. */
  static final String ALL = "all";

  Period period() {
    return new Period(window, end);
  }

  /** The year whose figures protect each other. */
  public String financialYear() {
    return Period.financialYear(end);
  }

  /** The periods of a shorter window that make this one up; none where they do not. */
  List<Place> parts(Window unit) {
    List<YearMonth> months = period().months();
    boolean isWhole =
        unit != window && unit.endsWith(end) && unit.endsWith(months.get(0).minusMonths(1));
    return isWhole
        ? months.stream().filter(unit::endsWith).map(m -> of(new Period(unit, m))).toList()
        : List.of();
  }

  Place of(Period period) {
    return new Place(period.window(), period.last(), area, groupType, group);
  }

  Place of(String otherArea) {
    return new Place(window, end, otherArea, groupType, group);
  }

  Place ofEverybody() {
    return new Place(window, end, area, ALL, ALL);
  }

  boolean isEverybody() {
    return groupType.equals(ALL);
  }

  @Override
  public String toString() {
    String who = isEverybody() ? "" : ", " + groupType + " " + group;
    return period().id() + ", " + area + who;
  }
}
