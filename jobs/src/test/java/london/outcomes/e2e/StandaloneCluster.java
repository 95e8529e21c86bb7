package london.outcomes.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A real standalone cluster, one master and two workers, in processes of their own on free ports.
 */
final class StandaloneCluster implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** Where the driver runs. */
  enum Mode {
    CLIENT,
    CLUSTER
  }

  private final Path dir;
  private final Map<String, String> environment;
  private final Thread hook = new Thread(this::stop);

  private StandaloneCluster(Path dir, Map<String, String> environment) {
    this.dir = dir;
    this.environment = environment;
    // A test run that somebody interrupts leaves no cluster behind.
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Starts a cluster with its logs and pids in {@code dir}; returns when both workers are there.
   *
   * @param environment of its processes, and so of drivers on its workers
   */
  static StandaloneCluster start(Path dir, Map<String, String> environment) {
    StandaloneCluster cluster = new StandaloneCluster(dir, environment);
    try {
      Script.run(LIMIT, environment, "deploy/cluster/start", "--dir", dir.toString()).orThrow();
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  /** The folder of its logs, and of the files of drivers and executors on its workers. */
  Path folder() {
    return dir;
  }

  /** Submits the job jar with the arguments of a command and waits for its end. */
  Script.Result submit(Mode mode, Map<String, String> settings, String... args) {
    List<String> all = new ArrayList<>(List.of("--dir", dir.toString()));
    all.add(mode == Mode.CLIENT ? "--client" : "--cluster");
    settings.forEach((key, value) -> all.addAll(List.of("--conf", key + "=" + value)));
    all.add("--");
    all.addAll(List.of(args));
    return Script.run(LIMIT, environment, "deploy/cluster/submit", all.toArray(String[]::new));
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(hook);
    stop();
  }

  private void stop() {
    Script.run(LIMIT, Map.of(), "deploy/cluster/stop", "--dir", dir.toString()).orThrow();
  }
}
