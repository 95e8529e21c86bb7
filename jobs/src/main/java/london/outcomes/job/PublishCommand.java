package london.outcomes.job;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Environment;
import london.outcomes.catalogue.ExitCode;
import london.outcomes.catalogue.Failure;
import london.outcomes.config.ConfigFolder;
import london.outcomes.publish.mart.MartAddress;
import london.outcomes.publish.mart.PostgresMart;
import london.outcomes.publish.mart.Publication;
import london.outcomes.run.JsonText;
import london.outcomes.table.Lake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code outcomes publish}: the curated tables to where people already are. */
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    description = {
      "Put the curated tables where people already are.",
      "  postgres   a schema of a PostgreSQL database, for BI tools: loaded beside what is there, then",
      "             swapped in one transaction; when little has changed, only that is replaced"
    })
final class PublishCommand implements Callable<Integer> {

  /** Where to. */
  enum Target {
    POSTGRES
  }

  @Spec CommandSpec spec;

  @Mixin WritingOptions options;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "TARGET",
      description = "One of: ${COMPLETION-CANDIDATES}.")
  Target to;

  @Option(
      names = "--release",
      paramLabel = "NAME",
      description = "A frozen release; default: what is released now.")
  String release = "";

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

  private final Clock clock;

  PublishCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    RunContext run = options.run(clock);
    ConfigFolder config = options.config();
    Catalogue catalogue = config.load();
    Environment environment = options.environment(config);
    // An address that is none is found before a session is opened.
    PostgresMart mart = new PostgresMart(address(), schema, CommonOptions.progress(spec)::step);
    // What is being released must not change while it is read; a frozen release does not.
    return release.isEmpty()
        ? options.alone(spec, run, catalogue, environment, place -> publish(place, mart, run))
        : publish(options.open(spec.name(), catalogue, environment), mart, run);
  }

  private MartAddress address() {
    String address = Optional.ofNullable(url).orElse(options.variable("OUTCOMES_POSTGRES_URL"));
    if (address.isEmpty()) {
      throw new Failure.Usage(
          "Name the database with --url jdbc:postgresql://HOST:PORT/DATABASE, or set OUTCOMES_POSTGRES_URL.");
    }
    return new MartAddress(
        address,
        options.variable("OUTCOMES_POSTGRES_USER"),
        options.variable("OUTCOMES_POSTGRES_PASSWORD"));
  }

  private int publish(Workplace place, PostgresMart mart, RunContext run) {
    Lake lake = place.lake();
    if (!release.isEmpty()) {
      lake = lake.frozen(new Releases(lake).named(release).name());
    }
    Publication publication = MartPublication.of(place.catalogue(), lake, release, run.startedAt());
    long start = clock.millis();
    PostgresMart.Published published = mart.publish(publication);
    double seconds = (clock.millis() - start) / 1000.0;
    spec.commandLine()
        .getOut()
        .println(options.json ? JsonText.of(published) : text(publication, published, seconds));
    return ExitCode.DONE.code();
  }

  private String text(Publication publication, PostgresMart.Published published, double seconds) {
    String what =
        published.rows() == 0 && !published.isWhole()
            ? "%s is there already: nothing to do.".formatted(publication.release())
            : "Published %s (%s data) to the schema %s: %,d rows %s (%.1f s)."
                .formatted(
                    publication.release(),
                    publication.provenance(),
                    schema,
                    published.rows(),
                    published.isWhole() ? "as a whole" : "that have changed",
                    seconds);
    return published.left().isEmpty()
        ? what
        : what
            + "\nThe publication before is kept, as something of yours stands on it; make that anew and publish again:\n"
            + published.left();
  }
}
