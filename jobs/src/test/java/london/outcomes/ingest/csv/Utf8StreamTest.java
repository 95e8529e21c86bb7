package london.outcomes.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8StreamTest {
  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32", "IBM037", "Shift_JIS"})
  void textIsTheSameInUtf8(String charset) throws IOException {
    Charset from = Charset.forName(charset);
    String sample = from.newEncoder().canEncode('é') ? "a,é\r\n" : "a,田\r\n";
    String text = sample.repeat(10_000);

    assertThat(convert(text.getBytes(from), from, 8192)).isEqualTo(Reading.utf8(text));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void charactersMayBeCutByAnyRead(int chunk) throws IOException {
    String text = "x,👾 é\n".repeat(9_000);
    byte[] delivered = text.getBytes(StandardCharsets.UTF_16LE);

    assertThat(convert(delivered, StandardCharsets.UTF_16LE, chunk)).isEqualTo(Reading.utf8(text));
  }

  @Test
  void whatCannotBeDecodedBecomesAByteThatUtf8DoesNotKnow() throws IOException {
    byte[] loneHigh = {'a', 0, 0x00, (byte) 0xD8, '\n', 0, 'b', 0};
    byte[] oddEnd = {'a', 0, 'b'};

    assertThat(convert(loneHigh, StandardCharsets.UTF_16LE, 99))
        .isEqualTo(Reading.bytes("a", 0xFF, "\nb"));
    assertThat(convert(oddEnd, StandardCharsets.UTF_16LE, 99)).isEqualTo(Reading.bytes("a", 0xFF));
  }

  @Test
  void singleBytesCanBeRead() throws IOException {
    byte[] delivered = "é".getBytes(StandardCharsets.UTF_16BE);
    try (InputStream in =
        new Utf8Stream(new ByteArrayInputStream(delivered), StandardCharsets.UTF_16BE)) {
      assertThat(in.read()).isEqualTo(0xC3);
      assertThat(in.read(new byte[0])).isZero();
      assertThat(in.read()).isEqualTo(0xA9);
      assertThat(in.read()).isEqualTo(-1);
      assertThat(in.read(new byte[1])).isEqualTo(-1);
    }
  }

  @Test
  void closingClosesTheDelivery() throws IOException {
    AtomicBoolean isClosed = new AtomicBoolean();
    InputStream in =
        new ByteArrayInputStream(new byte[0]) {
          @Override
          public void close() {
            isClosed.set(true);
          }
        };
    new Utf8Stream(in, StandardCharsets.UTF_16LE).close();

    assertThat(isClosed).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8,false",
    "US-ASCII,false",
    "windows-1252,false",
    "ISO-8859-15,false",
    "UTF-16,true",
    "UTF-32BE,true",
    "IBM037,true",
    "Shift_JIS,true",
    "GB18030,true"
  })
  void onlyCharsetsThatAreNoExtensionOfAsciiNeedConversion(String charset, boolean isNeeded) {
    assertThat(Utf8Stream.isNeededFor(Charset.forName(charset))).isEqualTo(isNeeded);
  }

  private static byte[] convert(byte[] delivered, Charset from, int chunk) throws IOException {
    try (InputStream in = new Utf8Stream(new Chunked(delivered, chunk), from)) {
      return in.readAllBytes();
    }
  }
}
