package london.outcomes.notebook;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The tables that a notebook reads, through a Spark session with the product's own settings. */
public final class Lake {
  /** Where a notebook reads when nobody says otherwise. */
  private static final String DEMO = "/var/demo/lake";

  private static final String REMEDY =
      "A lake with all that the notebooks ask for: notebooks/make-lake, then notebooks/execute"
          + " --lake var/notebooks/lake.";

  private final SparkSession spark;
  private final String location;

  private Lake(SparkSession spark, String location) {
    this.spark = spark;
    this.location = location;
  }

  /**
   * The lake that {@code OUTCOMES_LAKE} names, else the demo's.
   *
   * @param notebook name of the notebook, which Spark's own pages show
   */
  public static Lake open(String notebook) {
    // Master, Delta and all else are settings of the kernel's process: see install-kernel.
    SparkSession spark = SparkSession.builder().appName(notebook).getOrCreate();
    String demo = System.getProperty("outcomes.home", ".") + DEMO;
    return new Lake(spark, System.getenv().getOrDefault("OUTCOMES_LAKE", demo));
  }

  /** Another lake, read through the same session. */
  public Lake at(String other) {
    return new Lake(spark, other);
  }

  /** The session, for SQL and whatever else a notebook wants. */
  public SparkSession spark() {
    return spark;
  }

  /** Root of the tables: a folder, or a location such as s3a://bucket/lake. */
  public String location() {
    return location;
  }

  /** A table that everybody may read. */
  public Dataset<Row> curated(String name) {
    return table("curated/" + name);
  }

  /**
   * A table by its folder, such as {@code conformed/survey_response}.
   *
   * @throws NothingToShow when the lake does not have it
   */
  public Dataset<Row> table(String folder) {
    Path table = new Path(location, folder);
    try {
      Path log = new Path(table, "_delta_log");
      if (!log.getFileSystem(spark.sparkContext().hadoopConfiguration()).exists(log)) {
        throw new NothingToShow("There is no table " + folder + " in " + location + ". " + REMEDY);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return spark.read().format("delta").load(table.toString());
  }

  /**
   * Published figures of one measure and area for everybody, in the order of time, with the
   * periods' names.
   *
   * @param window month, quarter, rolling-12, financial-year or year-to-date
   * @throws NothingToShow when none of them has a value
   */
  public Dataset<Row> figures(String measure, String area, String window) {
    return require(
        "figure of " + measure + " (" + window + ", " + area + ")",
        curated("fact_measure")
            .where(
                col("measure_id")
                    .equalTo(measure)
                    .and(col("area_code").equalTo(area))
                    .and(col("window").equalTo(window))
                    .and(col("group_type").equalTo("all")))
            .join(curated("dim_period").select("period_id", "period_name"), "period_id")
            .orderBy("period_end"),
        "value");
  }

  /**
   * These rows, kept in memory.
   *
   * @param what is missing when there are none, in the words of the message
   * @param column that some row has to have a value in
   * @throws NothingToShow when none has
   */
  public Dataset<Row> require(String what, Dataset<Row> rows, String column) {
    Dataset<Row> kept = rows.cache();
    if (kept.where(col(column).isNotNull()).isEmpty()) {
      throw new NothingToShow("There is no " + what + " in " + location + ". " + REMEDY);
    }
    return kept;
  }

  /** What {@code dim_measure} says of a measure. */
  public Row about(String measure) {
    return curated("dim_measure").where(col("measure_id").equalTo(measure)).first();
  }

  /** A file as it was delivered; none when it is no longer kept. */
  public Optional<byte[]> raw(String source, String sha256) {
    Path file = new Path(location, "raw/" + source + "/" + sha256);
    try {
      FileSystem disk = file.getFileSystem(spark.sparkContext().hadoopConfiguration());
      if (!disk.exists(file)) {
        return Optional.empty();
      }
      try (InputStream bytes = disk.open(file)) {
        return Optional.of(bytes.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The folder of a lake on a disk.
   *
   * @throws NothingToShow when it is in an object store
   */
  public java.nio.file.Path folder() {
    if (location.contains("://")) {
      throw new NothingToShow(
          location
              + " is in an object store, and this notebook works on a copy. Copy the lake to a"
              + " disk, and name that with --lake.");
    }
    return java.nio.file.Path.of(location);
  }
}
