package london.outcomes.job;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.publish.ods.Workbook;
import london.outcomes.publish.opendata.ChangeLog;
import london.outcomes.publish.opendata.Correction;
import london.outcomes.publish.opendata.CsvFile;
import london.outcomes.publish.opendata.CsvwMetadata;
import london.outcomes.publish.opendata.DataPackage;
import london.outcomes.publish.opendata.DcatRecord;
import london.outcomes.publish.opendata.Edition;
import london.outcomes.publish.opendata.HeadlineBook;
import london.outcomes.publish.opendata.Licence;
import london.outcomes.publish.opendata.PublishedFile;
import london.outcomes.publish.opendata.PublishedTable;
import london.outcomes.publish.opendata.PublishedTable.Part;
import london.outcomes.publish.opendata.Readme;
import london.outcomes.run.Progress;
import london.outcomes.table.Lake;
import london.outcomes.table.StagedFolder;
import london.outcomes.table.Storage;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Publishes the curated tables of a release as open data: a folder of CSV, Parquet, a workbook and
 * what describes them. It appears whole or not at all, and doing it twice is doing it once.
 */
final class OpenDataPublication {

  private static final String WORKBOOK = "policing-outcomes-london.ods";
  private static final int RELEASES_TOLD = 12;

  private final Workplace place;
  private final Progress progress;

  OpenDataPublication(Workplace place, Progress progress) {
    this.place = place;
    this.progress = progress;
  }

  /**
   * What has been published.
   *
   * @param isNew false where it was there already, with every file as it was published
   */
  record Published(String release, String folder, int files, long bytes, boolean isNew) {

    String toText() {
      return isNew
          ? "Published release %s as open data: %,d files, %,d MB.%nIn %s"
              .formatted(release, files, (bytes + 999_999) / 1_000_000, folder)
          : "Release %s has been published already, and every file is as it was: nothing to do.%nIn %s"
              .formatted(release, folder);
    }
  }

  /**
   * Publishes.
   *
   * @param out folder of all publications, on a disk or in an object store
   */
  Published publish(OpenDataEdition of, String out) {
    Storage storage = place.lake().storage();
    OpenDataPlace folder = new OpenDataPlace(storage, out);
    Edition edition = of.edition();
    String release = edition.release();
    folder.requireOwn();
    boolean isThere = folder.isWhole(release);
    List<PublishedFile> files = List.of();
    if (!isThere) {
      try (StagedFolder staged = new StagedFolder(storage, folder.of(release))) {
        files = write(of, new OpenDataFiles(storage, staged));
        staged.appear();
      }
      folder.seal(release, files);
    }
    folder.pointTo(release, edition.releasedAt());
    long bytes = files.stream().mapToLong(PublishedFile::bytes).sum();
    return new Published(release, folder.of(release), files.size() + 1, bytes, !isThere);
  }

  private List<PublishedFile> write(OpenDataEdition of, OpenDataFiles files) {
    Edition edition = of.edition();
    List<PublishedTable> tables = new ArrayList<>();
    for (TableDefinition definition : place.catalogue().star()) {
      progress.step("publish " + definition.name());
      tables.add(table(definition, of.lake(), files));
    }
    List<PublishedFile> data = new ArrayList<>(files.written());
    progress.step("publish the workbook");
    Workbook book = new HeadlineBook(edition).of(name -> of.lake().table(name).read());
    PublishedFile workbook = files.write(WORKBOOK, PublishedFile.ODS, book::write);
    data.add(workbook);
    describe(edition, tables, data, files);
    files.text("README.md", PublishedFile.MARKDOWN, new Readme(edition).of(tables, workbook));
    files.text(
        "LICENCE.md",
        PublishedFile.MARKDOWN,
        new Licence(edition).of(place.catalogue().sources().values()));
    files.text(
        "CHANGES.md",
        PublishedFile.MARKDOWN,
        new ChangeLog(edition).of(of.earlier(), corrections(of.lake())));
    return files.written();
  }

  private static void describe(
      Edition edition, List<PublishedTable> tables, List<PublishedFile> data, OpenDataFiles files) {
    CsvwMetadata csvw = new CsvwMetadata(edition);
    for (PublishedTable table : tables) {
      for (Part part : table.parts()) {
        files.text(
            CsvwMetadata.beside(part.csv().path()), PublishedFile.CSVW, csvw.of(table, part));
      }
    }
    files.text("csv/csv-metadata.json", PublishedFile.CSVW, csvw.of(tables));
    files.text("datapackage.json", PublishedFile.JSON, new DataPackage(edition).of(tables));
    files.text("dcat.jsonld", PublishedFile.JSON_LD, new DcatRecord(edition).of(data));
  }

  private static PublishedTable table(TableDefinition definition, Lake lake, OpenDataFiles files) {
    Dataset<Row> rows = lake.table(definition.name()).read();
    List<Part> parts = new ArrayList<>();
    if (definition.partitionBy().size() == 1) {
      String cut = definition.partitionBy().get(0);
      for (String value : values(rows, cut)) {
        parts.add(part(definition, rows.where(col(cut).equalTo(value)), value, files));
      }
    }
    if (parts.isEmpty()) {
      parts.add(part(definition, rows, "", files));
    }
    return new PublishedTable(definition, parts);
  }

  private static List<String> values(Dataset<Row> rows, String column) {
    return rows.select(column).distinct().collectAsList().stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }

  private static Part part(
      TableDefinition definition, Dataset<Row> rows, String value, OpenDataFiles files) {
    String name = definition.name() + (value.isEmpty() ? "" : "-" + value);
    Column[] order =
        PublishedTable.order(definition).stream().map(functions::col).toArray(Column[]::new);
    Dataset<Row> ordered = rows.coalesce(1).sortWithinPartitions(order);
    PublishedFile parquet = files.parquet("parquet/" + name + ".parquet", ordered);
    long[] count = new long[1];
    PublishedFile csv =
        files.write(
            "csv/" + name + ".csv",
            PublishedFile.CSV,
            out -> count[0] = CsvFile.write(out, rows.columns(), ordered.toLocalIterator()));
    return new Part(name, value, count[0], csv, parquet);
  }

  /** What the newest releases have corrected, measure by measure. */
  private static List<Correction> corrections(Lake lake) {
    Dataset<Row> restated = lake.table("fact_restatement").read();
    Object[] newest =
        restated
            .select("release_id")
            .distinct()
            .orderBy(col("release_id").desc())
            .limit(RELEASES_TOLD)
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .toArray();
    Map<String, String> titles =
        lake.table("dim_measure").read().select("measure_id", "title").collectAsList().stream()
            .collect(Collectors.toMap(r -> r.getString(0), r -> r.getString(1)));
    Column pct =
        when(
            col("old_value").notEqual(0),
            col("new_value").minus(col("old_value")).multiply(100).divide(abs(col("old_value"))));
    return restated
        .where(col("release_id").isin(newest))
        .withColumn("pct", pct)
        .groupBy("release_id", "measure_id", "reason")
        .agg(count(lit(1)).as("figures"), max_by(col("pct"), abs(col("pct"))).as("largest"))
        .orderBy(col("release_id").desc(), col("measure_id"), col("reason"))
        .collectAsList()
        .stream()
        .map(
            r ->
                new Correction(
                    r.getString(0),
                    titles.getOrDefault(r.getString(1), r.getString(1)),
                    r.getLong(3),
                    r.getString(2),
                    r.isNullAt(4) ? Double.NaN : r.getDouble(4)))
        .toList();
  }
}
