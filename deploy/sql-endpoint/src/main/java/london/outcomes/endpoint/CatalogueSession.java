package london.outcomes.endpoint;

import org.apache.spark.sql.SparkSession;

/** Opens Spark on the catalogue that the settings of this process name. */
final class CatalogueSession {

  private static final String PASSWORD = "spark.hadoop.javax.jdo.option.ConnectionPassword";

  private CatalogueSession() {}

  /** The password of a metastore comes from the environment: options of Java are no secrets. */
  static SparkSession open(String name) {
    return SparkSession.builder()
        .appName("outcomes " + name)
        .config(PASSWORD, System.getenv().getOrDefault("PGPASSWORD", ""))
        .getOrCreate();
  }
}
