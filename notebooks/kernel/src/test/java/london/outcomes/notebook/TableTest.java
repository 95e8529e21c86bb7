package london.outcomes.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private final Table table =
      Table.of(
          List.of("area", "count", "rate"),
          List.of(
              Arrays.asList("Camden <1>", 1234567L, 12.345), Arrays.asList("Bow", null, 250.0)));

  @Test
  void textAlignsNumbersToTheRightAndShowsGaps() {
    assertThat(table.text())
        .isEqualTo(
            """
            area            count   rate
            Camden <1>  1,234,567  12.35
            Bow                 –    250""");
  }

  @Test
  void htmlEscapesItsText() {
    assertThat(table.html()).contains("Camden &lt;1&gt;").doesNotContain("<1>");
  }

  @Test
  void rowOfAnotherWidthIsRefused() {
    assertThatThrownBy(() -> Table.of(List.of("a"), List.of(List.of(1, 2))))
        .hasMessage("a row of 2 values under 1 columns: [1, 2]");
  }
}
