package london.outcomes.job;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Environment;
import london.outcomes.config.ConfigFolder;
import london.outcomes.insight.Question;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code outcomes insight}: findings with their uncertainty, from what has been released. */
@Command(
    name = "insight",
    mixinStandardHelpOptions = true,
    description = {
      "Answer questions about places and groups, never about a person, from what is in the lake:",
      "curated tables, and a card for each model. Only what has changed since is answered anew."
    })
final class InsightCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Mixin WritingOptions options;

  @Parameters(
      paramLabel = "QUESTION",
      arity = "0..*",
      description = "Only these questions, such as forecasts; without one all of them.")
  List<String> questions = new ArrayList<>();

  private final Clock clock;

  InsightCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    ConfigFolder config = options.config();
    Catalogue catalogue = config.loadForInsight();
    Environment environment = options.environment(config);
    List<Question> chosen = Questions.of(catalogue).named(questions);
    LakeState state = options.state(config, catalogue, environment);
    RunContext run = options.run(clock);
    return options.alone(
        spec,
        run,
        catalogue,
        environment,
        place -> {
          RunJob job = new RunJob(place, run, clock, CommonOptions.progress(spec), state);
          return RunCommand.show(
              job.follow(spec.name(), new Insight(place, run, chosen)), spec, options);
        });
  }
}
