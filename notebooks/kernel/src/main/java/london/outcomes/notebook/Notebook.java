package london.outcomes.notebook;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An .ipynb file (nbformat 4): its code cells without outputs, and the outputs as they come. */
final class Notebook {
  private static final Gson JSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();
  private static final String OUTPUTS = "outputs";
  private static final String COUNT = "execution_count";

  private final JsonObject root;

  private Notebook(JsonObject root) {
    this.root = root;
  }

  static Notebook read(Path file) throws IOException {
    try {
      Notebook notebook =
          new Notebook(JsonParser.parseString(Files.readString(file)).getAsJsonObject());
      notebook.cells().forEach(Cell::clear);
      return notebook;
    } catch (JsonParseException
        | IllegalStateException
        | ClassCastException
        | NullPointerException e) {
      throw new IOException(file.getFileName() + " is not a notebook: " + e.getMessage(), e);
    }
  }

  /** The code cells in order; each knows its number among all cells, from 1. */
  List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    JsonArray all = root.getAsJsonArray("cells");
    for (int i = 0; i < all.size(); i++) {
      JsonObject cell = all.get(i).getAsJsonObject();
      if (cell.get("cell_type").getAsString().equals("code")) {
        cells.add(new Cell(i + 1, cell));
      }
    }
    return cells;
  }

  /** Every picture of the outputs as the bytes of a PNG file, in order. */
  List<byte[]> pictures() {
    List<byte[]> pictures = new ArrayList<>();
    for (Cell cell : cells()) {
      for (JsonElement output : cell.json().getAsJsonArray(OUTPUTS)) {
        JsonObject data = output.getAsJsonObject().getAsJsonObject("data");
        if (data != null && data.has("image/png")) {
          pictures.add(Base64.getMimeDecoder().decode(data.get("image/png").getAsString()));
        }
      }
    }
    return pictures;
  }

  void write(Path file) throws IOException {
    Files.writeString(file, JSON.toJson(root) + "\n");
  }

  /** A code cell. */
  record Cell(int number, JsonObject json) {
    String source() {
      JsonElement source = json.get("source");
      if (source.isJsonPrimitive()) {
        return source.getAsString();
      }
      StringBuilder text = new StringBuilder();
      source.getAsJsonArray().forEach(line -> text.append(line.getAsString()));
      return text.toString();
    }

    /** Keeps the message if it is an output; consecutive text of one stream is one output. */
    void add(Message message) {
      switch (message.type()) {
        case "stream" -> addText(message.text("name"), message.text("text"));
        case "display_data" -> addOutput(message, "data", "metadata");
        case "execute_result" -> addOutput(message, "data", "metadata", COUNT);
        case "error" -> addOutput(message, "ename", "evalue", "traceback");
        default -> {
          // States, echoes of the input and widgets are no outputs.
        }
      }
    }

    void executed(int count) {
      json.addProperty(COUNT, count);
    }

    private void clear() {
      json.add(OUTPUTS, new JsonArray());
      json.add(COUNT, JsonNull.INSTANCE);
    }

    private void addOutput(Message message, String... keys) {
      JsonObject output = new JsonObject();
      output.addProperty("output_type", message.type());
      for (String key : keys) {
        JsonElement value = message.content().get(key);
        output.add(key, value == null ? new JsonObject() : value);
      }
      json.getAsJsonArray(OUTPUTS).add(output);
    }

    private void addText(String stream, String text) {
      JsonArray outputs = json.getAsJsonArray(OUTPUTS);
      if (!outputs.isEmpty()) {
        JsonObject last = outputs.get(outputs.size() - 1).getAsJsonObject();
        if (last.has("name") && last.get("name").getAsString().equals(stream)) {
          last.addProperty("text", last.get("text").getAsString() + text);
          return;
        }
      }
      JsonObject output = new JsonObject();
      output.addProperty("output_type", "stream");
      output.addProperty("name", stream);
      output.addProperty("text", text);
      outputs.add(output);
    }
  }
}
