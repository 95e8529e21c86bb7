package london.outcomes.ingest.csv;

import static london.outcomes.ingest.csv.Reading.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import london.outcomes.catalogue.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sentence says what was seen, what was expected and what to do; none repeats a value. */
class MessagesTest {
  private static final List<ExpectedColumn> EXPECTED =
      List.of(ExpectedColumn.required("a"), ExpectedColumn.required("b"));

  static Stream<String> details() {
    Stream<byte[]> damagedFiles =
        Stream.of(
            bytes("a,b\nsecret,\"x\n"),
            bytes("a,b\nsecret,\"x\"y\n"),
            bytes("a,b\nsecret,x\"y\n"),
            bytes("a,b\nsecret\n"),
            bytes("a,b\nsecret,", 0xFF, "\n"),
            bytes("a,b\nsecret,", 0x00, "\n"),
            bytes("a,b\nsecret," + "x".repeat(LineScanner.MAX_BYTES) + "\n"),
            bytes("a,b\na,b\n"));
    return Stream.of(
            damagedFiles.map(f -> Reading.of(f, Dialect.STANDARD).record(0).detail()),
            Stream.of(Reading.of("").header().detail()),
            Reading.of("a,b\n\n1,2\r").findings().warnings().stream().map(Problem::detail),
            headers().map(Problem::detail),
            sniffs().map(Problem::detail))
        .flatMap(s -> s);
  }

  @ParameterizedTest
  @MethodSource("details")
  void everyMessageSaysWhatWasExpectedAndWhatToDo(String detail) {
    assertThat(detail)
        .contains("expected")
        .contains(";")
        .doesNotContain("secret")
        .doesNotContain("\n")
        .doesNotContain("null")
        .hasSizeBetween(40, 400)
        .doesNotEndWith(".");
  }

  @Test
  void thereAreMessagesForEveryKindOfFinding() {
    assertThat(details()).hasSizeGreaterThanOrEqualTo(24).doesNotHaveDuplicates();
  }

  private static Stream<Problem> headers() {
    return Stream.of(
            List.of("a"),
            List.of("a", "c"),
            List.of("secret"),
            List.of("a", "b", "b"),
            List.of("a", "b", ""),
            List.of("A", "b", "extra"),
            List.of("a", "b", "__x"),
            Collections.nCopies(2001, "a"))
        .map(found -> HeaderMatch.of(found, EXPECTED))
        .flatMap(match -> Stream.concat(match.rejects().stream(), match.warnings().stream()));
  }

  private static Stream<Problem> sniffs() {
    return Stream.of(
            bytes(),
            bytes("%PDF-secret"),
            bytes("a;b;c\nsecret;1;2\n"),
            bytes("'a','b'\n'secret','1'\n"),
            bytes("a", 0, "b", 0, "\n", 0),
            bytes(0xFF, 0xFE, "a", 0, "\n", 0))
        .map(file -> FileSniffer.ofText(Dialect.STANDARD).sniff(file, "a.csv", file.length))
        .flatMap(v -> Stream.concat(v.rejects().stream(), v.warnings().stream()));
  }
}
