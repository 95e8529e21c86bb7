package london.outcomes.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Names that are a contract's but for one part: a month, year or force that is missing or another
 * one, the ending, or capital letters. They tell a person what to rename, and no file is read under
 * them.
 */
public final class NearMisses {

  private static final Pattern GROUP = Pattern.compile("\\(\\?<([a-zA-Z]\\w*)>");
  private static final Pattern ENDING = Pattern.compile("\\\\\\.(\\w+)$");
  private static final String SEEN = "seeninstead";
  private static final String ANYTHING = "(?<" + SEEN + ">[^/]*)";
  private static final String ANY_ENDING = "\\\\.(?<" + SEEN + ">\\\\w+)";
  private static final String CAPITALS = "capital letters";

  /** Without some letters of its own a pattern would be near to everything. */
  private static final Pattern WORD = Pattern.compile("[a-zA-Z]{3}");

  private final List<Near> all = new ArrayList<>();

  /** A pattern that takes anything for one of its parts. */
  private record Near(String contract, FileNames names, String part, String expected) {}

  private record Miss(Near near, String seen) {}

  public NearMisses(Iterable<SourceContract> contracts) {
    for (SourceContract contract : contracts) {
      for (Pattern pattern : contract.fileNames().patterns()) {
        addGroups(contract.id(), pattern.pattern());
        addEnding(contract.id(), pattern.pattern());
        addCapitals(contract.id(), pattern.pattern());
      }
    }
  }

  private void addGroups(String contract, String pattern) {
    Matcher group = GROUP.matcher(pattern);
    while (group.find()) {
      int end = end(pattern, group.end());
      String near = pattern.substring(0, group.start()) + ANYTHING + pattern.substring(end);
      if (hasWord(near)) {
        String expected = pattern.substring(group.end(), Math.max(group.end(), end - 1));
        add(contract, near, 0, group.group(1), expected);
      }
    }
  }

  private void addEnding(String contract, String pattern) {
    Matcher ending = ENDING.matcher(pattern);
    if (ending.find() && hasWord(pattern)) {
      add(contract, ending.replaceFirst(ANY_ENDING), 0, "ending", ending.group(1));
    }
  }

  private void addCapitals(String contract, String pattern) {
    add(contract, pattern, Pattern.CASE_INSENSITIVE, CAPITALS, pattern);
  }

  private void add(String contract, String near, int flags, String part, String expected) {
    try {
      FileNames names = new FileNames(List.of(Pattern.compile(near, flags)));
      all.add(new Near(contract, names, part, expected));
    } catch (PatternSyntaxException e) {
      // One part refers to another one: such a pattern is never near.
    }
  }

  private static boolean hasWord(String pattern) {
    String fixed = pattern.replace(ANYTHING, "").replaceAll("\\(\\?<\\w+>", "");
    return WORD.matcher(ENDING.matcher(fixed).replaceFirst("")).find();
  }

  /** Behind the end of the group whose content begins here. */
  private static int end(String pattern, int start) {
    int depth = 1;
    int at = start;
    while (at < pattern.length() && depth > 0) {
      char c = pattern.charAt(at);
      depth += c == '(' ? 1 : 0;
      depth -= c == ')' ? 1 : 0;
      at += c == '\\' ? 2 : 1;
    }
    return Math.min(at, pattern.length());
  }

  /** What is wrong with the name, by the contract that it comes closest to. */
  public Optional<String> closest(String path) {
    return all.stream()
        .flatMap(near -> near.names().match(path).map(m -> new Miss(near, seen(m))).stream())
        .min(Comparator.comparingInt(miss -> miss.seen().length()))
        .map(miss -> text(miss.near(), miss.seen()));
  }

  private static String seen(Matcher matched) {
    return FileNames.hasGroup(matched.pattern(), SEEN) ? matched.group(SEEN) : "";
  }

  private static String text(Near near, String seen) {
    String lacks = near.part().equals(CAPITALS) ? "has other" : "lacks the";
    String what = seen.isEmpty() ? lacks : "has '" + seen + "' for the";
    return "it comes closest to %s, but %s %s; expected %s"
        .formatted(near.contract(), what, near.part(), near.expected());
  }
}
