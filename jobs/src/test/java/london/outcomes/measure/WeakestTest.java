package london.outcomes.measure;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import london.outcomes.SharedSession;
import org.apache.spark.sql.Encoders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeakestTest {

  @ParameterizedTest
  @CsvSource({
    "official, official, official",
    "official, open, open",
    "open, official, open",
    "open, synthetic, synthetic",
    "synthetic, official, synthetic"
  })
  void theWeakerProvenanceStands(String a, String b, String weaker) {
    assertThat(Weakest.provenance(a, b)).isEqualTo(weaker);
  }

  @ParameterizedTest
  @CsvSource({
    "final, final, final",
    "final, provisional, provisional",
    "provisional, final, provisional"
  })
  void provisionalIsWeakerThanFinal(String a, String b, String weaker) {
    assertThat(Weakest.dataStatus(a, b)).isEqualTo(weaker);
  }

  @Test
  void columnsKnowTheSameOrder() {
    var rows =
        SharedSession.get()
            .createDataset(List.of("official", "synthetic", "open"), Encoders.STRING())
            .toDF("p")
            .agg(Weakest.ofProvenances(col("p")), Weakest.ofDataStatuses(col("p")))
            .first();
    assertThat(rows.getString(0)).isEqualTo("synthetic");
  }
}
