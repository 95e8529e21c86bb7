package london.outcomes.insight.alike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.sql.Date;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import london.outcomes.SharedSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** What wards are compared by. */
final class OffenceMixTest {

  private static final StructType OFFENCE =
      StructType.fromDDL("month DATE, ward_code STRING, category_id STRING, provenance STRING");

  private final List<Row> offences = new ArrayList<>();

  private void recorded(int times, String month, String ward, String category) {
    offences.addAll(
        Collections.nCopies(
            times, RowFactory.create(Date.valueOf(month + "-01"), ward, category, "open")));
  }

  private OffenceMix mix() {
    Dataset<Row> rows = SharedSession.get().createDataFrame(offences, OFFENCE);
    return OffenceMix.of(rows);
  }

  @Test
  void sharesAreOfTheLatestYearAndOfWardsWithEnoughAlone() {
    recorded(90, "2026-03", "E05000001", "robbery");
    recorded(60, "2025-04", "E05000001", "drugs");
    recorded(500, "2025-03", "E05000001", "drugs");
    recorded(100, "2026-01", "E05000002", "drugs");
    recorded(99, "2026-01", "E05000003", "drugs");
    recorded(400, "2026-01", null, "drugs");
    OffenceMix mix = mix();
    assertThat(mix.through()).isEqualTo(Date.valueOf("2026-03-31"));
    assertThat(mix.figures())
        .extracting(Figure::area, Figure::measure)
        .containsExactly(
            tuple("E05000001", "mix-drugs"),
            tuple("E05000001", "mix-robbery"),
            tuple("E05000002", "mix-drugs"),
            tuple("E05000002", "mix-robbery"));
    assertThat(mix.figures().get(0).value()).isCloseTo(0.4, within(1e-12));
    assertThat(mix.figures().get(3).value()).isZero();
    assertThat(mix.figures().get(3).upper()).isBetween(0.03, 0.04);
    assertThat(mix.figures()).allMatch(figure -> figure.provenance().equals("open"));
  }

  @Test
  void wardsOfOneKindArePeers() {
    List<String> categories = List.of("burglary", "drugs", "robbery", "shoplifting", "violence");
    for (int ward = 0; ward < 16; ward++) {
      for (int c = 0; c < categories.size(); c++) {
        // Every other ward is a high street; all differ a little.
        int usual = ward % 2 == 0 && c == 3 ? 300 : 60;
        recorded(
            usual + (ward * 17 + c * 29) % 41,
            "2026-03",
            "E0500%04d".formatted(ward),
            categories.get(c));
      }
    }
    Profiles profiles = Profiles.of(mix().figures(), Map.of());
    assertThat(profiles.canBeCompared()).isTrue();
    for (int ward = 0; ward < 16; ward++) {
      int kind = ward % 2;
      assertThat(Resampling.nearest(profiles.values(), ward))
          .hasSize(5)
          .allMatch(p -> p % 2 == kind);
    }
  }
}
