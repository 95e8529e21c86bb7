package london.outcomes.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The mistakes found so far, and where each key stands, for a check that comes later. */
final class Mistakes {

  private final List<ConfigProblem> found = new ArrayList<>();
  private final Map<String, Integer> lines = new HashMap<>();

  /** Remembers the line of a key; {@code key} has its parents, as in {@code lookups[0].match}. */
  void locate(String file, String key, int line) {
    lines.put(file + ":" + key, line);
  }

  void add(String file, int line, String key, String what, String remedy) {
    found.add(new ConfigProblem(file, line, key, what, remedy));
  }

  /** Adds a mistake at the line of its key or, when the key is not there, of its parent. */
  void add(String file, String key, String what, String remedy) {
    add(file, lineOf(file, key), key, what, remedy);
  }

  /** The line of a key or, when the key is not there, of its parent. */
  int lineOf(String file, String key) {
    for (String k = key; ; k = k.substring(0, k.lastIndexOf('.'))) {
      Integer line = lines.get(file + ":" + k);
      if (line != null) {
        return line;
      }
      if (k.lastIndexOf('.') < 0) {
        return 1;
      }
    }
  }

  List<ConfigProblem> found() {
    return List.copyOf(found);
  }
}
