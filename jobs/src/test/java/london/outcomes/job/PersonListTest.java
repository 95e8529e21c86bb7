package london.outcomes.job;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import london.outcomes.catalogue.Failure;
import london.outcomes.job.PersonList.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A list of persons that a spreadsheet has made is read, or refused, and never half understood. */
class PersonListTest {

  private static final Set<String> DOMAINS = Set.of("victim", "suspect");

  @Test
  void aLineIsADomainAndAReference() {
    assertThat(PersonList.parse("\uFEFFvictim, V-000042 \r\n\r\nsuspect,S-000007\n", DOMAINS))
        .containsExactly(new Person("victim", "V-000042"), new Person("suspect", "S-000007"));
  }

  @Test
  void aListInOtherCharactersIsRefusedBeforeItLooksForSomebodyElse() {
    assertThatThrownBy(() -> PersonList.parse("victim,Zoë-0042".getBytes(ISO_8859_1), DOMAINS))
        .isInstanceOf(Failure.Usage.class)
        .hasMessage("The list is not written in UTF-8. Save it as text in UTF-8.");
  }

  /** Each would look for nobody, find nobody, and end as if the person were gone. */
  @ParameterizedTest
  @ValueSource(strings = {"victim,\"V-000042\"", "victim,V-000042,", "victim,V-000042,2026-05-01"})
  void aReferenceThatNoSupplierDeliversIsRefused(String line) {
    assertThatThrownBy(() -> PersonList.parse("victim,V-000041\n" + line, DOMAINS))
        .isInstanceOf(Failure.Usage.class)
        .hasMessageContaining("Line 2 of the list")
        .hasMessageContaining("without quotes")
        .hasMessageNotContaining("V-000042");
  }
}
