package london.outcomes.ingest;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.Timestamp;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import london.outcomes.catalogue.SourceColumn;

/**
 * A second reader, as short as can be and without any of the product's code: one record at a place
 * of a text, by RFC 4180 to the letter; and what a text of a type is worth.
 */
final class LiteralReading {

  private final String text;
  private final char delimiter;
  private final char quote;
  private int at;

  private LiteralReading(String text, char delimiter, char quote) {
    this.text = text;
    this.delimiter = delimiter;
    this.quote = quote;
  }

  /** The fields of the record with which a text begins; none where it breaks a rule. */
  static List<String> record(String text, char delimiter, char quote) {
    LiteralReading reading = new LiteralReading(text, delimiter, quote);
    List<String> fields = new ArrayList<>();
    do {
      String field = reading.has(quote) ? reading.quoted() : reading.plain();
      if (field == null) {
        return List.of();
      }
      fields.add(field);
    } while (reading.take(delimiter));
    return reading.isAtEnd() ? fields : List.of();
  }

  private String quoted() {
    StringBuilder field = new StringBuilder();
    at++;
    while (at < text.length()) {
      if (!has(quote)) {
        field.append(text.charAt(at++));
      } else if (at + 1 < text.length() && text.charAt(at + 1) == quote) {
        field.append(quote);
        at += 2;
      } else {
        at++;
        return field.toString();
      }
    }
    return null;
  }

  private String plain() {
    int from = at;
    while (!isAtEnd() && !has(delimiter)) {
      if (has(quote)) {
        return null;
      }
      at++;
    }
    return text.substring(from, at);
  }

  private boolean has(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private boolean take(char c) {
    boolean isThere = has(c);
    at += isThere ? 1 : 0;
    return isThere;
  }

  private boolean isAtEnd() {
    return at == text.length() || has('\n') || has('\r');
  }

  /** A column name without what cannot be seen, and without case. */
  static String key(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC)
        .replaceAll("(?U)[\\s\\p{Z}\\p{Cf}]", "")
        .toLowerCase(Locale.ROOT);
  }

  /** Whether a value is what its text says, to the last digit. */
  static boolean isWorth(Object value, String text, SourceColumn column) {
    String plain = text.replaceAll("[^0-9A-Za-z.,+-]", "");
    if (value == null) {
      return text.isEmpty()
          || (column.isNormalised() && visible(text).isEmpty())
          || column.blanks().tokens().contains(text)
          || column.blanks().sentinels().contains(text)
          || column.blanks().markers().containsKey(text);
    }
    for (String marker : column.blanks().markers().keySet()) {
      if (text.endsWith(marker)) {
        String number = text.substring(0, text.length() - marker.length()).strip();
        return new BigDecimal(number).compareTo(new BigDecimal(value.toString())) == 0;
      }
    }
    return switch (column.type()) {
      case TEXT -> value.equals(text) || (column.isNormalised() && value.equals(visible(text)));
      case INTEGER -> new BigInteger(text.replaceFirst("^\\+", "")).equals(whole(value));
      case GROUPED_INTEGER -> new BigInteger(plain.replace(",", "")).equals(whole(value));
      case DECIMAL, PERCENT -> isNear(new BigDecimal(plain), (Double) value);
      case DECIMAL_COMMA -> isNear(new BigDecimal(plain.replace(',', '.')), (Double) value);
      case BOOLEAN -> value.equals("yes true".contains(text.toLowerCase(Locale.ROOT)));
      case MONTH -> day(value).getDayOfMonth() == 1 && isShown(day(value), text, column);
      case DATE -> isShown(day(value), text, column);
      case SPSS_DATE -> days(day(value)) == new BigDecimal(text).longValue() / 86_400;
      case TIMESTAMP ->
          OffsetDateTime.parse(text).toInstant().equals(((Timestamp) value).toInstant());
    };
  }

  private static String visible(String text) {
    String seen = Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("\\p{Cf}", "");
    return seen.replaceAll("(?U)\\s+", " ").strip();
  }

  private static BigInteger whole(Object value) {
    return BigInteger.valueOf((Long) value);
  }

  /** A double that was written with so many digits would be written like that. */
  private static boolean isNear(BigDecimal written, double value) {
    int places = Math.max(0, written.scale());
    BigDecimal held = new BigDecimal(value).setScale(places, java.math.RoundingMode.HALF_EVEN);
    return held.compareTo(written) == 0;
  }

  private static LocalDate day(Object value) {
    return ((Date) value).toLocalDate();
  }

  private static boolean isShown(LocalDate day, String text, SourceColumn column) {
    String shown = DateTimeFormatter.ofPattern(column.format(), Locale.US).format(day);
    return shown.equalsIgnoreCase(text);
  }

  /** SPSS counts from the first day of the Gregorian calendar. */
  private static long days(LocalDate day) {
    return day.toEpochDay() - LocalDate.of(1582, 10, 14).toEpochDay();
  }
}
