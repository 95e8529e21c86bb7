package london.outcomes.table;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import london.outcomes.catalogue.Failure;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.alias.CredentialProvider;
import org.apache.hadoop.security.alias.CredentialProviderFactory;

/** The store of secrets that {@code hadoop.security.credential.provider.path} names, if any. */
public final class CredentialStore {

  private static final String PLACE = CredentialProviderFactory.CREDENTIAL_PROVIDER_PATH;
  private static final String HADOOP = "spark.hadoop.";

  private final Configuration configuration = new Configuration();

  /**
   * @param settings of a session: the place of the store, and how to reach it
   */
  public CredentialStore(Map<String, String> settings) {
    settings.forEach(
        (key, value) -> {
          if (key.startsWith(HADOOP)) {
            configuration.set(key.substring(HADOOP.length()), value);
          }
        });
  }

  /**
   * A secret; empty when the store has none of the name. A setting of the name counts for nothing:
   * settings are shown.
   */
  public Optional<String> secret(String name) {
    try {
      for (CredentialProvider store : CredentialProviderFactory.getProviders(configuration)) {
        CredentialProvider.CredentialEntry entry = store.getCredentialEntry(name);
        if (entry != null) {
          return Optional.of(new String(entry.getCredential()));
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new Failure.Configuration(
          "The credential store %s cannot be read (%s). Its place is in %s%s; its password belongs in HADOOP_CREDSTORE_PASSWORD of the process."
              .formatted(configuration.get(PLACE), e.getClass().getSimpleName(), HADOOP, PLACE));
    }
  }
}
