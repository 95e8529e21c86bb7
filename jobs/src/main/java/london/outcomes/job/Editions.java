package london.outcomes.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import london.outcomes.disclosure.MeasureCounts;
import london.outcomes.disclosure.ReleasedCounts;
import london.outcomes.table.Commit;
import london.outcomes.table.CommitNote;
import london.outcomes.table.Lake;
import london.outcomes.table.LakeTable;

/**
 * The counts that readers were shown, release by release, and those that were withheld from them.
 */
final class Editions {

  private final LakeTable facts;
  private final LakeTable measures;
  private final ReleasedCounts counts;

  Editions(Lake lake, ReleasedCounts counts) {
    this.facts = lake.table("fact_measure");
    this.measures = lake.table("measures");
    this.counts = counts;
  }

  /**
   * All releases that the table's history holds, the oldest first.
   *
   * @param last id of the release to end with; empty for the latest
   * @return none when there is no such release
   */
  List<List<MeasureCounts>> until(String last) {
    List<List<MeasureCounts>> editions = new ArrayList<>();
    for (Commit commit : facts.commitsSince(-1)) {
      Optional<CommitNote> note = commit.note();
      if (note.isPresent()) {
        editions.add(at(commit));
        if (note.get().runId().equals(last)) {
          return editions;
        }
      }
    }
    return last.isEmpty() ? editions : List.of();
  }

  private List<MeasureCounts> at(Commit commit) {
    return commit
        .note()
        .map(note -> note.tablesRead().get("measures"))
        .map(version -> counts.of(measures.readAt(version), facts.readAt(commit.version())))
        .orElse(List.of());
  }
}
