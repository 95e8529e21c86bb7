package london.outcomes.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The texts of all definitions, to be kept with what was made by them. Environments are left out:
 * they say where things are, and not what.
 *
 * @param byPath text of each file by its path in {@code conf/}
 */
public record ConfigTexts(Map<String, String> byPath) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final String ENVIRONMENTS = "env/";

  public static ConfigTexts of(Path folder) {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        if (!path.startsWith(ENVIRONMENTS)) {
          texts.put(path, Files.readString(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ConfigTexts(texts);
  }

  public String toJson() {
    try {
      return JSON.writeValueAsString(byPath);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts are always JSON", e);
    }
  }

  /**
   * @throws IllegalArgumentException when the text is not what {@link #toJson} wrote
   */
  public static ConfigTexts parse(String json) {
    try {
      return new ConfigTexts(JSON.readValue(json, new TypeReference<TreeMap<String, String>>() {}));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not the texts of definitions", e);
    }
  }

  /**
   * Writes the files below a folder, as they were.
   *
   * @throws IllegalArgumentException when a path leads out of the folder
   */
  public ConfigFolder in(Path folder) {
    try {
      for (Map.Entry<String, String> text : byPath.entrySet()) {
        Path file = folder.resolve(text.getKey()).normalize();
        if (!file.startsWith(folder)) {
          throw new IllegalArgumentException("leads out of the folder: " + text.getKey());
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, text.getValue());
      }
      return new ConfigFolder(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
