package london.outcomes.job;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import london.outcomes.SharedSession;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.job.Workbench.Result;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the public downloads is what the release holds, whole, once, and nothing else. */
final class OpenDataTest {

  private static final PublishedLake LAKE = PublishedLake.get();

  @TempDir Path folder;

  static Stream<String> tables() {
    return Workbench.CATALOGUE.star().stream().map(TableDefinition::name);
  }

  private static List<String> files(String kind, String table) {
    String name = kind + "/" + table + "(-\\d{4}-\\d{2})?\\." + kind;
    return PublishedLake.files(LAKE.release()).keySet().stream()
        .filter(file -> file.matches(name))
        .toList();
  }

  /** The rows that were frozen, as texts of values, in the order in which they are published. */
  private static List<String> frozen(String table) {
    TableDefinition definition = Workbench.CATALOGUE.table(table);
    List<Column> order = new ArrayList<>();
    definition.partitionBy().forEach(name -> order.add(col(name)));
    definition.contract().orElseThrow().key().forEach(name -> order.add(col(name)));
    Column[] columns = definition.columnNames().stream().map(functions::col).toArray(Column[]::new);
    return texts(LAKE.frozen(table).select(columns).orderBy(order.toArray(Column[]::new)));
  }

  private static List<String> texts(Dataset<Row> rows) {
    List<String> texts = new ArrayList<>();
    for (Row row : rows.collectAsList()) {
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        boolean isList = row.get(i) instanceof scala.collection.Seq;
        values.add(isList ? List.copyOf(row.getList(i)) : row.get(i));
      }
      texts.add(DescribedCsv.text(values));
    }
    return texts;
  }

  @ParameterizedTest
  @MethodSource("tables")
  void csvReadAgainByItsOwnMetadataIsTheTable(String table) {
    List<String> read = new ArrayList<>();
    for (String file : files("csv", table)) {
      DescribedCsv.read(LAKE.release().resolve(file)).forEach(r -> read.add(DescribedCsv.text(r)));
    }
    assertThat(read).containsExactlyElementsOf(frozen(table));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void parquetIsTheTable(String table) {
    List<String> read = new ArrayList<>();
    for (String file : files("parquet", table)) {
      Path path = LAKE.release().resolve(file);
      read.addAll(texts(SharedSession.get().read().parquet(path.toString())));
    }
    assertThat(read).containsExactlyElementsOf(frozen(table));
  }

  @Test
  void figuresAreCutIntoFinancialYears() {
    assertThat(files("csv", "fact_measure"))
        .containsExactly("csv/fact_measure-2024-25.csv", "csv/fact_measure-2025-26.csv");
    assertThat(files("csv", "dim_area")).containsExactly("csv/dim_area.csv");
  }

  @Test
  void nothingButCuratedTablesGetsOut() {
    Set<String> allowed = new TreeSet<>(tables().toList());
    PublishedLake.files(LAKE.release()).keySet().stream()
        .filter(file -> file.matches("(csv|parquet)/.*") && !file.equals("csv/csv-metadata.json"))
        .forEach(file -> assertThat(allowed).contains(file.replaceAll(".*/|[-.].*", "")));
    assertThat(LAKE.release().toFile().list())
        .containsExactlyInAnyOrder(
            "csv",
            "parquet",
            "policing-outcomes-london.ods",
            "README.md",
            "LICENCE.md",
            "CHANGES.md",
            "datapackage.json",
            "dcat.jsonld",
            "SHA256SUMS");
  }

  @Test
  void aTextThatASpreadsheetWouldRunHasAnApostropheInCsvAndNoneInParquet() {
    assertThat(LAKE.text("csv/fact_evidence.csv"))
        .contains("'=cmd|' /C calc'!A0", "'+44 and other titles", "'@Somebody");
    assertThat(frozen("fact_evidence").get(0)).contains("=cmd|").doesNotContain("'=cmd");
  }

  @Test
  void syntheticFiguresSaySoInEveryDocument() throws IOException {
    for (String file :
        List.of(
            "README.md",
            "LICENCE.md",
            "CHANGES.md",
            "datapackage.json",
            "dcat.jsonld",
            "csv/csv-metadata.json",
            "csv/fact_measure-2024-25.csv-metadata.json")) {
      assertThat(LAKE.text(file)).as(file).contains("SYNTHETIC");
    }
  }

  @Test
  void theChangeLogTellsWhatHasBeenCorrected() {
    assertThat(LAKE.text("CHANGES.md"))
        .contains("By release 20260501T000000.000Z: 2 figures")
        .contains("| Antisocial behaviour incidents | 2 | -100.0 % | new or restated deliveries |");
  }

  @Test
  void sumsHoldForEveryFileAndThePointerForTheSums() throws IOException {
    Map<String, byte[]> files = PublishedLake.files(LAKE.release());
    List<String> named = new ArrayList<>();
    for (String line : LAKE.text("SHA256SUMS").split("\n")) {
      String path = line.substring(66);
      named.add(path);
      assertThat(DescribedCsv.sha256(files.get(path))).as(path).isEqualTo(line.substring(0, 64));
    }
    files.remove("SHA256SUMS");
    assertThat(named).containsExactlyElementsOf(files.keySet());
    JsonNode latest = new ObjectMapper().readTree(LAKE.out.resolve("latest.json").toFile());
    assertThat(latest.path("path").asText()).isEqualTo("spring/");
    assertThat(latest.path("sha256sums").asText())
        .isEqualTo(DescribedCsv.sha256(Files.readAllBytes(LAKE.release().resolve("SHA256SUMS"))));
  }

  @Test
  void theSameReleaseIsTheSameBytesWhereverItIsPublished() {
    Result other = LAKE.publish(folder, "--release", PublishedLake.RELEASE);
    assertThat(other.exitCode()).as(other.err()).isZero();
    Map<String, byte[]> here = PublishedLake.files(LAKE.out);
    Map<String, byte[]> there = PublishedLake.files(folder);
    assertThat(there.keySet()).isEqualTo(here.keySet());
    there.forEach((file, bytes) -> assertThat(bytes).as(file).isEqualTo(here.get(file)));

    Result again = LAKE.publish(folder, "--release", PublishedLake.RELEASE);
    assertThat(again.out()).contains("published already", "nothing to do");
  }

  @Test
  void aDamagedPublicationIsMadeAnew() throws IOException {
    copy(LAKE.out, folder);
    Path file = folder.resolve("spring/csv/dim_area.csv");
    byte[] before = Files.readAllBytes(file);
    Files.writeString(file, "x");
    Result result = LAKE.publish(folder, "--release", PublishedLake.RELEASE);
    assertThat(result.out()).as(result.err()).contains("Published release spring");
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void whatFailsOnTheWayIsNotSeenAndThePointerStays() throws IOException {
    copy(LAKE.out, folder);
    Map<String, byte[]> before = PublishedLake.files(folder);
    Row row = LAKE.frozen("fact_restatement").head();
    Object[] values = new Object[row.size()];
    Arrays.setAll(values, row::get);
    values[8] = new String[] {"a|b"};
    LAKE.write("fact_restatement", RowFactory.create(values));
    Result result = LAKE.publish(folder);
    assertThat(result.exitCode()).isEqualTo(78);
    assertThat(result.err())
        .contains("An entry of the list delivery_ids is 'a|b'", "Write it in conf/");
    assertThat(PublishedLake.files(folder).keySet()).isEqualTo(before.keySet());
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("latest.json", "spring");
    assertThat(folder.resolve("latest.json")).hasBinaryContent(before.get("latest.json"));
  }

  @Test
  void anUnknownReleaseIsToldWithThoseThatThereAre() {
    Result result = LAKE.publish(folder, "--release", "summer");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("No release 'summer'. There are: spring.");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFolderWithOtherThingsAndAFileAreRefused() throws IOException {
    Path notes = Files.writeString(folder.resolve("notes.txt"), "mine");
    Result among = LAKE.publish(folder, "--release", PublishedLake.RELEASE);
    assertThat(among.exitCode()).isEqualTo(2);
    assertThat(among.err()).contains("holds 'notes.txt'", "Name a folder that is empty");
    Result file = LAKE.publish(notes, "--release", PublishedLake.RELEASE);
    assertThat(file.exitCode()).isEqualTo(2);
    Result below = LAKE.publish(notes.resolve("below"), "--release", PublishedLake.RELEASE);
    assertThat(below.exitCode()).as(below.err()).isEqualTo(2);
    assertThat(notes).hasContent("mine");
  }

  @Test
  void aLakeInWhichNothingWasReleasedIsAMissingInput() {
    Workbench empty = new Workbench(folder.resolve("empty"));
    Path out = folder.resolve("out");
    Result result =
        empty.run("publish", PublishedLake.with("--to", "open-data", "--out", out.toString()));
    assertThat(result.exitCode()).as(result.err()).isEqualTo(66);
    assertThat(result.err()).contains("Nothing has been released in", "outcomes run");
    assertThat(out).doesNotExist();
  }

  private static void copy(Path from, Path to) throws IOException {
    for (Map.Entry<String, byte[]> file : PublishedLake.files(from).entrySet()) {
      Path target = to.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue());
    }
  }
}
