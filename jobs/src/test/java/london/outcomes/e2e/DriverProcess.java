package london.outcomes.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;

/** A driver in a JVM of its own, with the platform's settings, that waits for a common start. */
final class DriverProcess implements AutoCloseable {

  private static final String READY = "ready";
  private static final Duration LIMIT = Duration.ofMinutes(45);
  private static final String HADOOP = "spark.hadoop.";

  private final Process process;
  private final BufferedReader said;
  private final Path errors;

  private DriverProcess(Process process, Path errors) {
    this.process = process;
    this.said = process.inputReader();
    this.errors = errors;
  }

  /** Starts a driver with this process's class path. */
  private static DriverProcess start(
      Class<?> main, int megabytes, Map<String, String> settings, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.add("@" + project("deploy/spark/jvm-options"));
    command.addAll(List.of("-Xmx" + megabytes + "m", "-Xss4m", "-XX:+UseSerialGC"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=256m"));
    command.add("-Dlog4j2.configurationFile=" + project("deploy/spark/log4j2.properties"));
    Map<String, String> all = platform();
    all.putAll(settings);
    all.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    Path errors = Files.createTempFile("driver", ".err");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    return new DriverProcess(process, errors);
  }

  private static Path project(String path) {
    return Path.of(System.getProperty("project")).resolve(path);
  }

  /** What every driver of ours is started with. */
  private static Map<String, String> platform() throws IOException {
    Properties defaults = new Properties();
    try (Reader reader = Files.newBufferedReader(project("deploy/spark/spark-defaults.conf"))) {
      defaults.load(reader);
    }
    Map<String, String> settings = new TreeMap<>();
    defaults.forEach((key, value) -> settings.put(key.toString(), value.toString().strip()));
    return settings;
  }

  /** In the driver: Hadoop's settings among those that it was started with. */
  static Configuration configuration() {
    Configuration configuration = new Configuration();
    System.getProperties()
        .forEach(
            (key, value) -> {
              if (key.toString().startsWith(HADOOP)) {
                configuration.set(key.toString().substring(HADOOP.length()), value.toString());
              }
            });
    return configuration;
  }

  /** In the driver: tells that it is ready, and waits until all are. */
  static void awaitStart() throws IOException {
    System.out.println(READY);
    System.in.read();
  }

  /**
   * Lets drivers go at the same time, when all are ready, and waits until all are done.
   *
   * @param settings what differs from the platform's settings
   * @param arguments of each driver
   */
  static void race(
      Class<?> main, int megabytes, Map<String, String> settings, List<List<String>> arguments)
      throws IOException, InterruptedException {
    List<DriverProcess> drivers = new ArrayList<>();
    try {
      for (List<String> driver : arguments) {
        drivers.add(start(main, megabytes, settings, driver));
      }
      for (DriverProcess driver : drivers) {
        driver.awaitReady();
      }
      for (DriverProcess driver : drivers) {
        driver.process.outputWriter().append('\n').flush();
      }
      for (DriverProcess driver : drivers) {
        driver.await();
      }
    } finally {
      for (DriverProcess driver : drivers) {
        driver.close();
      }
    }
  }

  private void awaitReady() throws IOException {
    for (String line = said.readLine(); !READY.equals(line); line = said.readLine()) {
      if (line == null) {
        throw new IllegalStateException("a driver ended early\n" + Files.readString(errors));
      }
    }
  }

  private void await() throws IOException, InterruptedException {
    if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("not done after " + LIMIT + "\n" + Files.readString(errors));
    }
    if (process.exitValue() != 0) {
      throw new IllegalStateException(
          "exit code " + process.exitValue() + "\n" + Files.readString(errors));
    }
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.deleteIfExists(errors);
  }
}
