package london.outcomes.job;

import java.util.Map;
import london.outcomes.catalogue.Environment;
import org.apache.spark.sql.SparkSession;

/** Opens the one Spark session of a process. */
final class Sessions {

  private Sessions() {}

  /**
   * A session with the environment's settings. What spark-submit or the launcher has set stands:
   * the same jar runs on a laptop and on a cluster.
   */
  static SparkSession open(String command, Environment environment) {
    SparkSession.Builder builder = SparkSession.builder().appName("outcomes " + command);
    for (Map.Entry<String, String> setting : environment.spark().entrySet()) {
      if (System.getProperty(setting.getKey()) == null) {
        builder.config(setting.getKey(), setting.getValue());
      }
    }
    SparkSession session = builder.getOrCreate();
    session.sparkContext().setJobDescription("outcomes " + command);
    return session;
  }
}
