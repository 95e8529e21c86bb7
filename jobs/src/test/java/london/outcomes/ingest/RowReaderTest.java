package london.outcomes.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowReaderTest {

  @Test
  void filesAreSharedOutSoThatNoTaskWaitsForALargeOne() {
    assertThat(RowReader.shares(new long[] {1, 90, 2, 100, 80, 3}, 3))
        .containsExactly(2, 1, 2, 0, 2, 2);
    assertThat(RowReader.shares(new long[] {7, 7, 7, 7}, 2)).containsExactly(0, 1, 0, 1);
  }
}
