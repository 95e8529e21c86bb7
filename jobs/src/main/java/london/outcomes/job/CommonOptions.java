package london.outcomes.job;

import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Environment;
import london.outcomes.config.ConfigFolder;
import london.outcomes.ingest.PseudonymKey;
import london.outcomes.run.Progress;
import london.outcomes.table.CredentialStore;
import london.outcomes.table.Lake;
import london.outcomes.table.Storage;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Options that every command on tables has, and the workplace that they describe. */
class CommonOptions {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  @Option(
      names = "--env",
      paramLabel = "NAME",
      defaultValue = "local",
      description = "Environment in conf/env (default: ${DEFAULT-VALUE}).")
  String env;

  @Option(
      names = "--landing",
      paramLabel = "DIR",
      description = "Landing folder; default: the environment's.")
  String landing;

  @Option(
      names = "--lake",
      paramLabel = "DIR",
      description = "Root of the tables; default: the environment's.")
  String lake;

  @Option(
      names = "--conf",
      paramLabel = "DIR",
      description = "Definitions; default: conf/ of the project.")
  Path conf;

  @Option(
      names = "--as-of",
      paramLabel = "YYYY-MM",
      description = "Month in which the run takes place; default: this month.")
  YearMonth asOf;

  @Option(names = "--json", description = "Print JSON instead of text.")
  boolean json;

  private final UnaryOperator<String> variables;

  /**
   * @param variables of the process: name to value, or null
   */
  CommonOptions(UnaryOperator<String> variables) {
    this.variables = variables;
  }

  /** Folder of the project: the launcher tells it, or it is where the command runs. */
  static Path home() {
    return Path.of(System.getProperty("outcomes.home", "")).toAbsolutePath();
  }

  Path confFolder() {
    return conf == null ? home().resolve("conf") : conf.toAbsolutePath();
  }

  ConfigFolder config() {
    return new ConfigFolder(confFolder());
  }

  /** Reads the definitions first: nearly no mistake in them costs a session. */
  Workplace open(String command) {
    ConfigFolder config = config();
    return open(command, config.load(), environment(config));
  }

  /** Nothing runs on definitions whose SQL does more than define. */
  Workplace open(String command, Catalogue catalogue, Environment environment) {
    PseudonymKey key =
        PseudonymSetting.of(
            environment, variables, new CredentialStore(settings(environment))::secret);
    SqlGuard guard = new SqlGuard(config());
    // Each of the two takes two seconds, most of them for loading classes.
    SparkSession session =
        Together.beside(() -> guard.require(catalogue), () -> Sessions.open(command, environment));
    Storage storage = Storage.of(session);
    return new Workplace(
        session,
        catalogue,
        environment,
        new Lake(session, storage, catalogue, environment.lake()),
        key);
  }

  /** What there is now, read without a session. */
  LakeState state(ConfigFolder config, Catalogue catalogue, Environment environment) {
    return new LakeState(storage(environment), catalogue, environment, config.digest());
  }

  /** Files of the environment, without a session. */
  Storage storage(Environment environment) {
    return Storage.of(settings(environment));
  }

  /** The settings that a session would have, without one. */
  private static Map<String, String> settings(Environment environment) {
    Map<String, String> settings = new HashMap<>(environment.spark());
    System.getProperties().forEach((key, value) -> settings.put(key.toString(), value.toString()));
    return settings;
  }

  Environment environment(ConfigFolder config) {
    Environment named = config.environment(env);
    return named
        .withLanding(landing == null ? atHome(named.landing()) : landing)
        .withLake(lake == null ? atHome(named.lake()) : lake);
  }

  /** Folders of an environment are relative to the project, whatever folder one is in. */
  private static String atHome(String location) {
    return location.contains("://") || location.startsWith("/")
        ? location
        : home().resolve(location).toString();
  }

  /** A variable of the process; empty where it is not set. */
  String variable(String name) {
    return Optional.ofNullable(variables.apply(name)).orElse("");
  }

  /** Says on the terminal what a command is about to do; what it prints is its result alone. */
  static Progress progress(CommandSpec spec) {
    return what -> spec.commandLine().getErr().println("  … " + what);
  }

  RunContext run(Clock clock) {
    return new RunContext(
        STAMP.format(clock.instant()),
        clock.instant(),
        asOf == null ? YearMonth.now(clock) : asOf,
        false);
  }
}
