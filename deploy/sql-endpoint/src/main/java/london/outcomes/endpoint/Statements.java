package london.outcomes.endpoint;

import java.util.List;
import java.util.stream.Stream;

/** SQL statements of a file, each ended by a semicolon at the end of a line. */
record Statements(List<String> all) {

  static Statements of(String text) {
    String withoutRemarks = text.replaceAll("(?m)^\\s*--.*$", "");
    return new Statements(
        Stream.of(withoutRemarks.split(";\\s*(\n|\\z)"))
            .map(String::strip)
            .filter(statement -> !statement.isEmpty())
            .toList());
  }
}
