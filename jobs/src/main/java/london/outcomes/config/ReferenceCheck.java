package london.outcomes.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import london.outcomes.catalogue.ReferenceList;

/** The two lists that the arithmetic itself reads: areas, and the people who live in them. */
final class ReferenceCheck {

  private static final List<String> AREA =
      List.of("area_code", "area_name", "area_level", "parent_code", "force_id");
  static final List<String> POPULATION =
      List.of("area_code", "year", "vintage", "age_from", "age_to", "sex", "ethnicity", "people");
  private static final List<String> NUMBERS = List.of("year", "age_from", "age_to", "people");

  private final Map<String, ReferenceList> lists;
  private final Mistakes mistakes;

  ReferenceCheck(Map<String, ReferenceList> lists, Mistakes mistakes) {
    this.lists = lists;
    this.mistakes = mistakes;
  }

  void run() {
    if (hasColumns("area", AREA)) {
      checkAreas(lists.get("area"));
    }
    if (hasColumns("population", POPULATION)) {
      checkPeople(lists.get("population"));
    }
  }

  /** Whether a row of the list of people has whole numbers where numbers belong. */
  static boolean isOfNumbers(ReferenceList population, List<String> row) {
    return NUMBERS.stream().allMatch(column -> isNumber(population.field(row, column)));
  }

  private static boolean isNumber(String text) {
    return text.matches("[0-9]{1,9}");
  }

  private boolean hasColumns(String name, List<String> columns) {
    ReferenceList list = lists.get(name);
    List<String> missing =
        list == null
            ? columns
            : columns.stream().filter(column -> !list.columns().contains(column)).toList();
    if (!missing.isEmpty()) {
      mistakes.add(
          label(name), 1, "", "columns are missing: " + missing, "Add them to the header line.");
    }
    return missing.isEmpty();
  }

  private void checkAreas(ReferenceList area) {
    Set<String> codes = area.values("area_code");
    Set<String> seen = new TreeSet<>();
    for (int i = 0; i < area.rows().size(); i++) {
      List<String> row = area.rows().get(i);
      String code = field(area, row, "area_code");
      String parent = field(area, row, "parent_code");
      if (!seen.add(code)) {
        problem("area", i, "area_code", "'" + code + "' is there twice", "Keep one of them.");
      }
      if (!parent.isEmpty() && !codes.contains(parent)) {
        problem("area", i, "parent_code", "no area '" + parent + "'", "Name an area_code.");
      }
    }
  }

  private void checkPeople(ReferenceList population) {
    for (int i = 0; i < population.rows().size(); i++) {
      for (String column : NUMBERS) {
        String text = field(population, population.rows().get(i), column);
        if (!isNumber(text)) {
          problem("population", i, column, "'" + text + "' is no whole number", "Write digits.");
        }
      }
    }
  }

  private static String field(ReferenceList list, List<String> row, String column) {
    return row.get(list.columns().indexOf(column));
  }

  private void problem(String list, int row, String column, String what, String remedy) {
    mistakes.add(label(list), row + 2, column, what, remedy);
  }

  private static String label(String list) {
    return "conf/reference/" + list + ".csv";
  }
}
