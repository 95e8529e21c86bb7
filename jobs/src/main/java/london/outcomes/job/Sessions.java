package london.outcomes.job;

import java.util.Map;
import london.outcomes.catalogue.Environment;
import org.apache.spark.sql.SparkSession;

/** Opens the Spark session of a command. */
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
    // A command's views and settings are its own, also where several share one process, as tests
    // do.
    SparkSession session = builder.getOrCreate().newSession();
    SparkSession.setActiveSession(session);
    session.sparkContext().setJobDescription("outcomes " + command);
    return session;
  }
}
