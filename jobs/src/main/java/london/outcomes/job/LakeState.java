package london.outcomes.job;

import java.time.LocalDate;
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

  private static final String UNTIL = " until ";

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

  private String digest() {
    return Digest.of(
        definitions
            + environment.provenances().stream().sorted().toList()
            + storage.list(environment.landing())
            + Lake.versions(storage, catalogue, environment.lake()));
  }

  /**
   * What there is now.
   *
   * @param until last day on which there is nothing to do about it: the next delivery is due then
   */
  String now(LocalDate until) {
    return digest() + UNTIL + until;
  }

  /** Whether the last run left exactly what is there now, and nothing has become late since. */
  boolean isUnchanged(LocalDate today) {
    String summary = summaryLocation();
    if (!storage.exists(environment.landing()) || !storage.exists(summary)) {
      return false;
    }
    String[] left = RunSummary.stateOf(storage.read(summary)).split(UNTIL);
    return left.length == 2 && !today.isAfter(LocalDate.parse(left[1])) && left[0].equals(digest());
  }
}
