package london.outcomes.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;

/**
 * What a commit says about itself. It is stored in the commit, so it is there exactly when the rows
 * are: a step that finds its input's version in the note of its output knows that it has been done.
 *
 * @param runId run that wrote
 * @param step step that wrote
 * @param tablesRead versions of the tables that the rows rest on
 * @param months months that changed
 * @param definitions digests of the definitions that were applied
 */
public record CommitNote(
    String runId,
    String step,
    Map<String, Long> tablesRead,
    List<String> months,
    Map<String, String> definitions) {

  private static final ObjectMapper JSON = new ObjectMapper();

  String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a note of texts and numbers is always JSON", e);
    }
  }

  static CommitNote parse(String json) {
    try {
      return JSON.readValue(json, CommitNote.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a commit note that is none of ours: " + json, e);
    }
  }
}
