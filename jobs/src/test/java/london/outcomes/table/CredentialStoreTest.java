package london.outcomes.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import london.outcomes.catalogue.Failure;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.alias.CredentialProvider;
import org.apache.hadoop.security.alias.CredentialProviderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialStoreTest {

  @TempDir Path folder;

  @Test
  void aCredentialStoreGivesItsSecretsAndASettingOfTheNameNone() throws Exception {
    String path = "localjceks://file" + folder.resolve("keys.jceks");
    Configuration configuration = new Configuration();
    configuration.set("hadoop.security.credential.provider.path", path);
    CredentialProvider store = CredentialProviderFactory.getProviders(configuration).get(0);
    store.createCredentialEntry("outcomes.pseudonym.key", "a well kept secret".toCharArray());
    store.flush();
    CredentialStore named =
        new CredentialStore(
            Map.of(
                "spark.hadoop.hadoop.security.credential.provider.path",
                path,
                "spark.hadoop.outcomes.pseudonym.key.id",
                "in a setting"));
    assertThat(named.secret("outcomes.pseudonym.key")).contains("a well kept secret");
    assertThat(named.secret("outcomes.pseudonym.key.id")).isEmpty();
    assertThat(new CredentialStore(Map.of()).secret("outcomes.pseudonym.key")).isEmpty();
  }

  @Test
  void aCredentialStoreThatCannotBeReadIsNamedWithTheRemedy() throws IOException {
    Files.writeString(folder.resolve("keys.jceks"), "no store at all");
    CredentialStore named =
        new CredentialStore(
            Map.of(
                "spark.hadoop.hadoop.security.credential.provider.path",
                "localjceks://file" + folder.resolve("keys.jceks")));
    assertThatThrownBy(() -> named.secret("outcomes.pseudonym.key"))
        .isInstanceOf(Failure.Configuration.class)
        .hasMessageContainingAll("keys.jceks", "HADOOP_CREDSTORE_PASSWORD");
  }
}
