package london.outcomes.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import london.outcomes.catalogue.ExitCode;
import london.outcomes.ingest.archive.Packed;
import london.outcomes.job.Workbench.Result;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Archives and compressed files through the real command line: read whole, or refused whole. */
class ContainerDeliveryTest {

  private static final String MET = "metropolitan";
  private static final YearMonth JANUARY = YearMonth.of(2016, 1);
  private static final YearMonth FEBRUARY = YearMonth.of(2016, 2);
  private static final YearMonth MARCH = YearMonth.of(2016, 3);
  private static final String[] MADE_UP = {"--env", "demo"};

  private static final StringBuilder MANIFEST = new StringBuilder("path,size,sha256,provenance\n");

  @TempDir static Path folder;

  private static Workbench bench;
  private static Result first;
  private static Result second;
  private static List<Row> afterFirst;
  private static List<Row> afterSecond;
  private static List<Row> afterThird;

  @BeforeAll
  static void takeIn() {
    bench = new Workbench(folder);
    deliver("police.zip", archive(JANUARY, FEBRUARY));
    deliver("met/" + street(MARCH).name() + ".gz", Packed.gzip(bytes(MARCH)));
    deliver("zz/" + street(JANUARY).name(), bytes(JANUARY));
    deliverHostile();
    bench.deliver("manifest.csv", MANIFEST.toString());
    first = bench.run("ingest", MADE_UP);
    afterFirst = ledger();
    second = bench.run("ingest", MADE_UP);
    afterSecond = ledger();
    bench.deliver("police.zip", archive(JANUARY, FEBRUARY, YearMonth.of(2016, 4)));
    bench.run("ingest", MADE_UP);
    afterThird = ledger();
  }

  /** Test data is made up, and says so: of an archive, for all that is in it. */
  private static void deliver(String path, byte[] content) {
    bench.deliver(path, content);
    MANIFEST.append(path).append(",,,synthetic\n");
  }

  private static void deliverHostile() {
    YearMonth other = YearMonth.of(2015, 1);
    String name = street(other).name();
    byte[] zip = Packed.zip().with(name, bytes(other)).bytes();
    byte[] gzip = Packed.gzip(bytes(other));
    deliver("bad/cut.zip", Arrays.copyOf(zip, zip.length - 30));
    deliver("bad/slip.zip", Packed.zip().with("../../slipped.csv", "x").bytes());
    deliver("bad/bomb.zip", Packed.zip().with(name, new byte[64 << 20]).bytes());
    deliver("bad/nested.zip", Packed.zip().with("inner.zip", zip).bytes());
    deliver("bad/locked.zip", Packed.encrypted(zip));
    deliver("bad/text.zip", bytes(other));
    deliver("bad/cut/" + name + ".gz", Arrays.copyOf(gzip, gzip.length - 9));
    deliver("bad/more/" + name + ".gz", Arrays.copyOf(gzip, gzip.length + 9));
    deliver("bad/bomb/" + name + ".gz", Packed.gzip(new byte[64 << 20]));
    deliver("bad/hidden/" + name, gzip);
    deliver("bad/plain/" + name + ".gz", bytes(other));
  }

  private static DeliveredFile street(YearMonth month) {
    return DeliveredFile.street(MET, month);
  }

  private static byte[] bytes(YearMonth month) {
    return street(month).text().getBytes(UTF_8);
  }

  /** As data.police.uk packs it: a folder for each month; one file of a force we do not know. */
  private static byte[] archive(YearMonth... months) {
    Packed zip = Packed.zip().with("2016-01/2016-01-kent-street.csv", "a,b\n1,2\n");
    for (YearMonth month : months) {
      zip.with(month + "/", "").with(member(month), bytes(month));
    }
    return zip.bytes();
  }

  private static String member(YearMonth month) {
    return month + "/" + street(month).name();
  }

  private static List<Row> ledger() {
    return bench.table("delivery").orderBy("sequence").collectAsList();
  }

  private static Row entry(List<Row> ledger, String path) {
    return ledger.stream()
        .filter(r -> r.getAs("file_path").equals(path))
        .reduce((earlier, later) -> later)
        .orElseThrow(() -> new AssertionError(path + " is not in " + ledger));
  }

  private static long records(String path) {
    String id = entry(afterFirst, path).getAs("delivery_id");
    return Stream.of("offence", "incident")
        .mapToLong(table -> bench.table(table).where("delivery_id = '" + id + "'").count())
        .sum();
  }

  @Test
  void eachFileOfAnArchiveIsADeliveryOfItsOwn() {
    for (YearMonth month : List.of(JANUARY, FEBRUARY)) {
      Row delivery = entry(afterFirst, "police.zip/" + member(month));
      assertThat(delivery.<String>getAs("source_id")).isEqualTo("police-uk-street");
      assertThat(delivery.<String>getAs("verdict")).startsWith("accepted");
      assertThat(delivery.<String>getAs("provenance")).isEqualTo("synthetic");
      assertThat(delivery.getList(delivery.fieldIndex("months")).toString())
          .contains(month.toString());
      assertThat(delivery.<Long>getAs("accepted_count")).isEqualTo(10);
    }
    assertThat(records("police.zip/" + member(FEBRUARY))).isEqualTo(10);
  }

  @Test
  void whatAnArchiveHoldsIsKeptInRawUnderItsContent() throws IOException {
    for (YearMonth month : List.of(JANUARY, FEBRUARY)) {
      Row delivery = entry(afterFirst, "police.zip/" + member(month));
      Path raw = bench.lake.resolve("raw/police-uk-street/" + delivery.getAs("sha256"));
      assertThat(Files.readAllBytes(raw)).isEqualTo(bytes(month));
    }
  }

  @Test
  void gzipIsReadUnpackedAndKeptAsDelivered() throws IOException {
    String path = "met/" + street(MARCH).name() + ".gz";
    Row delivery = entry(afterFirst, path);
    assertThat(delivery.<String>getAs("verdict")).startsWith("accepted");
    assertThat(records(path)).isEqualTo(10);
    Path raw = bench.lake.resolve("raw/police-uk-street/" + delivery.getAs("sha256"));
    assertThat(Files.readAllBytes(raw)).isEqualTo(Packed.gzip(bytes(MARCH)));
  }

  @Test
  @DisplayName("D16: a file of an archive that no contract knows is ignored and listed")
  void unknownFileOfAnArchiveIsIgnored() {
    Row delivery = entry(afterFirst, "police.zip/2016-01/2016-01-kent-street.csv");
    assertThat(delivery.<String>getAs("verdict")).isEqualTo("ignored");
    assertThat(delivery.<String>getAs("reason_code")).isEqualTo("UNKNOWN_FILE");
    assertThat(delivery.<String>getAs("message"))
        .contains("closest to police-uk-street, but has 'kent' for the force");
  }

  @ParameterizedTest
  @CsvSource({
    "bad/cut.zip, BAD_COMPRESSION",
    "bad/slip.zip, PATH_TRAVERSAL",
    "bad/bomb.zip, DECOMPRESSION_LIMIT",
    "bad/nested.zip, DECOMPRESSION_LIMIT",
    "bad/locked.zip, ENCRYPTED",
    "bad/text.zip, WRONG_TYPE",
    "bad/cut/2015-01-metropolitan-street.csv.gz, BAD_COMPRESSION",
    "bad/more/2015-01-metropolitan-street.csv.gz, BAD_COMPRESSION",
    "bad/bomb/2015-01-metropolitan-street.csv.gz, DECOMPRESSION_LIMIT",
    "bad/hidden/2015-01-metropolitan-street.csv, WRONG_TYPE",
    "bad/plain/2015-01-metropolitan-street.csv.gz, WRONG_TYPE"
  })
  @DisplayName("D20-D24: a hostile or damaged container is rejected, and nothing of it is kept")
  void hostileContainersAreRejected(String path, String code) {
    Row delivery = entry(afterFirst, path);
    assertThat(delivery.<String>getAs("verdict")).isEqualTo("rejected");
    assertThat(delivery.<String>getAs("reason_code")).isEqualTo(code);
    assertThat(delivery.<String>getAs("message")).contains("expected");
    assertThat(afterFirst).noneMatch(r -> r.<String>getAs("file_path").startsWith(path + "/"));
    assertThat(bench.lake.resolve("raw/police-uk-street/" + delivery.getAs("sha256")))
        .doesNotExist();
    assertThat(first.exitCode()).isEqualTo(ExitCode.DATA_REJECTED.code());
  }

  @Test
  @DisplayName("D23: nothing is written outside the lake")
  void nothingIsWrittenOutsideTheLake() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(bench.landing, bench.lake);
    }
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files).noneMatch(f -> f.endsWith("slipped.csv"));
    }
    List<String> accepted =
        afterThird.stream()
            .filter(r -> r.<String>getAs("verdict").startsWith("accepted"))
            .map(r -> r.<String>getAs("sha256"))
            .toList();
    try (Stream<Path> raw = Files.list(bench.lake.resolve("raw/police-uk-street"))) {
      assertThat(raw.map(f -> f.getFileName().toString()).filter(n -> n.matches("[0-9a-f]{64}")))
          .containsExactlyInAnyOrderElementsOf(accepted);
    }
  }

  @Test
  @DisplayName("D05: a file that also came in an archive is a copy")
  void fileThatAlsoCameInAnArchiveIsACopy() {
    Row copy = entry(afterFirst, "zz/" + street(JANUARY).name());
    assertThat(copy.<String>getAs("verdict")).isEqualTo("duplicate");
    assertThat(copy.<String>getAs("message"))
        .contains("the same content as police.zip/" + member(JANUARY));
  }

  @Test
  void anUnchangedArchiveIsNotOpenedAgain() {
    assertThat(entry(afterFirst, "police.zip").<String>getAs("verdict")).isEqualTo("opened");
    assertThat(second.exitCode()).as(second.out() + second.err()).isZero();
    assertThat(afterSecond).isEqualTo(afterFirst);
  }

  @Test
  void ofAChangedArchiveOnlyWhatIsNewIsRead() {
    List<Row> added = afterThird.stream().filter(r -> !afterFirst.contains(r)).toList();
    assertThat(added)
        .extracting(r -> r.<String>getAs("file_path"))
        .containsExactlyInAnyOrder(
            "police.zip",
            "police.zip/" + member(YearMonth.of(2016, 4)),
            "police.zip/2016-01/2016-01-kent-street.csv");
  }
}
