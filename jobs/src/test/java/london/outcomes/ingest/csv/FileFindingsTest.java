package london.outcomes.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import london.outcomes.catalogue.Dialect;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileFindingsTest {
  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  @DisplayName("C10: LF throughout and CRLF throughout are usual")
  void usualLineEnds(String end) {
    Reading reading = Reading.of("a,b\n1,2\n3,4\n".replace("\n", end));

    assertThat(reading.outcomes()).containsExactly("[1, 2]", "[3, 4]");
    assertThat(reading.lines()).containsExactly(2L, 3L);
    assertThat(reading.findings().warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'\r','\r',0,0,3", "'\n','\r\n',2,1,0", "'\r\n','\r',0,2,1"})
  @DisplayName("C10: CR alone and mixed line ends are read with a warning")
  void unusualLineEnds(String end, String other, long lf, long crlf, long cr) {
    Reading reading = Reading.of("a,b" + end + "1,2" + other + "3,4" + end);

    assertThat(reading.outcomes()).containsExactly("[1, 2]", "[3, 4]");
    assertThat(reading.lines()).containsExactly(2L, 3L);
    assertThat(reading.findings().newlines()).isEqualTo(new FileFindings.Newlines(lf, crlf, cr));
    assertThat(reading.warnings()).containsExactly(Codes.NEWLINE_STYLE);
  }

  @Test
  @DisplayName("C10: the warning says what was seen")
  void newlineWarningSaysWhatWasSeen() {
    assertThat(Reading.of("a,b\r1,2\n").findings().warnings().get(0).detail())
        .startsWith("Line ends are not of one usual kind: 1 LF, 0 CRLF, 1 CR alone; expected LF");
  }

  @Test
  @DisplayName("C11: the last record needs no line end")
  void lastRecordNeedsNoLineEnd() {
    Reading reading = Reading.of("a,b\n1,2\n3,4");

    assertThat(reading.outcomes()).containsExactly("[1, 2]", "[3, 4]");
    assertThat(reading.findings().endsWithNewline()).isFalse();
    assertThat(reading.findings().looksTruncated()).isFalse();
    assertThat(Reading.of("a,b\n1,2\n").findings().endsWithNewline()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b,c\n1,2,3\n4,5", "a,b,c\n1,2,3\n4,\"5", "a,b,c\n1,2,3\n4,\"x\ny"})
  @DisplayName("D03: a last record cut off in mid-field looks truncated")
  void cutOffUploadLooksTruncated(String text) {
    assertThat(Reading.of(text).findings().looksTruncated()).isTrue();
    assertThat(Reading.of(text + "\n").findings().looksTruncated()).isFalse();
  }

  @Test
  @DisplayName("C12: blank lines are counted and are not rows")
  void blankLinesAreCounted() {
    Reading reading = Reading.of("\na,b\n\n1,2\n  \t\n3,4\n\n\n");

    assertThat(reading.outcomes()).containsExactly("[1, 2]", "[3, 4]");
    assertThat(reading.lines()).containsExactly(4L, 6L);
    assertThat(reading.findings().blankLines()).isEqualTo(5);
    assertThat(reading.warnings()).containsExactly(Codes.BLANK_LINE);
    assertThat(reading.findings().warnings().get(0).detail()).startsWith("5 blank lines;");
  }

  @Test
  @DisplayName("C12: a record of empty fields is not blank")
  void recordOfEmptyFieldsIsARecord() {
    assertThat(Reading.of("a,b\n,\n").outcomes()).containsExactly("[, ]");
  }

  @Test
  @DisplayName("C13: declared preamble lines are skipped, whatever stands in them")
  void declaredPreambleIsSkipped() {
    byte[] file = Reading.utf8("Crime \"extract\n\nmade on, 2024\na,b\n1,2\n");
    Reading reading = Reading.of(new ByteArrayInputStream(file), Dialect.STANDARD, 3);

    assertThat(reading.header().fields()).containsExactly("a", "b");
    assertThat(reading.header().line()).isEqualTo(4);
    assertThat(reading.lines()).containsExactly(5L);
    assertThat(reading.findings().blankLines()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "\uFEFF", "\uFEFF\r\n"})
  @DisplayName("D01: a file without text has no header")
  void fileWithoutTextHasNoHeader(String text) {
    Reading reading = Reading.of(text);

    assertThat(reading.header().code()).isEqualTo(Codes.EMPTY_FILE);
    assertThat(reading.records()).isEmpty();
    assertThat(reading.findings().looksTruncated()).isFalse();
  }

  @Test
  @DisplayName("D02: a header alone is a file with no rows")
  void headerAloneHasNoRows() {
    Reading reading = Reading.of("a,b\n");

    assertThat(reading.header().isIntact()).isTrue();
    assertThat(reading.records()).isEmpty();
  }

  @Test
  void countsAddUpToPhysicalRecords() {
    FileFindings findings = Reading.of("a,b\n1,2\n3\n\n4,\"5\n6\"\n").findings();

    assertThat(List.of(findings.intact(), findings.damaged(), findings.blankLines()))
        .containsExactly(2L, 1L, 1L);
    assertThat(findings.bytes()).isEqualTo(19);
  }
}
