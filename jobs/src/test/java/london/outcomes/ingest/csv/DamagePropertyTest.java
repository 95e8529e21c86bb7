package london.outcomes.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import london.outcomes.catalogue.Dialect;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damage to one record never changes the outcome of another. Values here do not begin with a
 * delimiter or line end inside their quotes, which is the documented limit of the look-ahead.
 */
class DamagePropertyTest {
  private static final int COLUMNS = 4;
  private static final List<String> VALUES =
      List.of("", "x", "Camden", "2024-01", "é", "=1", "a b", "-0.12");
  private static final List<String> QUOTED =
      List.of(
          "\"x\"",
          "\"a,b\"",
          "\"two\nlines\"",
          "\"three\r\nmore\r\nlines\"",
          "\"say \"\"hi\"\"\"",
          "\"\"\"start\"",
          "\"end\"\"\"",
          "\"\"",
          "\"é, ü\"",
          "\"\"\"\"");

  /** One way to break a single-line record, and the code that it must get. */
  private enum Damage {
    LOST_CLOSING_QUOTE(Codes.UNTERMINATED_QUOTE, "x,\"lost,y,z"),
    LOST_CLOSING_QUOTE_AT_THE_END(Codes.UNTERMINATED_QUOTE, "x,y,z,\"lost"),
    LOST_OPENING_QUOTE(Codes.QUOTE_IN_UNQUOTED_FIELD, "x,lost\",y,z"),
    STRAY_QUOTE(Codes.QUOTE_IN_UNQUOTED_FIELD, "x,5\" knife,y,z"),
    TEXT_BEHIND_QUOTE(Codes.TEXT_AFTER_CLOSING_QUOTE, "x,\"a\"b,y,z"),
    CANCELLING_DAMAGES(Codes.TEXT_AFTER_CLOSING_QUOTE, "x,\"a\" b, y,z"),
    TOO_FEW_FIELDS(Codes.FIELD_COUNT, "x,y,z"),
    TOO_MANY_FIELDS(Codes.FIELD_COUNT, "x,y,z,\"a,b\",c"),
    COMMENT(Codes.FIELD_COUNT, "# 12 rows"),
    NUL(Codes.CONTROL_CHAR, "x,y\u0000,z,"),
    ESCAPE(Codes.CONTROL_CHAR, "x,\"y\u001B\",z,"),
    INVALID_BYTE(Codes.ENCODING, "x,y\u00FF,z,"),
    REPEATED_HEADER(Codes.REPEATED_HEADER, "one,two,three,four"),
    LONG_LINE(Codes.LINE_TOO_LONG, "x".repeat(LineScanner.MAX_BYTES + 1));

    private final String code;
    private final String text;

    Damage(String code, String text) {
      this.code = code;
      this.text = text;
    }

    byte[] bytes() {
      return text.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  static List<Long> seeds() {
    return new Random(7).longs(200).boxed().toList();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("C02-C07, C15, C19, C20, E05, E07: damage stays where it is")
  void damageStaysWhereItIs(long seed) {
    Random random = new Random(seed);
    List<String> rows = rows(random);
    Damage damage = Damage.values()[random.nextInt(Damage.values().length)];
    int at = random.nextInt(rows.size() + 1);
    String end = random.nextBoolean() ? "\n" : "\r\n";

    Reading sound = Reading.of("one,two,three,four" + end + text(rows, end));
    Reading damaged = Reading.of(file(rows, at, damage, end), Dialect.STANDARD);

    List<String> expected = new ArrayList<>(sound.outcomes());
    expected.add(at, damage.code);
    assertThat(sound.findings().damaged()).isZero();
    assertThat(damaged.outcomes()).isEqualTo(expected);
    assertThat(damaged.record(at).offset()).isEqualTo(start(rows, at, end));
    assertMoved(sound, damaged, at, 1, damage.bytes().length + end.length());
    assertThat(damaged.findings().damaged()).isOne();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("Records, damaged or not, and blank lines are all there is in a file")
  void everyPhysicalRecordIsAccountedFor(long seed) {
    Random random = new Random(seed);
    List<String> rows = rows(random);
    int damages = random.nextInt(6);
    int blanks = random.nextInt(6);
    for (int i = 0; i < damages; i++) {
      rows.add("x,y,z");
    }
    rows.addAll(Collections.nCopies(blanks, ""));
    Collections.shuffle(rows, random);

    FileFindings findings = Reading.of("one,two,three,four\n" + text(rows, "\n")).findings();

    assertThat(findings.damaged()).isEqualTo(damages);
    assertThat(findings.blankLines()).isEqualTo(blanks);
    assertThat(findings.intact() + findings.damaged() + findings.blankLines())
        .isEqualTo(rows.size());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("Any bytes at all are read to the end, and every line is in one place")
  void anyBytesAreReadToTheEnd(long seed) {
    Random random = new Random(seed);
    byte[] noise = new byte[random.nextInt(3000)];
    byte[] alphabet = Reading.bytes("ab,,,\"\"\"\n\n\r\r\n é", 0x00, 0xFF, 0x1B);
    for (int i = 0; i < noise.length; i++) {
      noise[i] = alphabet[random.nextInt(alphabet.length)];
    }
    byte[] file = Reading.bytes("one,two\n", new String(noise, StandardCharsets.ISO_8859_1));
    Reading reading = Reading.of(file, Dialect.STANDARD);

    assertThat(reading.findings().bytes()).isEqualTo(file.length);
    assertThat(reading.lines()).isSorted().doesNotHaveDuplicates();
    assertThat(reading.offsets()).isSorted().doesNotHaveDuplicates();
    assertThat(reading.records())
        .filteredOn(RawRecord::isIntact)
        .allSatisfy(r -> assertThat(r.fields()).hasSize(2));
  }

  private static void assertMoved(Reading sound, Reading damaged, int at, int lines, int bytes) {
    for (int i = 0; i < sound.records().size(); i++) {
      RawRecord before = sound.record(i);
      RawRecord after = damaged.record(i < at ? i : i + 1);
      assertThat(after.line()).isEqualTo(before.line() + (i < at ? 0 : lines));
      assertThat(after.offset()).isEqualTo(before.offset() + (i < at ? 0 : bytes));
    }
  }

  private static List<String> rows(Random random) {
    List<String> rows = new ArrayList<>();
    for (int i = random.nextInt(40); i >= 0; i--) {
      String[] fields = new String[COLUMNS];
      Arrays.setAll(fields, c -> pick(c > 0 && random.nextInt(3) == 0 ? QUOTED : VALUES, random));
      rows.add(String.join(",", fields));
    }
    return rows;
  }

  private static String pick(List<String> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }

  private static String text(List<String> rows, String end) {
    return rows.stream().map(row -> row + end).collect(Collectors.joining());
  }

  private static byte[] file(List<String> rows, int at, Damage damage, String end) {
    byte[] before = Reading.utf8("one,two,three,four" + end + text(rows.subList(0, at), end));
    byte[] after = Reading.utf8(end + text(rows.subList(at, rows.size()), end));
    byte[] broken = damage.bytes();
    byte[] file = Arrays.copyOf(before, before.length + broken.length + after.length);
    System.arraycopy(broken, 0, file, before.length, broken.length);
    System.arraycopy(after, 0, file, before.length + broken.length, after.length);
    return file;
  }

  private static long start(List<String> rows, int at, String end) {
    return Reading.utf8("one,two,three,four" + end + text(rows.subList(0, at), end)).length;
  }
}
