package london.outcomes.job;

import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Environment;
import london.outcomes.catalogue.ExitCode;
import london.outcomes.config.ConfigFolder;
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
      "Put the curated tables, and nothing else, where people already are.",
      "postgres: a schema of a PostgreSQL database, for BI tools; readers see one publication or the"
          + " next, and only what has changed is loaded where that is little.",
      "open-data: a folder of CSV, Parquet, an accessible workbook and what describes them, for"
          + " everybody."
    })
final class PublishCommand implements Callable<Integer> {

  /** Where to; named as on the command line. */
  enum Target {
    POSTGRES,
    OPEN_DATA;

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  @Spec CommandSpec spec;

  @Mixin WritingOptions options;

  @Mixin MartOptions mart;

  @Mixin OpenDataOptions openData;

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

  private final Clock clock;

  PublishCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    return switch (to) {
      case POSTGRES -> {
        // An address that is none is found before a session is opened.
        PostgresMart named = mart.mart(options::variable, CommonOptions.progress(spec));
        yield read(place -> publish(place, named));
      }
      case OPEN_DATA -> {
        String folder = openData.folder();
        yield read(place -> publish(place, folder));
      }
    };
  }

  /** What is released now is read while nobody writes; a frozen release never changes. */
  private int read(ToIntFunction<Workplace> work) {
    ConfigFolder config = options.config();
    Catalogue catalogue = config.load();
    Environment environment = options.environment(config);
    return release.isEmpty()
        ? options.alone(spec, options.run(clock), catalogue, environment, work)
        : work.applyAsInt(options.open(spec.name(), catalogue, environment));
  }

  private int publish(Workplace place, PostgresMart named) {
    Lake lake = place.lake();
    if (!release.isEmpty()) {
      lake = lake.frozen(new Releases(lake).named(release).name());
    }
    String name = release.isEmpty() ? ReleasedNow.of(place).runId() : release;
    Publication publication = MartPublication.of(place.catalogue(), lake, name, clock.instant());
    long start = clock.millis();
    PostgresMart.Published published = named.publish(publication);
    return show(published, text(publication, published, (clock.millis() - start) / 1000.0));
  }

  private int publish(Workplace place, String folder) {
    OpenDataEdition.Told told = openData.told(spec.root().version()[0]);
    OpenDataEdition edition =
        release.isEmpty()
            ? OpenDataEdition.newest(place, told)
            : OpenDataEdition.named(place, release, told);
    OpenDataPublication.Published published =
        new OpenDataPublication(place, CommonOptions.progress(spec)).publish(edition, folder);
    return show(published, published.toText());
  }

  private int show(Object published, String text) {
    spec.commandLine().getOut().println(options.json ? JsonText.of(published) : text);
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
                    mart.schema,
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
