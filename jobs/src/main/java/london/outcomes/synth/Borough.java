package london.outcomes.synth;

import java.util.List;
import java.util.Map;

/**
 * What reference data says about a borough; people are by Census group, and {@code all}.
 *
 * @param unit the Basic Command Unit; of the City of London, London
 */
record Borough(
    String code,
    String name,
    String unit,
    double longitude,
    double latitude,
    Map<String, Long> people,
    List<Lsoa> lsoas) {

  static final String CITY_OF_LONDON = "City of London";
  static final String EVERYONE = "all";

  /** A small area and the editions of the boundaries, 2011 and 2021, that know its code. */
  record Lsoa(String code, String name, boolean isIn2011, boolean isIn2021) {}

  boolean isCity() {
    return name.equals(CITY_OF_LONDON);
  }

  long residents() {
    return people.get(EVERYONE);
  }
}
