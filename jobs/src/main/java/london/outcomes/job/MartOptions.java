package london.outcomes.job;

import java.util.Optional;
import java.util.function.UnaryOperator;
import london.outcomes.catalogue.Failure;
import london.outcomes.publish.mart.MartAddress;
import london.outcomes.publish.mart.PostgresMart;
import london.outcomes.run.Progress;
import picocli.CommandLine.Option;

/** Which schema of which PostgreSQL database is published to. */
final class MartOptions {

  private static final String URL = "OUTCOMES_POSTGRES_URL";

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "postgres: jdbc:postgresql://HOST:PORT/DATABASE; default: OUTCOMES_POSTGRES_URL. User and"
              + " password come from OUTCOMES_POSTGRES_USER and OUTCOMES_POSTGRES_PASSWORD, or a"
              + " password file (.pgpass).")
  String url;

  @Option(
      names = "--schema",
      paramLabel = "NAME",
      defaultValue = "curated",
      description = "postgres: schema that readers see (default: ${DEFAULT-VALUE}).")
  String schema;

  /**
   * @param variables of the process: name to value, empty where it is not set
   * @throws Failure.Usage when no database is named, or in a wrong way
   */
  PostgresMart mart(UnaryOperator<String> variables, Progress progress) {
    String address = Optional.ofNullable(url).orElse(variables.apply(URL));
    if (address.isEmpty()) {
      throw new Failure.Usage(
          "Name the database with --url jdbc:postgresql://HOST:PORT/DATABASE, or set %s."
              .formatted(URL));
    }
    MartAddress named =
        new MartAddress(
            address,
            variables.apply("OUTCOMES_POSTGRES_USER"),
            variables.apply("OUTCOMES_POSTGRES_PASSWORD"));
    return new PostgresMart(named, schema, progress::step);
  }
}
