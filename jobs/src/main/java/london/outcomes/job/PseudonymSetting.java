package london.outcomes.job;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import london.outcomes.catalogue.Environment;
import london.outcomes.catalogue.Failure;
import london.outcomes.ingest.PseudonymKey;

/**
 * Finds the key of pseudonyms: the orchestrator sets it in two variables of the process, or keeps
 * it under two names in a Hadoop credential store; an environment of synthetic data alone declares
 * a public one. Arguments, files of settings and Spark's own settings are never asked: others see
 * them.
 */
final class PseudonymSetting {

  static final String KEY = "OUTCOMES_PSEUDONYM_KEY";
  static final String KEY_ID = "OUTCOMES_PSEUDONYM_KEY_ID";

  /** What the two are called in a credential store. */
  static final String STORED_KEY = "outcomes.pseudonym.key";

  static final String STORED_KEY_ID = "outcomes.pseudonym.key.id";

  private static final String ID = "[a-z0-9-]{1,16}";
  private static final String PUBLIC = "public";
  private static final String REMEDY =
      "Let the orchestrator set %s (at least %d bytes, from the secret store) and %s (its name, %s) in the environment of this command, or keep them as %s and %s in the credential store that spark.hadoop.hadoop.security.credential.provider.path names."
          .formatted(KEY, PseudonymKey.SHORTEST, KEY_ID, ID, STORED_KEY, STORED_KEY_ID);

  private PseudonymSetting() {}

  /**
   * The key of an environment. Nothing else is asked where a public one is declared, so that a real
   * key never touches synthetic data; and no store where a variable is set.
   *
   * @param variables name of a variable to its value, or null
   * @param stored name in the credential store to its secret, empty where there is none
   */
  static PseudonymKey of(
      Environment environment,
      UnaryOperator<String> variables,
      Function<String, Optional<String>> stored) {
    if (!environment.publicKey().isEmpty()) {
      return PseudonymKey.of(PUBLIC, environment.publicKey());
    }
    String key = variables.apply(KEY);
    return key == null || key.isEmpty()
        ? stored
            .apply(STORED_KEY)
            .map(own -> key(STORED_KEY, own, STORED_KEY_ID, stored.apply(STORED_KEY_ID).orElse("")))
            .orElseGet(() -> PseudonymKey.missing(REMEDY))
        : key(KEY, key, KEY_ID, Optional.ofNullable(variables.apply(KEY_ID)).orElse(""));
  }

  private static PseudonymKey key(String keyName, String key, String idName, String id) {
    if (!id.matches(ID) || id.equals(PUBLIC)) {
      throw new Failure.Configuration(
          "%s is set and %s is not a name like 2026a (%s). The name stands before each pseudonym."
              .formatted(keyName, idName, ID));
    }
    try {
      return PseudonymKey.of(id, key);
    } catch (IllegalArgumentException e) {
      throw new Failure.Configuration(keyName + ": " + e.getMessage() + ". " + REMEDY);
    }
  }
}
