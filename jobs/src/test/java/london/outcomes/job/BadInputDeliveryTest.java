package london.outcomes.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import london.outcomes.run.DeliveryRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as a whole: a file that is not what it says is rejected, and the others still come in. */
class BadInputDeliveryTest {

  private static final String HUGE = "huge/2019-01-city-of-london-street.csv";
  private static final String LINK = "links/2019-02-city-of-london-street.csv";
  private static final List<String> BAD_NAMES =
      List.of(
          "names/%2e%2e%2f2019-03-city-of-london-street.csv",
          "names/a\\..\\2019-03-city-of-london-street.csv",
          "names/2019-03\n-city-of-london-street.csv");
  private static final List<String> UNKNOWN =
      List.of("2024 figures, final (2).csv", "odd/a:b.csv", "odd/2019-13-london-street.csv");

  static void deliver(BadLanding landing) {
    for (DeliveredFile file : oneOfEach()) {
      landing.deliver("D01 " + file.name(), "empty/" + file.name(), new byte[0]);
      byte[] header = (file.header() + "\n").getBytes(UTF_8);
      landing.deliver("D02 " + file.name(), "header/" + file.name(), header);
    }
    landing.refused("D03", f -> f.text().substring(0, f.text().length() - 60));
    landing.refused("D03 quote", f -> f.plus("Location", "\"On or near").text().stripTrailing());
    DeliveredFile sent = landing.refused("D04", f -> f.text().replaceFirst("Burglary", "Drugs"));
    String manifest =
        "path,size,sha256,provenance\nstreet/%s,%d,%s,\n"
            .formatted(sent.name(), sent.text().length(), "0".repeat(64));
    landing.deliver("manifest", "manifest.csv", manifest.getBytes(UTF_8));
    landing.refused("D08", f -> f.text().replaceAll(",20\\d\\d-", ",2011-"));
    landing.deliver("D09", "street/2019-04-city-of-london-street.csv", twoMonths());
    landing.street("D10", f -> f.insertDamaged(5, "Month", "2031-01").text());
    landing.deliver(
        "D10 all",
        "street/2026-07-city-of-london-street.csv",
        DeliveredFile.street(BadLanding.CITY, YearMonth.of(2026, 7)).text().getBytes(UTF_8));
    DeliveredFile twice = landing.street("D05", DeliveredFile::text);
    byte[] same = twice.text().getBytes(UTF_8);
    landing.deliver("D05 copy", "zz/2019-05-city-of-london-street.csv", same);
    UNKNOWN.forEach(path -> landing.deliver("D16 " + path, path, "a,b\n1,2\n".getBytes(UTF_8)));
    byte[] text = twice.text().replace("Burglary", "Drugs").getBytes(UTF_8);
    BAD_NAMES.forEach(path -> landing.deliver("D18 " + path, path, text));
    landing.refusedBytes("D20 XLSX", f -> "PK\003\004\0\0[Content_Types].xml".getBytes(UTF_8));
    landing.refused("D20 HTML", f -> "<!DOCTYPE html><html><body>503</body></html>");
    landing.refusedBytes("D20 PDF", f -> "%PDF-1.7\n".getBytes(UTF_8));
    landing.skipStreetMonth();
    landing.street("D11", DeliveredFile::text);
    landing.street("D14", BadInputDeliveryTest::threeTimesTheRows);
    onDisk(landing.folder(), landing.folder().resolve("street").resolve(twice.name()));
  }

  private static List<DeliveredFile> oneOfEach() {
    YearMonth month = YearMonth.of(2019, 6);
    return List.of(
        DeliveredFile.street(BadLanding.CITY, month),
        DeliveredFile.outcomes(BadLanding.CITY, month, month),
        DeliveredFile.stops(BadLanding.CITY, month),
        DeliveredFile.boroughs(month),
        DeliveredFile.homicides(month),
        DeliveredFile.survey(month));
  }

  private static byte[] twoMonths() {
    YearMonth month = YearMonth.of(2019, 4);
    DeliveredFile file = DeliveredFile.street(BadLanding.CITY, month);
    while (file.rowCount() < 110) {
      file.plus();
    }
    return file.insertDamaged(50, "Month", "2019-03").text().getBytes(UTF_8);
  }

  private static String threeTimesTheRows(DeliveredFile file) {
    while (file.rowCount() < 30) {
      file.plus();
    }
    return file.text();
  }

  /** A sparse file beyond the size cap, and a link to a good file. */
  private static void onDisk(Path folder, Path target) {
    try {
      Files.createDirectories(folder.resolve(HUGE).getParent());
      try (RandomAccessFile huge = new RandomAccessFile(folder.resolve(HUGE).toFile(), "rw")) {
        huge.setLength(2049L * 1024 * 1024);
      }
      Files.createDirectories(folder.resolve(LINK).getParent());
      Files.createSymbolicLink(folder.resolve(LINK), target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @DisplayName("D01, D02: a file without content or without rows is rejected, of any source")
  void fileWithoutRowsIsRejected() {
    for (DeliveredFile file : oneOfEach()) {
      BadLanding.seen("D01 " + file.name()).isRejected("EMPTY_FILE", "0 bytes", "send it again");
      BadLanding.seen("D02 " + file.name()).isRejected("NO_ROWS", "no rows", "ask the supplier");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"D03", "D03 quote"})
  @DisplayName("D03: nothing of an upload that was cut off is published")
  void nothingOfACutUploadIsPublished(String id) {
    BadLanding.seen(id).isRejected("TRUNCATED", "no line end", "ask for the file again");
  }

  @Test
  @DisplayName("D04: a file that is not the one in the manifest is rejected")
  void fileThatIsNotTheOneInTheManifestIsRejected() {
    BadLanding.seen("D04")
        .isRejected("MANIFEST_MISMATCH", "the manifest says", "0".repeat(64), "send it again");
  }

  @Test
  @DisplayName("D05: the same bytes under another name are a no-op")
  void sameBytesUnderAnotherNameAreANoOp() {
    DeliveryRecord copy = BadLanding.seen("D05 copy").delivery();
    assertThat(copy.verdict()).isEqualTo(DeliveryRecord.DUPLICATE);
    assertThat(copy.reasonCode()).isEqualTo("DUPLICATE_CONTENT");
    assertThat(copy.message()).contains("the same content as street/", "nothing was done");
    assertThat(copy.message()).contains("STALE_COPY", "states 2019-05 and has the content");
    assertThat(copy.rowCount()).isZero();
    Seen original = BadLanding.seen("D05").isAcceptedWith("STALE_COPY");
    assertThat(original.finding("STALE_COPY").message()).contains("ask the supplier for that of");
  }

  @Test
  @DisplayName("D08: rows of another month than the name's reject the file")
  void rowsOfAnotherMonthReject() {
    BadLanding.seen("D08").isRejected("PERIOD_MISMATCH", "month", "100.0 %", "rename or replace");
  }

  @Test
  @DisplayName("D09: a few rows of another month are set aside")
  void aFewRowsOfAnotherMonthAreSetAside() {
    Seen seen = BadLanding.seen("D09").holds(110);

    assertThat(seen.codes()).containsExactly("PERIOD_OUT_OF_RANGE");
    assertThat(seen.refused()).hasSize(1).allSatisfy(seen::isAtItsPlace);
  }

  @Test
  @DisplayName("D10: a row of the future is set aside; a file of the future is rejected")
  void rowsOfTheFutureAreSetAside() {
    BadLanding.seen("D10").hasOneRefused("FUTURE_DATE", "", "after 2026-05");
    BadLanding.seen("D10 all").isRejected("FUTURE_DATE", "all rows are of months to come");
  }

  @Test
  @DisplayName("D11: a month that is missing is named")
  void monthThatIsMissingIsNamed() {
    Seen seen = BadLanding.seen("D11").isAcceptedWith("GAP");

    assertThat(seen.finding("GAP").message()).contains("is missing", "marked incomplete");
  }

  @Test
  @DisplayName("D14: an unusual number of rows is taken with a warning")
  void unusualNumberOfRowsIsTakenWithAWarning() {
    Seen seen = BadLanding.seen("D14").holds(30);

    assertThat(seen.codes()).containsExactly("VOLUME_ANOMALY");
    assertThat(seen.finding("VOLUME_ANOMALY").message()).contains("30 rows", "a mean of 1");
  }

  @Test
  @DisplayName("D16: a file that no contract knows is left alone, and listed")
  void fileThatNoContractKnowsIsLeftAlone() {
    for (String path : UNKNOWN) {
      Seen seen = BadLanding.seen("D16 " + path);
      assertThat(seen.delivery().verdict()).isEqualTo(DeliveryRecord.IGNORED);
      assertThat(seen.delivery().reasonCode()).isEqualTo("UNKNOWN_FILE");
      assertThat(BadLanding.result().out()).contains(path);
    }
  }

  @Test
  @DisplayName("D18: a name that could lead out of the landing folder is rejected")
  void hostileNameIsRejected() {
    for (String path : BAD_NAMES) {
      BadLanding.seen("D18 " + path).isRejected("BAD_NAME", "lead out", "rename the file");
    }
  }

  @Test
  @DisplayName("D19: a link is no delivery")
  void linkIsNoDelivery() {
    BadLanding.seenAt(LINK).isRejected("NOT_A_FILE", "deliver the file itself");
  }

  @ParameterizedTest
  @ValueSource(strings = {"XLSX", "HTML", "PDF"})
  @DisplayName("D20: content decides what a file is, not its name")
  void contentDecidesWhatAFileIs(String type) {
    BadLanding.seen("D20 " + type).isRejected("WRONG_TYPE", "holds " + type, "expected TEXT");
  }

  @Test
  @DisplayName("D25: a file above the size cap is rejected before it is read")
  void fileAboveTheCapIsRejected() {
    Seen seen =
        BadLanding.seenAt(HUGE)
            .isRejected("TOO_LARGE", "2,148,532,224 bytes", "raise max-megabytes");

    assertThat(seen.delivery().sha256()).isEmpty();
  }

  @Test
  @DisplayName("D01-D25: the exit code says that data was rejected")
  void exitCodeSaysThatDataWasRejected() {
    assertThat(BadLanding.result().exitCode())
        .isEqualTo(london.outcomes.catalogue.ExitCode.DATA_REJECTED.code());
  }

  @Test
  @DisplayName("all: rows in = accepted + quarantined + dropped, and every refused row is held")
  void everyRowIsAccountedFor() {
    Evidence evidence = BadLanding.evidence();
    List<DeliveryRecord> accepted =
        evidence.deliveries().stream().filter(DeliveryRecord::isAccepted).toList();

    assertThat(accepted)
        .hasSizeGreaterThan(50)
        .allSatisfy(
            d ->
                assertThat(d.acceptedCount() + d.quarantinedCount() + d.droppedCount())
                    .isEqualTo(d.rowCount()));
    assertThat(evidence.quarantine())
        .hasSize(Math.toIntExact(accepted.stream().mapToLong(d -> d.quarantinedCount()).sum()));
    assertThat(evidence.records())
        .hasSize(Math.toIntExact(accepted.stream().mapToLong(d -> d.acceptedCount()).sum()));
  }
}
