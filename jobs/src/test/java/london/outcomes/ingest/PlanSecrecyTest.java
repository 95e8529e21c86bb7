package london.outcomes.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import london.outcomes.SharedSession;
import london.outcomes.catalogue.Dialect;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.config.ConfigFolder;
import org.junit.jupiter.api.Test;

/** What Spark shows of a reading: neither the key nor anything of the persons. */
class PlanSecrecyTest {

  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  @Test
  void noPlanShowsTheKey() {
    SourceContract contract =
        new ConfigFolder(SharedSession.project().resolve("conf"))
            .load()
            .sources()
            .get("missing-episode");
    Delivery delivery =
        new Delivery(
            "d1",
            contract,
            "file:/nowhere",
            1,
            "missing-episode-2025-05.csv",
            Dialect.STANDARD,
            Optional.empty(),
            "metropolitan",
            "official",
            1);
    ReadPlan plan = ReadPlan.of(contract, PseudonymKey.of("2026a", SECRET).pseudonyms(contract));
    String shown =
        RowReader.read(
                SharedSession.get(),
                List.of(delivery),
                plan,
                uri -> {
                  throw new IllegalStateException("nothing is read");
                })
            .queryExecution()
            .toString();
    assertThat(shown).contains("person_key").doesNotContain(SECRET, "Pseudonyms[", "2026a");
  }
}
