package london.outcomes.ingest;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the name of a sample tells about the names of its later deliveries. */
final class DraftFileName {

  private static final String MONTH_NAMES =
      "(?<![A-Za-z])(?i:January|February|March|April|June|July|August|September|October|November"
          + "|December|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?![A-Za-z])";
  private static final Pattern VARIABLE =
      Pattern.compile(
          "(?<iso>(?<![0-9])[0-9]{4}-[0-9]{2}(?![0-9]))|(?<digits>[0-9]+)|" + MONTH_NAMES);
  private static final Pattern META = Pattern.compile("[\\\\^$.|?*+()\\[\\]{}]");

  private final String name;

  DraftFileName(String name) {
    this.name = name;
  }

  /** A month in the name, and how it is written. */
  record Dated(YearMonth month, String format, int at) {}

  Optional<Dated> month() {
    Matcher matcher = VARIABLE.matcher(name);
    while (matcher.find()) {
      String format = matcher.group("iso") != null ? "yyyy-MM" : "yyyyMM";
      Optional<YearMonth> month = month(matcher.group(), format);
      if (month.isPresent()) {
        return Optional.of(new Dated(month.get(), format, matcher.start()));
      }
    }
    return Optional.empty();
  }

  private static Optional<YearMonth> month(String text, String format) {
    try {
      YearMonth month = YearMonth.parse(text, DateTimeFormatter.ofPattern(format));
      boolean isPlausible = month.getYear() >= 1900 && month.getYear() < 2100;
      return Optional.of(month).filter(m -> isPlausible && text.length() == format.length());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * A regular expression for this name and those of other months.
   *
   * @param period the month that becomes the group {@code period}
   */
  String pattern(Optional<Dated> period) {
    StringBuilder pattern = new StringBuilder();
    Matcher matcher = VARIABLE.matcher(name);
    int from = 0;
    while (matcher.find()) {
      boolean isPeriod = period.isPresent() && period.get().at() == matcher.start();
      pattern.append(literal(name.substring(from, matcher.start())));
      pattern.append(isPeriod ? "(?<period>" : "").append(variable(matcher));
      pattern.append(isPeriod ? ")" : "");
      from = matcher.end();
    }
    return pattern.append(literal(name.substring(from))).toString();
  }

  private static String variable(Matcher matcher) {
    if (matcher.group("iso") != null) {
      return "\\d{4}-\\d{2}";
    }
    String digits = matcher.group("digits");
    if (digits == null) {
      return "[A-Za-z]+";
    }
    return digits.length() == 4 || digits.length() == 6 ? "\\d{" + digits.length() + "}" : "\\d+";
  }

  private static String literal(String text) {
    return META.matcher(text).replaceAll("\\\\$0");
  }

  /** The words of the name without what varies, for an id in kebab-case. */
  String id() {
    String stem = name.replaceFirst("\\.[A-Za-z0-9]+$", "");
    String id = DraftNames.snake(VARIABLE.matcher(stem).replaceAll(" ")).replace('_', '-');
    return id.isEmpty() ? "source" : id;
  }
}
