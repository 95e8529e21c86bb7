package london.outcomes.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names under which a source's files are delivered. A pattern with a slash is about the end of
 * the path below the landing folder, or in an archive, because some suppliers put the year into the
 * folder; any other is about the name alone. That a file is compressed is not its concern.
 *
 * @param patterns tried in order; their groups {@code period}, {@code year}, {@code month} and
 *     {@code force} are read where they exist
 */
public record FileNames(List<Pattern> patterns) {

  private static final String COMPRESSED = ".gz";

  public FileNames {
    patterns = List.copyOf(patterns);
  }

  public boolean matches(String path) {
    return match(path).isPresent();
  }

  /** The first pattern that the path matches, applied. */
  public Optional<Matcher> match(String path) {
    boolean isCompressed = path.toLowerCase(Locale.ROOT).endsWith(COMPRESSED);
    String plain = isCompressed ? path.substring(0, path.length() - COMPRESSED.length()) : path;
    return patterns.stream()
        .map(pattern -> matcher(pattern, plain))
        .filter(Matcher::matches)
        .findFirst();
  }

  /** What a group of the matched pattern says; empty where it says nothing. */
  public String group(String path, String group) {
    return match(path)
        .filter(matcher -> hasGroup(matcher.pattern(), group))
        .map(matcher -> matcher.group(group))
        .orElse("");
  }

  static boolean hasGroup(Pattern pattern, String group) {
    return pattern.pattern().contains("(?<" + group + ">");
  }

  private static Matcher matcher(Pattern pattern, String path) {
    return pattern.pattern().contains("/")
        ? Pattern.compile("(?:.*/)?(?:" + pattern.pattern() + ")").matcher(path)
        : pattern.matcher(path.substring(path.lastIndexOf('/') + 1));
  }

  /** As a reader sees them. */
  @Override
  public String toString() {
    return String.join(" or ", patterns.stream().map(Pattern::pattern).toList());
  }
}
