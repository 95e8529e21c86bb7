package london.outcomes.job;

import java.util.function.UnaryOperator;
import london.outcomes.catalogue.Environment;
import london.outcomes.catalogue.Failure;
import london.outcomes.ingest.PseudonymKey;

/**
 * Finds the key of pseudonyms: the orchestrator sets it in two variables of the process, and an
 * environment of synthetic data alone declares a public one.
 */
final class PseudonymSetting {

  static final String KEY = "OUTCOMES_PSEUDONYM_KEY";
  static final String KEY_ID = "OUTCOMES_PSEUDONYM_KEY_ID";

  private static final String ID = "[a-z0-9-]{1,16}";
  private static final String PUBLIC = "public";
  private static final String REMEDY =
      "Let the orchestrator set %s (at least %d bytes, from the secret store) and %s (its name, %s) in the environment of this command."
          .formatted(KEY, PseudonymKey.SHORTEST, KEY_ID, ID);

  private PseudonymSetting() {}

  /**
   * The key of an environment. Variables count for nothing where a public one is declared, so that
   * a real key never touches synthetic data.
   *
   * @param variables name of a variable to its value, or null
   */
  static PseudonymKey of(Environment environment, UnaryOperator<String> variables) {
    if (!environment.publicKey().isEmpty()) {
      return PseudonymKey.of(PUBLIC, environment.publicKey());
    }
    String key = variables.apply(KEY);
    String id = variables.apply(KEY_ID);
    if (key == null || key.isEmpty()) {
      return PseudonymKey.missing(REMEDY);
    }
    if (id == null || !id.matches(ID) || id.equals(PUBLIC)) {
      throw new Failure.Configuration(
          "%s is set and %s is not a name like 2026a (%s). The name stands before each pseudonym."
              .formatted(KEY, KEY_ID, ID));
    }
    try {
      return PseudonymKey.of(id, key);
    } catch (IllegalArgumentException e) {
      throw new Failure.Configuration(KEY + ": " + e.getMessage() + ". " + REMEDY);
    }
  }
}
