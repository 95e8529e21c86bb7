package london.outcomes.ingest;

import java.util.ArrayList;
import java.util.List;
import london.outcomes.ingest.csv.Problem;

/**
 * Looks for NHS numbers in a file that should hold none. One number in eleven has a fitting check
 * digit by chance, so a column is named only when most of its ten-digit texts have one.
 */
final class NhsNumbers {

  static final String UNEXPECTED_IDENTIFIER = "UNEXPECTED_IDENTIFIER";

  private static final int DIGITS = 10;

  /** With fewer, chance is no rare thing. */
  private static final int FEWEST = 3;

  private final List<String> header;
  private final long[] seen;
  private final long[] fitting;

  NhsNumbers(List<String> header) {
    this.header = header;
    this.seen = new long[header.size()];
    this.fitting = new long[header.size()];
  }

  void see(String[] fields) {
    for (int i = 0; i < Math.min(fields.length, seen.length); i++) {
      String digits = digits(fields[i]);
      if (!digits.isEmpty()) {
        seen[i]++;
        fitting[i] += isNhsNumber(digits) ? 1 : 0;
      }
    }
  }

  /** The ten digits of a text that has just these, plainly or as 3 3 4; empty for any other. */
  private static String digits(String text) {
    int length = text.length();
    if (length < DIGITS || length > DIGITS + 4) {
      return "";
    }
    String plain = text.strip();
    String digits =
        plain.length() == DIGITS + 2
            ? plain.replaceAll("^(\\d{3})[ -](\\d{3})[ -]", "$1$2")
            : plain;
    return digits.length() == DIGITS && digits.chars().allMatch(c -> c >= '0' && c <= '9')
        ? digits
        : "";
  }

  /** The check digit of the NHS Data Dictionary: modulus 11; no number repeats one digit. */
  static boolean isNhsNumber(String digits) {
    int sum = 0;
    for (int i = 0; i < DIGITS - 1; i++) {
      sum += (DIGITS - i) * (digits.charAt(i) - '0');
    }
    int check = (11 - sum % 11) % 11;
    boolean isFiller = digits.chars().distinct().count() == 1;
    return !isFiller && check == digits.charAt(DIGITS - 1) - '0';
  }

  /** One problem for each column that seems to hold NHS numbers. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < seen.length; i++) {
      if (fitting[i] >= FEWEST && fitting[i] * 2 > seen[i]) {
        problems.add(
            new Problem(
                UNEXPECTED_IDENTIFIER,
                header.get(i),
                "column '%s' holds NHS numbers: %,d of its %,d texts of ten digits have the check digit; nothing was taken in: delete the file, and ask for one without them"
                    .formatted(header.get(i), fitting[i], seen[i])));
      }
    }
    return problems;
  }
}
