package london.outcomes.job;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import london.outcomes.catalogue.Failure;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.table.CommitNote;
import london.outcomes.table.LakeTable;

/**
 * What the curated tables of a lake hold when no frozen release is named.
 *
 * @param runId the run that has changed any of them last, which names it wherever it is published
 * @param versions of the tables that there are
 */
record ReleasedNow(String runId, Map<String, Long> versions) {

  /**
   * @throws Failure.InputMissing when nothing has been released
   */
  static ReleasedNow of(Workplace place) {
    Map<String, Long> versions = new TreeMap<>();
    TreeSet<String> runs = new TreeSet<>();
    for (TableDefinition definition : place.catalogue().star()) {
      LakeTable table = place.lake().table(definition.name());
      table.version().ifPresent(version -> versions.put(definition.name(), version));
      table.lastCommit().flatMap(c -> c.note()).map(CommitNote::runId).ifPresent(runs::add);
    }
    if (!versions.containsKey("fact_measure") || runs.isEmpty()) {
      throw new Failure.InputMissing(
          "Nothing has been released in %s, so there is nothing to publish. Run first: outcomes run"
              .formatted(place.lake().root()));
    }
    return new ReleasedNow(runs.last(), versions);
  }
}
