package london.outcomes.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Texts that have broken software, by what they break, and as many random ones. Own collection in
 * the categories of the Big List of Naughty Strings. The empty text, control characters and lone
 * surrogates are not in it: they have rules of their own.
 */
final class NaughtyStrings {

  private static final long SEED = 20260515;
  private static final int RANDOM = 455;

  private static final List<String> KNOWN =
      List.of(
          // Words that mean something to a program.
          "undefined",
          "null",
          "NULL",
          "(null)",
          "nil",
          "None",
          "NaN",
          "Infinity",
          "-Infinity",
          "true",
          "FALSE",
          "hasOwnProperty",
          "__proto__",
          "\\",
          "\\\\",
          "\\N",
          "\\0",
          "CON",
          "NUL",
          // Numbers that are texts.
          "0",
          "1.00",
          "$1.00",
          "1/2",
          "1E2",
          "-1E+02",
          "0x0",
          "0xffffffffffffffff",
          "007",
          "1,000",
          "1 000 000.00",
          "999999999999999999999999",
          "--1",
          "0..0",
          "\u0661\u0662\u0663",
          // Quotes, separators and line ends.
          "'",
          "\"",
          "''",
          "\"\"",
          "'\"'",
          "\"'\"'\"",
          ",",
          ",,,,,,,,,,,,,,,,",
          ";",
          "\t",
          " ",
          "  x  ",
          "a\nb",
          "a\r\nb",
          "\n",
          "\r",
          "a\n\n\nb",
          "\"\n\"",
          "\",\"",
          "a\",b",
          "#",
          "# x",
          "--",
          // Letters of many kinds, invisible ones, and directions.
          "\u00e5\u00df\u2202\u0192\u00a9\u02d9\u2206",
          "\u0401\u0402\u0403",
          "\u7530\u4e2d\u3055\u3093",
          "\ud83d\ude0d",
          "\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67",
          "\ud83c\uddec\ud83c\udde7",
          "\u05d1\u05b0\u05bc\u05e8\u05b5",
          "\u202etest\u202c",
          "\u2066test\u2069",
          "\u200b",
          "\ufeff",
          "\u00a0",
          "\u2028",
          "\u2029",
          "\u0085",
          "\u3000",
          "\ufffe",
          "\uffff",
          "e\u0301",
          "\ufdfa",
          "Z\u0321\u0316a\u0349l\u0335g\u0361o",
          "\u0130\u0131\u017f",
          "\ud835\udcd7\ud835\udcee",
          // Attacks on whatever reads it next.
          "<script>alert(1)</script>",
          "<?xml version=\"1.0\"?><!DOCTYPE x>",
          "&lt;&#x27;",
          "1;DROP TABLE users",
          "' OR 1=1 -- 1",
          "$(touch /tmp/x)",
          "`id`",
          "%s%s%n%d",
          "%00",
          "%2e%2e",
          "{{7*7}}",
          "${1+1}",
          "#{1}",
          "../../etc/passwd",
          "file:///etc/passwd",
          "=HYPERLINK(\"x\")",
          "() { :; }; echo x",
          "System(\"ls\")",
          "a".repeat(5000));

  private NaughtyStrings() {}

  static List<String> all() {
    List<String> all = new ArrayList<>(KNOWN);
    Random random = new Random(SEED);
    for (int i = 0; i < RANDOM; i++) {
      all.add(random(random));
    }
    return all;
  }

  /** One stop for each text, which is its outcome. */
  static String delivery() {
    DeliveredFile file = DeliveredFile.stops(BadLanding.CITY, java.time.YearMonth.of(2016, 1));
    String before = file.line(0);
    StringBuilder text = new StringBuilder(file.header()).append('\n');
    for (String naughty : all()) {
      String field = "\"" + naughty.replace("\"", "\"\"") + "\"";
      text.append(before.replace("A no further action disposal", field)).append('\n');
    }
    return text.toString();
  }

  /** Up to 30 characters from all of Unicode, most of them from where the trouble is. */
  private static String random(Random random) {
    StringBuilder text = new StringBuilder();
    int length = 1 + random.nextInt(30);
    while (text.length() < length) {
      int limit = random.nextInt(3) == 0 ? Character.MAX_CODE_POINT : 0x300;
      int next = ' ' + random.nextInt(limit - ' ');
      boolean isSurrogate = next >= Character.MIN_SURROGATE && next <= Character.MAX_SURROGATE;
      if (!isSurrogate && next != 0xFFFD) {
        text.appendCodePoint(next);
      }
    }
    return text.toString();
  }
}
