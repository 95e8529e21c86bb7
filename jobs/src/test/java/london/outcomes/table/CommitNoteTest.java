package london.outcomes.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommitNoteTest {

  @Test
  void aNoteSurvivesItsCommit() {
    CommitNote note =
        new CommitNote(
            "20260515-030000",
            "tally",
            Map.of("offence", 12L, "incident", 0L),
            List.of("2025-05", "2025-06"),
            Map.of("offence", "it's \"quoted\" \\ and £"));
    assertThat(CommitNote.parse(note.toJson())).isEqualTo(note);
  }

  @Test
  void aNoteOfSomebodyElseIsShown() {
    assertThatIllegalStateException()
        .isThrownBy(() -> CommitNote.parse("copied by hand"))
        .withMessage("a commit note that is none of ours: copied by hand");
  }
}
