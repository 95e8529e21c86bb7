package london.outcomes.ingest.csv;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import london.outcomes.catalogue.Dialect;

/**
 * Whether the first lines are written in the declared dialect. Another dialect is named, never
 * adopted: with decimal commas about, a guess reads wrong values without an error.
 */
final class DialectCheck {
  private static final String DELIMITERS = ",;\t|";
  private static final int SEVERAL = 2;

  private final Dialect declared;

  DialectCheck(Dialect declared) {
    this.declared = declared;
  }

  /** The problem that these lines show, the header first. */
  Optional<Problem> problem(List<String> lines) {
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    return otherDelimiter(lines.get(0)).or(() -> apostrophes(lines));
  }

  private Optional<Problem> otherDelimiter(String header) {
    if (count(header, declared.delimiter()) > 0) {
      return Optional.empty();
    }
    return DELIMITERS
        .chars()
        .filter(other -> count(header, (char) other) >= SEVERAL)
        .mapToObj(other -> (char) other)
        .findFirst()
        .map(other -> Messages.otherDelimiter(declared.delimiter(), other))
        .map(detail -> Problem.ofFile(Codes.DIALECT, detail));
  }

  /** Apostrophes around fields of most lines; one such value may be a value. */
  private Optional<Problem> apostrophes(List<String> lines) {
    String edge = Pattern.quote(String.valueOf(declared.delimiter()));
    Pattern field = Pattern.compile("(^|" + edge + ")'[^']*'(" + edge + "|$)");
    long quoted = lines.stream().filter(line -> field.matcher(line).find()).count();
    return declared.quote() == '\'' || quoted * 2 <= lines.size()
        ? Optional.empty()
        : Optional.of(Problem.ofFile(Codes.DIALECT, Messages.apostrophes(quoted, lines.size())));
  }

  private int count(String line, char delimiter) {
    boolean isQuoted = false;
    int count = 0;
    for (int i = 0; i < line.length(); i++) {
      if (declared.isQuoting() && line.charAt(i) == declared.quote()) {
        isQuoted = !isQuoted;
      } else if (!isQuoted && line.charAt(i) == delimiter) {
        count++;
      }
    }
    return count;
  }
}
