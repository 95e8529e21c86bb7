package london.outcomes.catalogue;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long the delivered files of a source are kept, from the day on which a delivery was taken in.
 *
 * @param count how many of the units; 0 when they are kept without end
 * @param unit days, months or years
 */
public record Retention(int count, ChronoUnit unit) {

  /** Kept without end, as open data may be. */
  public static final Retention UNLIMITED = new Retention(0, ChronoUnit.YEARS);

  private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,3}) (day|month|year)s?");

  /** What {@code 3 years}, {@code 18 months}, {@code 90 days} or {@code unlimited} says. */
  public static Optional<Retention> of(String text) {
    Matcher span = SPAN.matcher(text);
    if (span.matches()) {
      ChronoUnit unit = ChronoUnit.valueOf(span.group(2).toUpperCase(Locale.ROOT) + "S");
      return Optional.of(new Retention(Integer.parseInt(span.group(1)), unit));
    }
    return text.equals("unlimited") ? Optional.of(UNLIMITED) : Optional.empty();
  }

  public boolean isUnlimited() {
    return count == 0;
  }

  /** Whether a delivery that was taken in on one day is to be removed on another one. */
  public boolean isOver(LocalDate takenIn, LocalDate today) {
    return !isUnlimited() && !today.isBefore(takenIn.plus(count, unit));
  }

  /** As it is written in a contract. */
  @Override
  public String toString() {
    String name = unit.name().toLowerCase(Locale.ROOT);
    return isUnlimited()
        ? "unlimited"
        : count + " " + (count == 1 ? name.substring(0, name.length() - 1) : name);
  }
}
