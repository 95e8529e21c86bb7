package london.outcomes.disclosure;

import java.time.YearMonth;
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
