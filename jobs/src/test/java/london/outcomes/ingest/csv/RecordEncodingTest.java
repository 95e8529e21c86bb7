package london.outcomes.ingest.csv;

import static london.outcomes.ingest.csv.Codes.CONTROL_CHAR;
import static london.outcomes.ingest.csv.Codes.ENCODING;
import static london.outcomes.ingest.csv.Reading.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import london.outcomes.catalogue.Dialect;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordEncodingTest {
  private static final Dialect UTF_8 = Dialect.STANDARD;
  private static final Dialect WINDOWS = UTF_8.withCharset("windows-1252");
  private static final Dialect LATIN_1 = UTF_8.withCharset("ISO-8859-1");

  @Test
  @DisplayName("E06: UTF-8 in a file that is declared as a single-byte set is no mojibake")
  void utf8IsNotReadAsASingleByteSet() {
    for (String charset : List.of("windows-1252", "ISO-8859-1", "windows-1251")) {
      Dialect dialect = Dialect.STANDARD.withCharset(charset);
      Reading reading = Reading.of(Reading.utf8("a,b\n1,café\n2,Я\n3,x\n"), dialect);
      assertThat(reading.outcomes()).as(charset).containsExactly("ENCODING", "ENCODING", "[3, x]");
      assertThat(reading.record(0).detail()).contains("Byte 6 of the record");
    }
    byte[] latin = Reading.bytes("a,b\n1,caf", 0xE9, "\n2,", 0xA3, "5 ", 0xE9, 0xA0, "\n");
    assertThat(Reading.of(latin, Dialect.STANDARD.withCharset("windows-1252")).outcomes())
        .containsExactly("[1, café]", "[2, £5 é\u00A0]");
  }

  @Test
  @DisplayName("E01: a byte order mark is not part of the first name")
  void byteOrderMarkIsStripped() {
    Reading reading = Reading.of("\uFEFFid,place\n1,Café\n");

    assertThat(reading.header().fields()).containsExactly("id", "place");
    assertThat(reading.header().offset()).isEqualTo(3);
    assertThat(reading.offsets()).containsExactly(12L);
    assertThat(reading.outcomes()).containsExactly("[1, Café]");
    assertThat(reading.findings().bytes()).isEqualTo(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE", "IBM037"})
  @DisplayName("E02: a declared charset that is no extension of ASCII is converted")
  void otherCharsetsAreConverted(String charset) {
    byte[] file = "id,place\n1,\"Café,\nNord\"\n2,x\n".getBytes(Charset.forName(charset));
    Reading reading = Reading.of(file, UTF_8.withCharset(charset));

    assertThat(reading.outcomes()).containsExactly("[1, Café,\nNord]", "[2, x]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-1252", "ISO-8859-1", "UTF-16LE", "UTF-16BE"})
  @DisplayName("E02, E04: one table in several charsets reads the same, damage included")
  void oneTableInSeveralCharsetsReadsTheSame(String charset) {
    String table = "id,t\n1,\"é, £\n5\"\n2,\"lost\n3,a\"b\n\n4\n5,ü\u0001\nid,t\n6,\"ö\"";
    Reading utf8 = Reading.of(table);
    Reading other =
        Reading.of(table.getBytes(Charset.forName(charset)), UTF_8.withCharset(charset));

    assertThat(other.outcomes()).isEqualTo(utf8.outcomes()).hasSize(7);
    assertThat(other.lines()).isEqualTo(utf8.lines());
    assertThat(other.records())
        .extracting(RawRecord::raw)
        .isEqualTo(utf8.records().stream().map(RawRecord::raw).toList());
    assertThat(other.findings().newlines()).isEqualTo(utf8.findings().newlines());
  }

  @Test
  @DisplayName("E02: the mark of a UTF-16 file is not part of the first name")
  void markOfUtf16IsStripped() {
    byte[] file = "\uFEFFid,place\n1,a\n".getBytes(StandardCharsets.UTF_16LE);

    assertThat(Reading.of(file, UTF_8.withCharset("UTF-16LE")).header().fields())
        .containsExactly("id", "place");
  }

  @Test
  @DisplayName("E02: half a surrogate damages its record only")
  void halfASurrogateDamagesItsRecordOnly() {
    byte[] file = "id,t\n1,a\n2,b\n3,c\n".getBytes(StandardCharsets.UTF_16LE);
    file[23] = (byte) 0xD8;
    Reading reading = Reading.of(file, UTF_8.withCharset("UTF-16LE"));

    assertThat(reading.outcomes()).containsExactly("[1, a]", ENCODING, "[3, c]");
  }

  @Test
  @DisplayName("E04: Windows-1252 quotes, pounds and dashes are read where declared")
  void windowsCharactersAreReadWhereDeclared() {
    byte[] file = bytes("id,t\n1,Saint Mary", 0x92, "s ", 0xA3, "5 ", 0x96, " x\n");

    assertThat(Reading.of(file, WINDOWS).outcomes())
        .containsExactly("[1, Saint Mary\u2019s £5 \u2013 x]");
  }

  @Test
  @DisplayName("E04: the same bytes under another declared charset damage their records")
  void windowsCharactersAreDamageWhereNotDeclared() {
    byte[] file = bytes("id,t\n1,Mary", 0x92, "s\n2,b\n");

    assertThat(Reading.of(file, UTF_8).outcomes()).containsExactly(ENCODING, "[2, b]");
    assertThat(Reading.of(file, LATIN_1).outcomes()).containsExactly(ENCODING, "[2, b]");
    assertThat(Reading.of(file, LATIN_1).record(0).raw()).isEqualTo("1,Mary\\x92s");
  }

  @Test
  void latinLettersAreReadWhereDeclared() {
    byte[] file = bytes("id,t\n1,Caf", 0xE9, "\n");

    assertThat(Reading.of(file, LATIN_1).outcomes()).containsExactly("[1, Café]");
  }

  @Test
  @DisplayName("E04: a byte that Windows-1252 does not use is damage")
  void unusedWindowsByteIsDamage() {
    assertThat(Reading.of(bytes("id,t\n1,", 0x81, "\n"), WINDOWS).outcomes())
        .containsExactly(ENCODING);
  }

  @Test
  @DisplayName("E05: invalid UTF-8 damages its record only and is shown as bytes")
  void invalidUtf8DamagesItsRecordOnly() {
    Reading reading =
        Reading.of(bytes("id,t\n1,Caf", 0xE9, " x\n2,é\n3,\"", 0xFF, "\ny\"\n4,z\n"), UTF_8);

    assertThat(reading.outcomes()).containsExactly(ENCODING, "[2, é]", ENCODING, "[4, z]");
    assertThat(reading.record(0).raw()).isEqualTo("1,Caf\\xE9 x");
    assertThat(reading.record(2).raw()).isEqualTo("3,\"\\xFF\ny\"");
    assertThat(reading.record(0).detail())
        .startsWith("Byte 6 of the record is not text in UTF-8")
        .contains("expected UTF-8");
    assertThat(reading.lines()).containsExactly(2L, 3L, 4L, 6L);
  }

  @ParameterizedTest
  @ValueSource(ints = {0xC0, 0xED, 0xF5, 0x80})
  @DisplayName("E05: overlong forms, surrogates and stray continuation bytes are invalid")
  void otherInvalidSequences(int first) {
    assertThat(Reading.of(bytes("id,t\n1,", first, 0xA0, 0x80, "\n2,b\n"), UTF_8).outcomes())
        .containsExactly(ENCODING, "[2, b]");
  }

  @Test
  @DisplayName("E05: a character cut off by the end of the file is invalid")
  void characterCutOffAtTheEnd() {
    Reading reading = Reading.of(bytes("id,t\n1,a\n2,", 0xE2, 0x82), UTF_8);

    assertThat(reading.outcomes()).containsExactly("[1, a]", ENCODING);
    assertThat(reading.findings().looksTruncated()).isTrue();
  }

  @Test
  @DisplayName("E05: a replacement character in the file is a lost character too")
  void replacementCharacterIsALostCharacter() {
    Reading reading = Reading.of("id,t\n1,é\uFFFD\n2,b\n");

    assertThat(reading.outcomes()).containsExactly(ENCODING, "[2, b]");
    assertThat(reading.record(0).raw()).isEqualTo("1,é\\xEF\\xBF\\xBD");
    assertThat(reading.record(0).detail()).startsWith("Byte 5 of the record");
  }

  @ParameterizedTest
  @ValueSource(ints = {0x00, 0x01, 0x08, 0x0B, 0x0C, 0x1A, 0x1B, 0x1F})
  @DisplayName("E07: NUL and other control characters damage their record only")
  void controlCharactersDamageTheirRecordOnly(int control) {
    Reading reading = Reading.of(bytes("id,t\n1,a", control, "b\n2,b\n"), UTF_8);

    assertThat(reading.outcomes()).containsExactly(CONTROL_CHAR, "[2, b]");
    assertThat(reading.record(0).raw()).isEqualTo("1,a\\x%02Xb".formatted(control));
    assertThat(reading.record(0).detail())
        .startsWith("Byte 4 of the record is the control character 0x%02X".formatted(control));
  }

  @Test
  @DisplayName("E07: a control character behind a line end in quotes is placed right")
  void controlCharacterBehindALineEnd() {
    Reading reading = Reading.of("id,t\n1,\"a\r\nb\u0007\"\n");

    assertThat(reading.record(0).code()).isEqualTo(CONTROL_CHAR);
    assertThat(reading.record(0).detail()).startsWith("Byte 8 of the record");
  }

  @Test
  @DisplayName("E07: TAB is text")
  void tabIsText() {
    assertThat(Reading.of("id,t\n1,a\tb\n").outcomes()).containsExactly("[1, a\tb]");
  }

  @Test
  @DisplayName("E07: a control character in the header damages the header")
  void controlCharacterInTheHeader() {
    assertThat(Reading.of("id,\u0000t\n1,a\n").header().code()).isEqualTo(CONTROL_CHAR);
  }

  @Test
  void noReplacementCharacterIsEverShown() {
    Reading reading = Reading.of(bytes("id,t\n", 0xFF, 0xFE, "\n1,\uFFFD", 0x80, "\n"), UTF_8);

    assertThat(reading.records()).allSatisfy(r -> assertThat(r.raw()).doesNotContain("\uFFFD"));
  }
}
