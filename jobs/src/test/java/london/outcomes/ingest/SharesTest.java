package london.outcomes.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SharesTest {

  @Test
  void largePiecesComeFirstAndEachGoesWhereThereIsLeast() {
    assertThat(Shares.of(List.of(1L, 90L, 2L, 100L, 80L, 3L), size -> size, 3))
        .containsExactly(List.of(100L), List.of(90L), List.of(80L, 3L, 2L, 1L));
  }

  @Test
  void emptyPiecesAreSharedOutToo() {
    assertThat(Shares.of(List.of(0L, 0L, 0L, 0L), size -> size, 2))
        .allSatisfy(share -> assertThat(share).hasSize(2));
  }
}
