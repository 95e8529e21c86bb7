package london.outcomes.ingest.csv;

import static london.outcomes.ingest.csv.Codes.LINE_TOO_LONG;
import static london.outcomes.ingest.csv.Codes.UNTERMINATED_QUOTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import london.outcomes.catalogue.Dialect;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Size limits, the look-ahead, and memory. */
class RecordLimitsTest {
  private static final int MEBIBYTE = 1024 * 1024;

  @Test
  @DisplayName("C19: a line of exactly the limit is read")
  void lineOfExactlyTheLimitIsRead() {
    Reading reading = Reading.of("id,t\n1," + "x".repeat(MEBIBYTE - 2) + "\n2,b\n");

    assertThat(reading.record(0).isIntact()).isTrue();
    assertThat(reading.record(0).fields()[1]).hasSize(MEBIBYTE - 2);
    assertThat(reading.record(1).fields()).containsExactly("2", "b");
  }

  @Test
  @DisplayName("C19: a line over the limit is set aside with its beginning")
  void lineOverTheLimitIsSetAside() {
    Reading reading = Reading.of("id,t\n1," + "é".repeat(MEBIBYTE) + "\r\n2,b\n");

    assertThat(reading.outcomes()).containsExactly(LINE_TOO_LONG, "[2, b]");
    assertThat(reading.record(0).raw()).isEqualTo("1," + "é".repeat(1022));
    assertThat(reading.offsets()).containsExactly(5L, 5L + 2 + 2 * MEBIBYTE + 2);
    assertThat(reading.lines()).containsExactly(2L, 3L);
    assertThat(reading.record(0).detail()).startsWith("The line is longer than 1,048,576 bytes");
    assertThat(reading.findings().newlines().crlf()).isEqualTo(1);
  }

  @Test
  @DisplayName("C19: a line over the limit may be the last one and need no line end")
  void lineOverTheLimitMayBeTheLast() {
    Reading reading = Reading.of("id,t\n1," + "x".repeat(3 * MEBIBYTE));

    assertThat(reading.outcomes()).containsExactly(LINE_TOO_LONG);
    assertThat(reading.findings().looksTruncated()).isTrue();
    assertThat(reading.findings().bytes()).isEqualTo(5 + 2 + 3 * MEBIBYTE);
  }

  @Test
  @DisplayName("F03: a quoted field of 10 MB costs its own line and no memory")
  void hugeQuotedFieldCostsItsOwnLine() throws IOException {
    ByteWindow window = new ByteWindow(hugeLine("id,t\n1,\"", 10 * MEBIBYTE, "\"\n2,b\n"));
    Framer framer = new Framer(window, Dialect.STANDARD);
    framer.next(-1);
    framer.consume();
    framer.next(2);
    framer.consume();
    framer.next(2);

    assertThat(framer.line()).isEqualTo(3);
    assertThat(framer.length()).isEqualTo(3);
    assertThat(window.bytes().length).isLessThanOrEqualTo(2 * MEBIBYTE);
  }

  @Test
  @DisplayName("C19: a header over the limit is a damaged header")
  void headerOverTheLimit() {
    assertThat(Reading.of("x,".repeat(MEBIBYTE) + "\n1\n").header().code())
        .isEqualTo(LINE_TOO_LONG);
  }

  @Test
  @DisplayName("C02: a quoted value of 100 lines is a value, one of 101 is a lost quote")
  void lookAheadEndsAfterAHundredLines() {
    String hundred = "id,t\n1,\"" + "x\n".repeat(99) + "x\"\n2,b\n";
    String more = "id,t\n1,\"" + "x\n".repeat(100) + "x\"\n2,b\n";

    assertThat(Reading.of(hundred).outcomes()).hasSize(2).endsWith("[2, b]");
    assertThat(Reading.of(hundred).lines()).containsExactly(2L, 102L);
    assertThat(Reading.of(more).outcomes()).hasSize(102).startsWith(UNTERMINATED_QUOTE);
    assertThat(Reading.of(more).outcomes()).endsWith("[2, b]");
  }

  @Test
  @DisplayName("C02: a quoted value over 1 MiB is a lost quote and memory stays bounded")
  void lookAheadEndsAfterAMebibyte() {
    String line = "x".repeat(60_000) + "\n";
    Reading reading = Reading.of("id,t\n1,\"" + line.repeat(20) + "\"\n2,b\n");

    assertThat(reading.record(0).code()).isEqualTo(UNTERMINATED_QUOTE);
    assertThat(reading.outcomes()).hasSize(22).endsWith("[2, b]");
  }

  @Test
  @DisplayName("C02: lost quotes over long stretches are read in linear time")
  void lostQuotesAreReadInLinearTime() {
    // Each line opens a quote that the next one closes uncleanly: a look-ahead of one line each.
    String text = "id,t\n" + "1,\"a\n".repeat(200_000);

    Reading reading = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Reading.of(text));

    assertThat(reading.findings().damaged()).isEqualTo(200_000);
  }

  @Test
  void rawTextOfADamagedRecordIsCapped() {
    Reading reading = Reading.of("id,t\n1,a," + "é".repeat(100_000) + "\n");

    assertThat(reading.record(0).code()).isEqualTo(Codes.FIELD_COUNT);
    assertThat(reading.record(0).raw()).hasSize(65_536).startsWith("1,a,éé");
  }

  @Test
  void rawTextOfADamagedRecordIsCappedWhenEscaped() {
    Reading reading = Reading.of("id,t\n1,a" + "\u0000".repeat(100_000) + "\n");

    assertThat(reading.record(0).raw()).hasSize(65_536).startsWith("1,a\\x00\\x00");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void readsOfAnySizeGiveTheSameRecords(int chunk) {
    byte[] file = Reading.utf8("\uFEFFid,t\r\n1,\"é\r\n\"\r\n2,b\r3,\"c\n\n4,d\r\n");
    Reading whole = Reading.of(file, Dialect.STANDARD);
    Reading chunked = Reading.of(new Chunked(file, chunk), Dialect.STANDARD, 0);

    assertThat(chunked.outcomes()).isEqualTo(whole.outcomes()).hasSize(4);
    assertThat(chunked.offsets()).isEqualTo(whole.offsets());
    assertThat(chunked.findings()).isEqualTo(whole.findings());
  }

  @Test
  void recordsOnTheEdgeOfTheBufferAreWhole() {
    StringBuilder text = new StringBuilder("id,t\r\n");
    for (int i = 0; i < 60_000; i++) {
      text.append(i).append(",\"a").append("\r\nb".repeat(i % 3)).append("\"\r\n");
    }
    Reading reading = Reading.of(text.toString());

    assertThat(reading.findings().intact()).isEqualTo(60_000);
    assertThat(reading.findings().damaged()).isZero();
    assertThat(reading.record(59_999).fields()).containsExactly("59999", "a\r\nb\r\nb");
  }

  @Test
  void brokenStorageIsAFaultAndNotTheEndOfTheFile() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }
        };
    InputStream in =
        new SequenceInputStream(new ByteArrayInputStream(Reading.utf8("id,t\n1,a\n2")), broken);

    assertThatThrownBy(() -> Reading.of(in, Dialect.STANDARD, 0))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("Reading failed behind line")
        .hasRootCauseMessage("connection reset");
  }

  @Test
  void readingPastTheEndIsRefused() throws IOException {
    try (RecordReader reader =
        RecordReader.open(new ByteArrayInputStream(Reading.utf8("a\n")), Dialect.STANDARD)) {
      assertThat(reader.hasNext()).isFalse();
      assertThatThrownBy(reader::next)
          .isInstanceOf(NoSuchElementException.class)
          .hasMessage("The file has no further record");
    }
  }

  private static InputStream hugeLine(String before, int length, String after) {
    byte[] chunk = Reading.utf8("x".repeat(MEBIBYTE));
    List<InputStream> parts = new ArrayList<>();
    parts.add(new ByteArrayInputStream(Reading.utf8(before)));
    for (int i = 0; i < length / MEBIBYTE; i++) {
      parts.add(new ByteArrayInputStream(chunk));
    }
    parts.add(new ByteArrayInputStream(Reading.utf8(after)));
    return new SequenceInputStream(Collections.enumeration(parts));
  }
}
