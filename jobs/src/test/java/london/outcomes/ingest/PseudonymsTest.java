package london.outcomes.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import london.outcomes.SharedSession;
import london.outcomes.catalogue.Failure;
import london.outcomes.catalogue.SourceColumn.Persons;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.config.ConfigFolder;
import org.junit.jupiter.api.Test;

/** Pseudonyms: the same for the same person, and nothing that leads back to one. */
class PseudonymsTest {

  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final Map<String, SourceContract> SOURCES =
      new ConfigFolder(SharedSession.project().resolve("conf")).load().sources();

  private static String of(PseudonymKey key, String source, Persons persons, String text) {
    return key.pseudonyms(SOURCES.get(source)).of(persons).apply(text);
  }

  private static String victim(PseudonymKey key, String text) {
    return of(key, "mps-offence", new Persons("victim", ""), text);
  }

  /** Reckoned outside Java: HMAC-SHA-256 of the reference, keyed with that of the domain. */
  @Test
  void isTheKeyedHashOfTheReferenceWithTheKeysIdBeforeIt() {
    assertThat(victim(PseudonymKey.of("2026a", SECRET), "V0063"))
        .isEqualTo("2026a:321f09e3fd80e16a1993dc08bc480198f768394653ebb932ec2fc1eed635f5bd");
  }

  @Test
  void personsOfOneDomainMeetAcrossContractsAndThoseOfTwoDoNot() {
    PseudonymKey key = PseudonymKey.of("k", SECRET);
    Persons offender = new Persons("offender", "");
    assertThat(of(key, "offender-cohort", offender, "7"))
        .isEqualTo(of(key, "proven-offence", offender, "7"))
        .isNotEqualTo(victim(key, "7"));
  }

  @Test
  void anotherKeyMakesOtherPseudonymsAndAReadingOfOneUseOthersEachTime() {
    String own = victim(PseudonymKey.of("k", SECRET), "7");
    String other = victim(PseudonymKey.of("k", SECRET.toUpperCase()), "7");
    String once = victim(PseudonymKey.ofOneReading(), "7");
    assertThat(Stream.of(own, other, once, victim(PseudonymKey.ofOneReading(), "7")))
        .doesNotHaveDuplicates()
        .allMatch(text -> text.matches("[a-z]+:[0-9a-f]{64}"));
  }

  @Test
  void eachOfSeveralReferencesBecomesAPseudonym() {
    PseudonymKey key = PseudonymKey.of("k", SECRET);
    Persons one = new Persons("suspect", "");
    String list = of(key, "mps-offence", new Persons("suspect", ";"), "S1; S2;");
    assertThat(List.of(list.split(";")))
        .containsExactly(of(key, "mps-offence", one, "S1"), of(key, "mps-offence", one, "S2"));
  }

  @Test
  void aKeyIsNotShown() throws IOException {
    PseudonymKey key = PseudonymKey.of("2026a", SECRET);
    Pseudonyms pseudonyms = key.pseudonyms(SOURCES.get("mps-offence"));
    ReadPlan plan = ReadPlan.of(SOURCES.get("mps-offence"), pseudonyms);
    assertThat(key + " " + pseudonyms + " " + plan)
        .contains("2026a", "victim")
        .doesNotContain(SECRET)
        .doesNotContain(HexFormat.of().formatHex(SECRET.getBytes(StandardCharsets.UTF_8)));
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(sent)) {
      out.writeObject(plan);
    }
    assertThat(sent.toString(StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
  }

  @Test
  void withoutAKeyOnlyContractsThatNamePersonsFail() {
    PseudonymKey none = PseudonymKey.missing("Set it.");
    assertThat(none.pseudonyms(SOURCES.get("police-uk-street"))).hasToString("Pseudonyms[ []]");
    assertThatThrownBy(() -> none.pseudonyms(SOURCES.get("missing-episode")))
        .isInstanceOf(Failure.Configuration.class)
        .hasMessageContainingAll("missing-episode", "missing-person", "no key", "Set it.");
  }

  @Test
  void aShortKeyIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PseudonymKey.of("k", "short"))
        .withMessage("the key has 5 bytes, at least 32 are needed");
  }
}
