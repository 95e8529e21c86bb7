package london.outcomes.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExplanationTest {

  private static final Explanation EXPLANATION =
      new Explanation(
          new TreeMap<>(Map.of("count", "96.0", "period_id", "2026-03")),
          new TreeMap<>(Map.of("title", "Antisocial behaviour")),
          List.of(
              new Explanation.Cell("2026-03", "E09000007", 90, List.of("d1"), "run-1"),
              new Explanation.Cell("2026-03", "E09000001", 6, List.of("d1"), "run-1"),
              new Explanation.Cell("2026-02", "E09000007", 1500, List.of("d1"), "run-1")),
          List.of(new Step("tally", "cells", 4, Map.of("incident", 2L), 12, 0.5)),
          List.of(Entries.delivery("d1", "2026-03/street.csv", DeliveryRecord.ACCEPTED, 1)),
          List.of(Entries.finding("d1", "GEO_OUT_OF_AREA", Finding.WARN, 1500)),
          Map.of("d1", "deleted on 2029-01-31, when its contract's retention ended"));

  @Test
  void aPersonWalksFromTheFigureToTheFile() {
    assertThat(EXPLANATION.toText().lines())
        .containsExactly(
            "FIGURE",
            "  count          96.0",
            "  period_id      2026-03",
            "DEFINITION",
            "  title          Antisocial behaviour",
            "CELLS (3, their sum is 1,596)",
            "  2026-02         1,500  in 1 areas",
            "  2026-03            96  in 2 areas",
            "TABLE VERSIONS",
            "  tally     wrote cells version 4 from {incident=2}",
            "FILES (1)",
            "  2026-03/street.csv",
            "    sha256 " + "0f".repeat(32) + "  open",
            "    rows in 1,000 = accepted 990 + quarantined 7 + dropped 3",
            "    its raw file was deleted on 2029-01-31, when its contract's retention ended",
            "    rule GEO_OUT_OF_AREA: warn, 1,500 rows");
  }

  @Test
  void aProgramReadsTheSame() throws IOException {
    JsonNode tree = new ObjectMapper().readTree(EXPLANATION.toJson());
    assertThat(tree.get("cells")).hasSize(3);
    assertThat(tree.get("deliveries").get(0).get("sha256").asText()).startsWith("0f0f");
  }
}
