package london.outcomes.ingest.csv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import london.outcomes.catalogue.Dialect;

/**
 * How a sample seems to be written, as a proposal for its contract. Files are never read by it:
 * there the contract is the word, and another dialect a reason to reject.
 *
 * @param dialect delimiter and character set
 * @param preambleLines lines before the header
 */
public record FormatGuess(Dialect dialect, int preambleLines) {
  /** Enough to meet a letter that is not ASCII, if the file has any. */
  public static final int HEAD_BYTES = 4 * 1024 * 1024;

  private static final char[] DELIMITERS = {',', ';', '\t', '|'};
  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
  private static final int LINES = 100;
  private static final int CHARS = 1024 * 1024;
  private static final double NUL_SHARE_OF_UTF_16 = 0.2;

  /** Damaged lines are fewer than this. */
  private static final double STEADY = 0.9;

  /** Lines that one quoted field may hold; behind that it is a stray quotation mark. */
  private static final int MOST_LINES_OF_A_FIELD = 20;

  /** A line of the file with those that a quoted line end joins to it, and where it starts. */
  private record Line(int number, String text) {}

  /**
   * How regularly a character parts the lines.
   *
   * @param first the line that is the header, if this is the delimiter
   * @param share of the lines from there on that have as many fields
   */
  private record Parting(char delimiter, int first, double share, int fields) {
    boolean isUnsteady() {
      return share < STEADY;
    }
  }

  /** The guess from the first bytes. */
  public static FormatGuess of(byte[] head) {
    String charset = charset(head);
    String text = new String(head, Charset.forName(charset)).replace("\uFEFF", "");
    List<Line> lines = lines(text.substring(0, Math.min(CHARS, text.length())));
    List<Parting> partings = new ArrayList<>();
    for (char delimiter : DELIMITERS) {
      parting(lines, delimiter).ifPresent(partings::add);
    }
    // The true delimiter parts the header too; a decimal comma parts only the lines below it.
    Optional<Parting> best =
        partings.stream()
            .min(
                Comparator.comparing(Parting::isUnsteady)
                    .thenComparing(Parting::first)
                    .thenComparing(Comparator.comparingDouble(Parting::share).reversed())
                    .thenComparing(Comparator.comparingInt(Parting::fields).reversed()));
    return best.map(p -> new FormatGuess(new Dialect(p.delimiter, charset, '"'), p.first))
        .orElseGet(() -> new FormatGuess(Dialect.STANDARD.withCharset(charset), 0));
  }

  private static String charset(byte[] head) {
    Optional<ByteOrderMark> mark = ByteOrderMark.of(head);
    if (mark.isPresent()) {
      return mark.get().charset();
    }
    int[] nul = new int[2];
    for (int i = 0; i < head.length; i++) {
      nul[i % 2] += head[i] == 0 ? 1 : 0;
    }
    if (nul[0] + nul[1] >= head.length * NUL_SHARE_OF_UTF_16 && head.length > 1) {
      return nul[0] > nul[1] ? "UTF-16BE" : "UTF-16LE";
    }
    return isUtf8(head) ? "UTF-8" : "windows-1252";
  }

  /** A character that the end of the sample cuts off is no error. */
  private static boolean isUtf8(byte[] head) {
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length + 1), false);
    return !result.isError();
  }

  /** The first lines with something in them. */
  private static List<Line> lines(String text) {
    String[] all = LINE_END.split(text);
    List<Line> lines = new ArrayList<>();
    int next = 0;
    while (next < all.length && lines.size() < LINES) {
      int end = next + 1;
      String joined = all[next];
      while (isOpen(joined) && end < all.length && end - next < MOST_LINES_OF_A_FIELD) {
        joined += "\n" + all[end++];
      }
      boolean isStray = isOpen(joined);
      Line line = new Line(next, isStray ? all[next] : joined);
      next = isStray ? next + 1 : end;
      if (!line.text().isBlank()) {
        lines.add(line);
      }
    }
    return lines;
  }

  private static boolean isOpen(String text) {
    return text.chars().filter(c -> c == '"').count() % 2 == 1;
  }

  private static Optional<Parting> parting(List<Line> lines, char delimiter) {
    Map<Integer, Integer> byCount = new HashMap<>();
    List<Integer> counts = lines.stream().map(line -> fields(line.text(), delimiter)).toList();
    counts.stream().filter(n -> n > 1).forEach(n -> byCount.merge(n, 1, Integer::sum));
    Optional<Map.Entry<Integer, Integer>> usual =
        byCount.entrySet().stream()
            .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(e -> e.getKey()));
    return usual.map(u -> parting(lines, counts, u.getKey(), delimiter));
  }

  private static Parting parting(
      List<Line> lines, List<Integer> counts, int usual, char delimiter) {
    int header = header(lines, counts, usual, delimiter);
    List<Integer> behind = counts.subList(header, counts.size());
    double share = (double) Collections.frequency(behind, usual) / behind.size();
    return new Parting(delimiter, lines.get(header).number(), share, usual);
  }

  /** The first line of the usual width that is mostly filled: a title padded by commas is not. */
  private static int header(List<Line> lines, List<Integer> counts, int usual, char delimiter) {
    for (int i = 0; i < lines.size(); i++) {
      String[] fields = lines.get(i).text().split(Pattern.quote(String.valueOf(delimiter)));
      long filled = Arrays.stream(fields).filter(f -> !f.isBlank()).count();
      if (counts.get(i) == usual && filled * 2 > usual) {
        return i;
      }
    }
    return counts.indexOf(usual);
  }

  private static int fields(String line, char delimiter) {
    boolean isQuoted = false;
    int fields = 1;
    for (int i = 0; i < line.length(); i++) {
      char next = line.charAt(i);
      isQuoted ^= next == '"';
      fields += !isQuoted && next == delimiter ? 1 : 0;
    }
    return fields;
  }
}
