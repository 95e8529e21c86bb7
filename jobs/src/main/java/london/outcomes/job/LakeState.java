package london.outcomes.job;

import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Environment;
import london.outcomes.run.RunSummary;
import london.outcomes.table.Lake;
import london.outcomes.table.Storage;

/**
 * A digest of everything that decides whether a run has anything to do: the files that lie in the
 * landing folder, the definitions, and the version of every table. It is read without Spark, so
 * that a run with nothing to do costs a second and not a session. The ledger stays the truth: an
 * unknown state only means that the run looks for itself.
 */
final class LakeState {

  private final Storage storage;
  private final Catalogue catalogue;
  private final Environment environment;
  private final String definitions;

  LakeState(Storage storage, Catalogue catalogue, Environment environment, String definitions) {
    this.storage = storage;
    this.catalogue = catalogue;
    this.environment = environment;
    this.definitions = definitions;
  }

  String summaryLocation() {
    return storage.qualify(environment.lake()) + "/run-summary.json";
  }

  String now() {
    return Digest.of(
        definitions
            + environment.provenances().stream().sorted().toList()
            + storage.list(environment.landing())
            + Lake.versions(storage, catalogue, environment.lake()));
  }

  /** Whether the last run left exactly what is there now. */
  boolean isUnchanged() {
    String summary = summaryLocation();
    return storage.exists(environment.landing())
        && storage.exists(summary)
        && RunSummary.stateOf(storage.read(summary)).equals(now());
  }
}
