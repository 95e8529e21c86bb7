package london.outcomes.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import london.outcomes.catalogue.Failure;
import london.outcomes.table.CommitNote;
import london.outcomes.table.LakeTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A publication bears the name of the run that made what it holds, wherever it goes. */
final class ReleasedNowTest {

  private static final String FIGURES = "20260501T100000.000Z";
  private static final String ANSWERS = "20260502T100000.000Z";

  @TempDir Path folder;

  private Workplace place;

  @BeforeEach
  void open() {
    place = new Workbench(folder).place("demo", () -> {});
  }

  private void writes(String run, String name) {
    LakeTable table = place.lake().table(name);
    table.replaceAll(table.read(), new CommitNote(run, "test", Map.of(), List.of(), Map.of()));
  }

  @Test
  void answersOfInsightNameWhatIsPublishedAfterThem() {
    writes(FIGURES, "fact_measure");
    assertThat(ReleasedNow.of(place).runId()).isEqualTo(FIGURES);
    writes(ANSWERS, "fact_forecast");
    ReleasedNow now = ReleasedNow.of(place);
    assertThat(now.runId()).isEqualTo(ANSWERS);
    assertThat(now.versions()).containsOnlyKeys("fact_measure", "fact_forecast");
  }

  @Test
  void answersWithoutFiguresAreNothingToPublish() {
    writes(ANSWERS, "fact_forecast");
    assertThatThrownBy(() -> ReleasedNow.of(place))
        .isInstanceOf(Failure.InputMissing.class)
        .hasMessageContaining("outcomes run");
  }
}
