package london.outcomes.notebook;

import com.google.gson.JsonObject;

/** What the executor uses of a message of the Jupyter protocol. */
record Message(String type, String parentId, JsonObject content) {
  String text(String key) {
    return content.get(key).getAsString();
  }
}
