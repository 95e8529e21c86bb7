package london.outcomes.publish.mart;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import london.outcomes.publish.mart.MartState.Key;
import london.outcomes.publish.mart.MartTable.Part;

/**
 * What has to be done to a mart.
 *
 * @param isWhole whether all of it is loaded anew, beside what is there
 * @param tables what is loaded, with the parts that are
 * @param gone parts that there are no more
 */
record Change(boolean isWhole, List<MartTable> tables, List<Key> gone) {

  private static final String DIMENSION = "dim_";

  static Change between(MartState state, Publication publication) {
    List<MartTable> changed = new ArrayList<>();
    Set<Key> known = new HashSet<>();
    for (MartTable table : publication.tables()) {
      List<Part> parts = new ArrayList<>();
      for (Part part : table.parts()) {
        Key key = new Key(table.name(), part.value());
        known.add(key);
        if (!part.content().equals(state.parts().get(key))) {
          parts.add(part);
        }
      }
      if (!parts.isEmpty()) {
        changed.add(new MartTable(table.definition(), parts));
      }
    }
    List<Key> gone = state.parts().keySet().stream().filter(k -> !known.contains(k)).toList();
    return isWhole(state, publication, changed)
        ? new Change(true, publication.tables(), List.of())
        : new Change(false, changed, gone);
  }

  /**
   * Little is put in its place where it stands. Much, what others refer to, and tables of another
   * shape come as a new schema.
   */
  private static boolean isWhole(
      MartState state, Publication publication, List<MartTable> changed) {
    boolean isOfThisShape =
        publication.tables().stream()
            .allMatch(t -> version(t).equals(state.contracts().get(t.name())));
    boolean isOfFacts = changed.stream().noneMatch(table -> table.name().startsWith(DIMENSION));
    long rows = changed.stream().mapToLong(MartTable::count).sum();
    return !isOfThisShape || !isOfFacts || rows > publication.count() / 2;
  }

  static String version(MartTable table) {
    return table.definition().contract().orElseThrow().version();
  }

  boolean isNone() {
    return !isWhole && tables.isEmpty() && gone.isEmpty();
  }

  long count() {
    return tables.stream().mapToLong(MartTable::count).sum();
  }
}
