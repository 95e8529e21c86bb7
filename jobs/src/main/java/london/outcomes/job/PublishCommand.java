package london.outcomes.job;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Environment;
import london.outcomes.catalogue.ExitCode;
import london.outcomes.catalogue.Failure;
import london.outcomes.config.ConfigFolder;
import london.outcomes.job.OpenDataEdition.Told;
import london.outcomes.job.OpenDataPublication.Published;
import london.outcomes.run.JsonText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code outcomes publish}: curated tables to where people are. */
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    description = "Publish the curated tables, and nothing else.")
final class PublishCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Mixin WritingOptions options;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "TARGET",
      description = "open-data: files for everybody.")
  String to;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder of all publications, on a disk or in an object store.")
  String out;

  @Option(
      names = "--release",
      paramLabel = "NAME",
      description = "Named release to publish; default: the curated tables as they are now.")
  String release;

  @Option(
      names = "--contact",
      paramLabel = "ADDRESS",
      description = "Mail address or page that readers of the publication may turn to.")
  String contact;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Address at which the folder will be found; default: addresses are relative.")
  String url;

  private final Clock clock;

  PublishCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    if (!to.equals("open-data")) {
      throw new Failure.Usage("--to " + to + ": there is open-data.");
    }
    ConfigFolder config = options.config();
    Catalogue catalogue = config.load();
    Environment environment = options.environment(config);
    // While nobody writes, all tables are those of one run, and no file of them goes.
    return options.alone(spec, options.run(clock), catalogue, environment, this::publish);
  }

  private int publish(Workplace place) {
    Told told =
        new Told(spec.root().version()[0], Optional.ofNullable(contact), Optional.ofNullable(url));
    OpenDataEdition edition =
        release == null
            ? OpenDataEdition.newest(place, told)
            : OpenDataEdition.named(place, release, told);
    Published published =
        new OpenDataPublication(place, CommonOptions.progress(spec)).publish(edition, out);
    spec.commandLine().getOut().println(options.json ? JsonText.of(published) : published.toText());
    return ExitCode.DONE.code();
  }
}
