package london.outcomes.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import london.outcomes.catalogue.Environment;
import london.outcomes.catalogue.Failure;
import london.outcomes.ingest.PseudonymKey;
import org.junit.jupiter.api.Test;

/** Where the key of pseudonyms comes from, and what is said when it does not. */
class PseudonymSettingTest {

  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  private static PseudonymKey key(String publicKey, Map<String, String> variables) {
    return key(publicKey, variables, Map.of());
  }

  private static PseudonymKey key(
      String publicKey, Map<String, String> variables, Map<String, String> stored) {
    Set<String> provenances = Set.of(publicKey.isEmpty() ? "official" : "synthetic");
    return PseudonymSetting.of(
        new Environment("e", "landing", "lake", provenances, publicKey, Map.of()),
        variables::get,
        name -> Optional.ofNullable(stored.get(name)));
  }

  private static Map<String, String> variables(String key, String id) {
    return Map.of("OUTCOMES_PSEUDONYM_KEY", key, "OUTCOMES_PSEUDONYM_KEY_ID", id);
  }

  @Test
  void theVariablesHoldTheKeyAndAPublicOneGoesBeforeThem() {
    assertThat(key("", variables(SECRET, "2026a"))).hasToString("PseudonymKey[2026a]");
    assertThat(key(SECRET, variables(SECRET, "2026a"))).hasToString("PseudonymKey[public]");
    assertThat(key("", Map.of())).hasToString("PseudonymKey[missing]");
    assertThat(key("", variables("", ""))).hasToString("PseudonymKey[missing]");
  }

  @Test
  void aKeyWithoutANameOrAShortOneIsRefusedAndNotRepeated() {
    assertThatThrownBy(() -> key("", Map.of("OUTCOMES_PSEUDONYM_KEY", SECRET)))
        .isInstanceOf(Failure.Configuration.class)
        .hasMessageContaining("OUTCOMES_PSEUDONYM_KEY_ID")
        .hasMessageNotContaining(SECRET);
    for (String id : new String[] {"public", "a:b", "2026 A"}) {
      assertThatThrownBy(() -> key("", variables(SECRET, id)))
          .isInstanceOf(Failure.Configuration.class);
    }
    assertThatThrownBy(() -> key("", variables("far-too-short", "2026a")))
        .isInstanceOf(Failure.Configuration.class)
        .hasMessageContainingAll("OUTCOMES_PSEUDONYM_KEY", "32 bytes", "secret store")
        .hasMessageNotContaining("far-too-short");
  }

  @Test
  void aCredentialStoreHasTheKeyWhereNoVariableIsSet() {
    Map<String, String> stored =
        Map.of("outcomes.pseudonym.key", SECRET, "outcomes.pseudonym.key.id", "2026b");
    assertThat(key("", Map.of(), stored)).hasToString("PseudonymKey[2026b]");
    assertThat(key("", variables(SECRET, "2026a"), stored)).hasToString("PseudonymKey[2026a]");
    assertThat(key(SECRET, Map.of(), stored)).hasToString("PseudonymKey[public]");
    assertThatThrownBy(() -> key("", Map.of(), Map.of("outcomes.pseudonym.key", SECRET)))
        .isInstanceOf(Failure.Configuration.class)
        .hasMessageContainingAll("outcomes.pseudonym.key is set", "outcomes.pseudonym.key.id")
        .hasMessageNotContaining(SECRET);
  }
}
