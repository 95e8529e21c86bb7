package london.outcomes.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import london.outcomes.catalogue.Dialect;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a correct writer writes comes back exactly, and stands where it is said to stand. */
class RoundTripPropertyTest {
  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
  private static final List<String> NAUGHTY =
      List.of(
          "",
          " ",
          "\"",
          "\"\"",
          "\"\"\"",
          ",",
          ";",
          "\t",
          "|",
          "'",
          "\\",
          "\\\"",
          "\n",
          "\r",
          "\r\n",
          "\n\n",
          "\n,",
          ",\n",
          "\",\"",
          "\"\n\"",
          "#",
          "# comment",
          "NULL",
          "null",
          "NaN",
          "-",
          "*",
          "=1+1",
          "@SUM(A1)",
          "+44 20",
          "0x00",
          "1e5",
          "008/01",
          "1,234",
          "£5",
          "é",
          "e\u0301",
          "ß",
          "İ",
          "Ω≈ç√",
          "田中さん",
          "👾 🙇",
          "\u202Ertl",
          "\u00A0",
          "\u200B",
          "\uFEFF",
          "\u0085",
          "\u2028",
          "\u007F",
          "<script>alert(1)</script>",
          "'; DROP TABLE offence;--",
          "../../etc/passwd",
          "{\"level\":\"ERROR\"}\n{\"level\":\"INFO\"}",
          "$HOME",
          "%s%n",
          "Ｆｕｌｌ",
          "ﬁ",
          "a\tb");

  static List<Long> seeds() {
    return new Random(20260101).longs(150).boxed().toList();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("C01, F01, F02, F04: any table comes back with its lines and offsets")
  void anyTableComesBack(long seed) {
    Written table = write(new Random(seed));
    Reading reading = Reading.of(new Chunked(table.bytes(), table.chunk()), table.dialect(), 0);

    assertThat(reading.header().fields()).isEqualTo(table.rows().get(0));
    assertThat(reading.records()).hasSize(table.rows().size() - 1).allMatch(RawRecord::isIntact);
    for (int i = 0; i < reading.records().size(); i++) {
      RawRecord record = reading.record(i);
      assertThat(record.fields()).isEqualTo(table.rows().get(i + 1));
      assertThat(record.line()).isEqualTo(table.lines().get(i + 1));
      assertThat(record.offset()).isEqualTo(table.offsets().get(i + 1));
      assertThat(table.textAt(record)).isEqualTo(record.raw());
    }
    assertThat(reading.findings().bytes()).isEqualTo(table.bytes().length);
  }

  /** A file with what it should read as. */
  private record Written(
      Dialect dialect,
      byte[] bytes,
      int chunk,
      List<String[]> rows,
      List<Long> lines,
      List<Long> offsets) {
    String textAt(RawRecord record) {
      Charset charset = Charset.forName(dialect.charset());
      int length = record.raw().getBytes(charset).length;
      return new String(bytes, (int) record.offset(), length, charset);
    }
  }

  private static Written write(Random random) {
    Dialect dialect =
        new Dialect(
            ",;|\t".charAt(random.nextInt(4)),
            random.nextInt(4) == 0 ? "windows-1252" : "UTF-8",
            random.nextInt(4) == 0 ? '\'' : '"');
    Charset charset = Charset.forName(dialect.charset());
    LineDelimiter end =
        List.of(LineDelimiter.LF, LineDelimiter.CRLF, LineDelimiter.CR).get(random.nextInt(3));
    boolean isMarked = charset.equals(StandardCharsets.UTF_8) && random.nextBoolean();
    StringBuilder text = new StringBuilder(isMarked ? "\uFEFF" : "");
    List<String[]> rows = rows(random, charset);
    List<Long> lines = new ArrayList<>();
    List<Long> offsets = new ArrayList<>();
    for (String[] row : rows) {
      lines.add(1 + LINE_END.matcher(text).results().count());
      offsets.add((long) text.toString().getBytes(charset).length);
      text.append(line(row, dialect, end, random));
    }
    if (random.nextInt(4) == 0) {
      text.setLength(text.length() - end.toString().length());
    }
    byte[] bytes = text.toString().getBytes(charset);
    return new Written(dialect, bytes, 1 + random.nextInt(50), rows, lines, offsets);
  }

  private static String line(String[] row, Dialect dialect, LineDelimiter end, Random random) {
    StringWriter out = new StringWriter();
    CsvWriter.CsvWriterBuilder writer =
        CsvWriter.builder()
            .fieldSeparator(dialect.delimiter())
            .quoteCharacter(dialect.quote())
            .lineDelimiter(end);
    if (random.nextInt(3) == 0) {
      writer.quoteStrategy(random.nextBoolean() ? QuoteStrategies.ALWAYS : QuoteStrategies.EMPTY);
    }
    try (CsvWriter csv = writer.build(out)) {
      csv.writeRecord(row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private static List<String[]> rows(Random random, Charset charset) {
    int width = 2 + random.nextInt(5);
    List<String[]> rows = new ArrayList<>();
    String[] header = new String[width];
    Arrays.setAll(header, i -> "column " + i + (i % 2 == 0 ? "" : "\nof \"two\" lines, quoted"));
    rows.add(header);
    for (int i = random.nextInt(30); i >= 0; i--) {
      String[] row = new String[width];
      Arrays.setAll(row, column -> value(random, charset));
      rows.add(row);
    }
    return rows;
  }

  private static String value(Random random, Charset charset) {
    StringBuilder value = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      value.append(NAUGHTY.get(random.nextInt(NAUGHTY.size())));
    }
    String text = value.toString();
    return charset.newEncoder().canEncode(text) ? text : "£";
  }
}
