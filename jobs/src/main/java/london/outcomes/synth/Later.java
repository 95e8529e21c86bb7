package london.outcomes.synth;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is still to come, by the month in which it will be known. */
final class Later<T> {

  private final Map<YearMonth, List<T>> due = new HashMap<>();

  void put(YearMonth month, T what) {
    due.computeIfAbsent(month, key -> new ArrayList<>()).add(what);
  }

  /** What a month brings; it is handed out once, so that what is past takes no room. */
  List<T> take(YearMonth month) {
    List<T> rows = due.remove(month);
    return rows == null ? List.of() : rows;
  }
}
