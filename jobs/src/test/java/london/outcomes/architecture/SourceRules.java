package london.outcomes.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rules on the texts of the product: each returns the places that break it. */
final class SourceRules {

  /** A class longer than this does more than one thing. */
  static final int LONGEST = 300;

  private static final Pattern BEAN = Pattern.compile("Encoders\\s*\\.\\s*bean\\(\\s*(\\w+)");
  private static final Pattern RECORD = Pattern.compile("\\brecord (\\w+)\\s*[(<]");

  private SourceRules() {}

  /** Lines that hold one of the words, whole. */
  static List<String> naming(Map<String, String> texts, Set<String> words) {
    String any = words.stream().map(Pattern::quote).collect(Collectors.joining("|"));
    return matching(texts, "(?<![\\w-])(" + any + ")(?![\\w-])");
  }

  /** Lines in which the pattern is found. */
  static List<String> matching(Map<String, String> texts, String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    List<String> found = new ArrayList<>();
    texts.forEach(
        (file, text) -> {
          int number = 0;
          for (String line : text.split("\n", -1)) {
            number++;
            if (compiled.matcher(line).find()) {
              found.add(file + ":" + number + ": " + line.strip());
            }
          }
        });
    return found;
  }

  /** Records that are given to Spark's bean encoder, which makes empty rows of them. */
  static List<String> encodedRecords(Map<String, String> texts) {
    Set<String> records = new TreeSet<>();
    texts
        .values()
        .forEach(text -> RECORD.matcher(text).results().forEach(r -> records.add(r.group(1))));
    List<String> found = new ArrayList<>();
    texts.forEach(
        (file, text) -> {
          Matcher bean = BEAN.matcher(text);
          while (bean.find()) {
            if (records.contains(bean.group(1))) {
              found.add(file + ": " + bean.group(1));
            }
          }
        });
    return found;
  }

  /** Files that write tables and name a curated one. */
  static List<String> curatedWriters(Map<String, String> texts, Set<String> curated) {
    Pattern write = Pattern.compile("\\.replace(All)?\\(");
    Set<String> quoted = curated.stream().map(t -> "\"" + t + "\"").collect(Collectors.toSet());
    return texts.entrySet().stream()
        .filter(e -> e.getValue().contains("table.LakeTable"))
        .filter(e -> write.matcher(e.getValue()).find())
        .filter(e -> quoted.stream().anyMatch(e.getValue()::contains))
        .map(Map.Entry::getKey)
        .toList();
  }

  static List<String> tooLong(Map<String, String> texts) {
    return texts.entrySet().stream()
        .filter(e -> lines(e.getValue()) >= LONGEST)
        .map(e -> e.getKey() + ": " + lines(e.getValue()))
        .toList();
  }

  static double medianLines(Map<String, String> texts) {
    int[] sorted = texts.values().stream().mapToInt(SourceRules::lines).sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2.0;
  }

  private static int lines(String text) {
    return (int) text.lines().count();
  }
}
