package london.outcomes;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import london.outcomes.table.LocalDisk;
import org.apache.spark.sql.SparkSession;

/**
 * One Spark session for the whole test JVM, never stopped. It has the platform's own settings, so
 * that tests run what users run.
 */
public final class SharedSession {

  private static final SparkSession SESSION = open();

  private SharedSession() {}

  public static SparkSession get() {
    return SESSION;
  }

  /** Root of the working tree. */
  public static Path project() {
    return Path.of(System.getProperty("project", "..")).toAbsolutePath().normalize();
  }

  private static SparkSession open() {
    Properties defaults = new Properties();
    Path file = project().resolve("deploy/spark/spark-defaults.conf");
    try (Reader reader = Files.newBufferedReader(file)) {
      defaults.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // What the launcher gives as -D; the product's own session finds it there too.
    defaults.forEach((key, value) -> System.setProperty(key.toString(), value.toString().strip()));
    System.setProperty("spark.hadoop.fs.file.impl", LocalDisk.class.getName());
    System.setProperty(
        "spark.hadoop.fs.AbstractFileSystem.file.impl", LocalDisk.Context.class.getName());
    System.setProperty("spark.master", "local[2]");
    System.setProperty("spark.sql.shuffle.partitions", "1");
    // For a handful of rows, generating code takes a quarter of the time; *IT runs the generated.
    System.setProperty("spark.sql.codegen.wholeStage", "false");
    System.setProperty("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    System.setProperty("outcomes.home", project().toString());
    return SparkSession.builder().appName("tests").getOrCreate();
  }
}
