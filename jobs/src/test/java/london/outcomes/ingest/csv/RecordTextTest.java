package london.outcomes.ingest.csv;

import static london.outcomes.ingest.csv.Reading.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RecordTextTest {
  private final RecordText utf8 = new RecordText(StandardCharsets.UTF_8);

  @Test
  void partOfABufferIsDecoded() {
    byte[] buffer = bytes("xx1,é,👾yy");

    assertThat(utf8.decode(buffer, 2, buffer.length - 4)).isTrue();
    assertThat(utf8.text()).isEqualTo("1,é,👾");
    utf8.decodeAscii(buffer, 2, 2);
    assertThat(utf8.text()).isEqualTo("1,");
  }

  @Test
  void firstInvalidByteIsPlaced() {
    assertThat(utf8.decode(bytes("xxé,", 0xFF, 0xFE), 2, 5)).isFalse();
    assertThat(utf8.invalidAt()).isEqualTo(3);
  }

  @Test
  void oneInvalidRecordDoesNotSpoilTheNext() {
    utf8.decode(bytes(0xE2, 0x82), 0, 2);

    assertThat(utf8.decode(bytes("é"), 0, 2)).isTrue();
    assertThat(utf8.text()).isEqualTo("é");
  }

  @Test
  void longRecordsAreDecodedWhole() {
    byte[] record = bytes("é".repeat(200_000));

    assertThat(utf8.decode(record, 0, record.length)).isTrue();
    assertThat(utf8.text()).hasSize(200_000);
  }

  @Test
  void bytesThatCannotBeShownAreWrittenAsNumbers() {
    byte[] record = bytes("a", 0xFF, "b", 0x00, "\t", 0x1B, "é\n", 0xE2, 0x82);

    assertThat(utf8.show(record, 0, record.length, 99))
        .isEqualTo("a\\xFFb\\x00\t\\x1Bé\n\\xE2\\x82");
  }

  @Test
  void bytesOfASingleByteCharsetAreShownToo() {
    RecordText windows = new RecordText(Charset.forName("windows-1252"));
    RecordText latin = new RecordText(StandardCharsets.ISO_8859_1);
    byte[] record = bytes("a", 0x92, 0x81, 0xE9);

    assertThat(windows.show(record, 0, 4, 99)).isEqualTo("a\u2019\\x81é");
    assertThat(latin.show(record, 0, 4, 99)).isEqualTo("a\\x92\\x81é");
    assertThat(latin.decode(record, 0, 4)).isFalse();
    assertThat(latin.invalidAt()).isEqualTo(1);
  }

  @Test
  void shownTextIsCutToItsLimitAndNeverInsideACharacter() {
    byte[] record = bytes("ab👾c");

    assertThat(utf8.show(record, 0, record.length, 2)).isEqualTo("ab");
    assertThat(utf8.show(record, 0, record.length, 3)).isEqualTo("ab");
    assertThat(utf8.show(record, 0, record.length, 4)).isEqualTo("ab👾");
    assertThat(utf8.show(bytes("a", 0xFF, 0xFF), 0, 3, 4)).isEqualTo("a\\xF");
  }

  @RepeatedTest(50)
  void anyBytesAreEitherDecodedExactlyOrRefused(RepetitionInfo repetition) {
    byte[] record = new byte[repetition.getCurrentRepetition() % 9 + 1];
    Random random = new Random(repetition.getCurrentRepetition());
    for (int round = 0; round < 200; round++) {
      random.nextBytes(record);
      if (utf8.decode(record, 0, record.length)) {
        assertThat(utf8.text().getBytes(StandardCharsets.UTF_8)).isEqualTo(record);
      } else {
        byte[] valid = Arrays.copyOf(record, utf8.invalidAt());
        assertThat(new String(valid, StandardCharsets.UTF_8)).doesNotContain("\uFFFD");
      }
    }
  }
}
