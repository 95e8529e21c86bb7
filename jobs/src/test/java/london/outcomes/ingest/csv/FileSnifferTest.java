package london.outcomes.ingest.csv;

import static london.outcomes.ingest.csv.Reading.bytes;
import static london.outcomes.ingest.csv.Reading.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import london.outcomes.catalogue.Dialect;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileSnifferTest {
  private static final Dialect COMMA = Dialect.STANDARD;
  private static final byte[] SOUND = utf8("Crime ID,Month\na,2024-01\n");

  @Test
  void soundFileIsAcceptedAsDeclared() {
    FileSniffer.Verdict verdict = sniff(SOUND);

    assertThat(verdict.isAccepted()).isTrue();
    assertThat(verdict.type()).isEqualTo(FileType.TEXT);
    assertThat(verdict.dialect()).isEqualTo(COMMA);
    assertThat(verdict.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", " \r\n\t\r\n", "\uFEFF", "\uFEFF\n"})
  @DisplayName("D01: a file of zero bytes or without text")
  void emptyFile(String text) {
    FileSniffer.Verdict verdict = sniff(utf8(text));

    assertRejected(verdict, Codes.EMPTY_FILE);
    assertThat(verdict.rejects().get(0).detail())
        .startsWith("'street.csv' has %d bytes and no text".formatted(utf8(text).length));
  }

  @Test
  @DisplayName("D01: a UTF-16 file that is only its mark is empty")
  void emptyUtf16File() {
    assertRejected(sniff(bytes(0xFF, 0xFE)), Codes.EMPTY_FILE);
  }

  @ParameterizedTest
  @CsvSource({
    "PK\u0003\u0004....[Content_Types].xml...., XLSX",
    "PK\u0003\u0004....xl/workbook.xml, XLSX",
    "PK\u0003\u0004....mimetypeapplication/vnd.oasis.opendocument.spreadsheet, ODS",
    "PK\u0003\u0004....2024-01-street.csv, ZIP",
    "PK\u0005\u0006...., ZIP",
    "'\u001F\u008B\b....', GZIP",
    "%PDF-1.7, PDF",
    "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1, OLE",
    "PAR1...., PARQUET",
    "<!DOCTYPE html><html>, HTML",
    "'\n  <html lang=\"en\">', HTML",
    "\u00EF\u00BB\u00BF<HTML>, HTML",
    "<?xml version=\"1.0\"?><Error><Code>NoSuchKey</Code>, XML",
    "<?xml version=\"1.0\"?><!DOCTYPE x><html>, HTML",
  })
  @DisplayName("D20: content that is no text under the name of a CSV file")
  void contentThatIsNoText(String head, FileType type) {
    FileSniffer.Verdict verdict = sniff(head.getBytes(StandardCharsets.ISO_8859_1));

    assertRejected(verdict, Codes.WRONG_TYPE);
    assertThat(verdict.type()).isEqualTo(type);
    assertThat(verdict.rejects().get(0).detail())
        .startsWith("'street.csv' holds " + type + "; expected TEXT;");
  }

  @Test
  @DisplayName("D20: an error page in UTF-16 is an error page")
  void errorPageInUtf16() {
    byte[] page = "\uFEFF<!DOCTYPE html>".getBytes(StandardCharsets.UTF_16LE);

    assertRejected(sniff(page), Codes.WRONG_TYPE);
  }

  @Test
  @DisplayName("D20: what the contract declares is accepted, and text is then the wrong type")
  void declaredTypesAreAccepted() {
    FileSniffer workbooks = new FileSniffer(COMMA, 0, Set.of(FileType.XLSX, FileType.ODS));
    byte[] xlsx = utf8("PK\u0003\u0004....[Content_Types].xml");

    assertThat(workbooks.sniff(xlsx, "a.csv", 9_999).isAccepted()).isTrue();
    FileSniffer.Verdict text = workbooks.sniff(SOUND, "a.xlsx", SOUND.length);
    assertRejected(text, Codes.WRONG_TYPE);
    assertThat(text.rejects().get(0).detail()).contains("holds TEXT; expected ODS or XLSX");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<5,more\n1,2\n", "PKK,b\n", "a<b,c\n", "%,n\n"})
  @DisplayName("D20: text that only resembles another type is text")
  void textThatResemblesAnotherType(String text) {
    assertThat(sniff(utf8(text)).isAccepted()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  @DisplayName("E02: UTF-16 with a mark is converted with a warning, and reads right")
  void markedUtf16IsConverted(String charset) {
    byte[] file = "\uFEFFid,place\n1,Café\n".getBytes(Charset.forName(charset));
    FileSniffer.Verdict verdict = sniff(file);

    assertThat(verdict.isAccepted()).isTrue();
    assertThat(verdict.dialect()).isEqualTo(COMMA.withCharset(charset));
    assertThat(verdict.warnings())
        .containsExactly(
            Problem.ofFile(
                Codes.ENCODING_CONVERTED,
                "'street.csv' is in "
                    + charset
                    + " by its byte order mark; expected UTF-8;"
                    + " it was converted; tell the supplier"));
    Reading reading = Reading.of(new ByteArrayInputStream(file), verdict.dialect(), 0);
    assertThat(reading.header().fields()).containsExactly("id", "place");
    assertThat(reading.outcomes()).containsExactly("[1, Café]");
  }

  @ParameterizedTest
  @CsvSource({"UTF-16,UTF-16LE", "UTF-16LE,UTF-16LE", "UTF-8,UTF-8", "utf8,UTF-8"})
  @DisplayName("E01, E02: a mark that says what the contract says needs no warning")
  void declaredMarkNeedsNoWarning(String declared, String actual) {
    byte[] file = "\uFEFFid,t\n1,a\n".getBytes(Charset.forName(actual));
    FileSniffer.Verdict verdict =
        FileSniffer.ofText(COMMA.withCharset(declared)).sniff(file, "a.csv", file.length);

    assertThat(verdict.isAccepted()).isTrue();
    assertThat(verdict.warnings()).isEmpty();
    assertThat(verdict.dialect().charset()).isEqualTo(actual);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  @DisplayName("E03: UTF-16 without a mark is rejected unless declared")
  void unmarkedUtf16IsRejected(String charset) {
    byte[] file = "id,place\n1,Café\n".getBytes(Charset.forName(charset));

    assertRejected(sniff(file), Codes.ENCODING);
    assertThat(sniff(file).rejects().get(0).detail())
        .startsWith("'street.csv' looks like UTF-16 without a byte order mark; expected UTF-8");
    FileSniffer declared = FileSniffer.ofText(COMMA.withCharset(charset));
    assertThat(declared.sniff(file, "a.csv", file.length).isAccepted()).isTrue();
  }

  @Test
  @DisplayName("E07: a few NUL bytes are a matter of their rows")
  void fewNulBytesAreAMatterOfTheirRows() {
    assertThat(sniff(utf8("id,t\n1,some text\u0000\n2,more text\n")).isAccepted()).isTrue();
  }

  @Test
  @DisplayName("E04: a UTF-8 mark contradicts a declared Windows-1252")
  void utf8MarkContradictsWindows() {
    FileSniffer windows = FileSniffer.ofText(COMMA.withCharset("windows-1252"));
    byte[] file = utf8("\uFEFFid,t\n1,é\n");

    FileSniffer.Verdict verdict = windows.sniff(file, "a.csv", file.length);

    assertRejected(verdict, Codes.ENCODING);
    assertThat(verdict.rejects().get(0).detail())
        .startsWith("'a.csv' begins with the byte order mark of UTF-8; expected windows-1252");
  }

  @ParameterizedTest
  @CsvSource({"';',\"';'\"", "'|',\"'|'\"", "'\t',TAB"})
  @DisplayName("C08: another delimiter is named and never adopted")
  void anotherDelimiterIsRejected(String delimiter, String named) {
    FileSniffer.Verdict verdict = sniff(utf8("a;b;c\n1;2,5;3\n".replace(";", delimiter)));

    assertRejected(verdict, Codes.DIALECT);
    assertThat(verdict.rejects().get(0).detail())
        .startsWith("The header is divided by " + named.replace("\"", "") + " and holds no ','");
  }

  @Test
  @DisplayName("C08: a comma file under a contract for semicolons is rejected too")
  void commaFileUnderASemicolonContract() {
    FileSniffer semicolon = FileSniffer.ofText(new Dialect(';', "UTF-8", '"'));

    byte[] file = utf8("a,b,c\n1,2,3\n");
    assertRejected(semicolon.sniff(file, "a.csv", file.length), Codes.DIALECT);
  }

  @Test
  @DisplayName("C08: delimiters inside quotes and in one-column files do not count")
  void delimitersInsideQuotesDoNotCount() {
    assertThat(sniff(utf8("\"a;b;c\"\nx\n")).isAccepted()).isTrue();
    assertThat(sniff(utf8("name\na;b;c\n")).isAccepted()).isTrue();
    assertRejected(sniff(utf8("\"a,b\";c;d\n")), Codes.DIALECT);
  }

  @Test
  @DisplayName("C08, C13: the dialect is judged behind the declared preamble")
  void dialectIsJudgedBehindThePreamble() {
    byte[] file = utf8("Title; made; today\n\na,b\n1,2\n");
    FileSniffer preamble = new FileSniffer(COMMA, 2, Set.of(FileType.TEXT));

    assertThat(preamble.sniff(file, "a.csv", file.length).isAccepted()).isTrue();
    assertRejected(sniff(file), Codes.DIALECT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"'id','text'\n'1','a, b'\n", "id,text\n1,'a'\n2,'b, c'\n", "'id',n\n'1',2\n"})
  @DisplayName("C09: apostrophes as quotes")
  void apostrophesAsQuotes(String text) {
    FileSniffer.Verdict verdict = sniff(utf8(text));

    assertRejected(verdict, Codes.DIALECT);
    assertThat(verdict.rejects().get(0).detail()).contains("lines have fields in apostrophes");
  }

  @Test
  @DisplayName("C09: apostrophes in names are text")
  void apostrophesInNamesAreText() {
    String text = "id,place\n1,St John's\n2,'s Gravenhage\n3,'quoted once'\n4,x\n5,y\n";

    assertThat(sniff(utf8(text)).isAccepted()).isTrue();
  }

  @Test
  @DisplayName("C09: apostrophes are right where the contract declares them")
  void declaredApostrophes() {
    byte[] file = utf8("'id','text'\n'1','a'\n");
    FileSniffer declared = FileSniffer.ofText(new Dialect(',', "UTF-8", '\''));

    assertThat(declared.sniff(file, "a.csv", file.length).isAccepted()).isTrue();
  }

  @Test
  void lineCutOffByTheHeadIsNotJudged() {
    byte[] file = utf8("name\n" + "'a'\n".repeat(1) + "b\nc\nd;e;f");
    byte[] head = Arrays.copyOf(file, file.length - 2);

    assertThat(FileSniffer.ofText(COMMA).sniff(head, "a.csv", file.length).isAccepted()).isTrue();
  }

  @Test
  void fileNamesStayOnOneLineOfAMessage() {
    Problem problem = FileSniffer.ofText(COMMA).sniff(new byte[0], "a\nb.csv", 0).rejects().get(0);

    assertThat(problem.detail()).startsWith("'a b.csv' has 0 bytes");
  }

  private static FileSniffer.Verdict sniff(byte[] file) {
    return FileSniffer.ofText(COMMA).sniff(file, "street.csv", file.length);
  }

  private static void assertRejected(FileSniffer.Verdict verdict, String code) {
    assertThat(verdict.isAccepted()).isFalse();
    assertThat(verdict.rejects()).extracting(Problem::code).containsExactly(code);
  }
}
