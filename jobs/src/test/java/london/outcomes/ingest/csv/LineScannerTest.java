package london.outcomes.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import london.outcomes.catalogue.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineScannerTest {
  private static final int MAX = LineScanner.MAX_BYTES;

  @ParameterizedTest
  @CsvSource({
    "'abc\nx',3,1",
    "'abc\rx',3,1",
    "'abc\r\nx',3,2",
    "'abc\r',3,1",
    "'abc',3,0",
    "'\n',0,1"
  })
  void endOfALineAndItsWidth(String text, int end, int width) throws IOException {
    LineScanner scanner = scanner(text);

    assertThat(scanner.lineEnd(0)).isEqualTo(end);
    assertThat(scanner.lineEndBytes(end)).isEqualTo(width);
  }

  @Test
  void kindsOfBytesAreNotedForEachLine() throws IOException {
    LineScanner scanner = scanner("a\"\u0001\né\nplain\n");

    int first = scanner.lineEnd(0);
    assertThat(scanner.seen()).isEqualTo(LineScanner.QUOTE | LineScanner.CONTROL);
    int second = scanner.lineEnd(first + 1);
    assertThat(scanner.seen()).isEqualTo(LineScanner.HIGH);
    scanner.lineEnd(second + 1);
    assertThat(scanner.seen()).isZero();
  }

  @Test
  void positionOfAKindLooksPastLineEnds() throws IOException {
    LineScanner scanner = scanner("a\r\nb\u0007é");
    scanner.lineEnd(0);

    assertThat(scanner.positionOf(LineScanner.CONTROL, 6)).isEqualTo(4);
    assertThat(scanner.positionOf(LineScanner.HIGH, 6)).isEqualTo(5);
    assertThat(scanner.positionOf(LineScanner.QUOTE, 6)).isEqualTo(6);
  }

  @Test
  void onlyTheDeclaredQuoteIsAQuote() throws IOException {
    byte[] text = Reading.utf8("a\"b'c\n");
    LineScanner apostrophe = scanner(text, new Dialect(',', "UTF-8", '\''));
    LineScanner none = scanner(text, new Dialect('|', "UTF-8", Dialect.NO_QUOTE));
    apostrophe.lineEnd(0);
    none.lineEnd(0);

    assertThat(apostrophe.positionOf(LineScanner.QUOTE, 5)).isEqualTo(3);
    assertThat(none.seen()).isZero();
  }

  @Test
  void delimiterMayBeAControlCharacter() throws IOException {
    LineScanner scanner =
        scanner(Reading.bytes("a", 0x1F, "b\n"), new Dialect('\u001F', "UTF-8", '"'));
    scanner.lineEnd(0);

    assertThat(scanner.seen()).isZero();
  }

  @Test
  void capIsCountedFromTheRecordAndIncludesItsLastByte() throws IOException {
    assertThat(scanner("x".repeat(MAX) + "\n").lineEnd(0)).isEqualTo(MAX);
    assertThat(scanner("x".repeat(MAX)).lineEnd(0)).isEqualTo(MAX);
    assertThat(scanner("x".repeat(MAX + 1) + "\n").lineEnd(0)).isEqualTo(LineScanner.TOO_LONG);
    assertThat(scanner("x".repeat(MAX) + "\n").lineEnd(MAX - 3)).isEqualTo(MAX);
    assertThat(scanner("x".repeat(MAX) + "\nyy\n").lineEnd(MAX + 1))
        .isEqualTo(LineScanner.TOO_LONG);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1000, 300_000, 3_000_000})
  void restOfALineIsDroppedUpToItsEnd(int length) throws IOException {
    ByteWindow window = window(Reading.utf8("é" + "x".repeat(length) + "\r\nnext"));
    LineScanner scanner = new LineScanner(window, Dialect.STANDARD);
    window.has(0);
    scanner.skipToLineEnd();

    assertThat(window.offset()).isEqualTo(2 + length);
    assertThat(window.at(0)).isEqualTo((byte) '\r');
    assertThat(window.bytes().length).isLessThanOrEqualTo(512 * 1024);
  }

  @Test
  void windowKeepsPositionsWhenItsBytesMove() throws IOException {
    byte[] file = Reading.utf8("0123456789".repeat(60_000));
    ByteWindow window = window(file);
    window.has(0);
    window.skip(262_000);

    assertThat(window.has(20_000)).isTrue();
    assertThat(window.at(5)).isEqualTo(file[262_005]);
    assertThat(window.at(20_000)).isEqualTo(file[282_000]);
    assertThat(window.offset()).isEqualTo(262_000);
    assertThat(window.has(file.length - 262_001)).isTrue();
    assertThat(window.has(file.length - 262_000)).isFalse();
    assertThat(window.bytesRead()).isEqualTo(file.length);
  }

  private static LineScanner scanner(String text) {
    return scanner(Reading.utf8(text), Dialect.STANDARD);
  }

  private static LineScanner scanner(byte[] bytes, Dialect dialect) {
    return new LineScanner(window(bytes), dialect);
  }

  private static ByteWindow window(byte[] bytes) {
    return new ByteWindow(new ByteArrayInputStream(bytes));
  }
}
