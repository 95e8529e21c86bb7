package london.outcomes.job;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Environment;
import london.outcomes.catalogue.Failure;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.config.ConfigFolder;
import london.outcomes.publish.RegistrationSql;
import london.outcomes.table.Lake;
import london.outcomes.table.Storage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code outcomes ddl}: the statements that register the curated tables in a catalogue. */
@Command(
    name = "ddl",
    mixinStandardHelpOptions = true,
    description = "Print the SQL that makes the curated tables known to a catalogue.")
final class DdlCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Mixin CommonOptions options;

  @Option(names = "--release", paramLabel = "NAME", description = "Those of a frozen release.")
  String release;

  @Override
  public Integer call() {
    ConfigFolder config = options.config();
    Catalogue catalogue = config.load();
    Environment environment = options.environment(config);
    Storage storage = options.storage(environment);
    String lake = storage.qualify(environment.lake());
    String root = release == null ? lake : lake + "/releases/" + release;
    Map<String, Long> versions = Lake.versions(storage, catalogue, root);
    RegistrationSql sql = new RegistrationSql(catalogue);
    List<TableDefinition> written =
        sql.tables().stream().filter(table -> versions.containsKey(table.name())).toList();
    if (written.isEmpty()) {
      throw new Failure.InputMissing(
          "There are no curated tables in %s. Run first: outcomes run, or name another lake with --lake."
              .formatted(root));
    }
    spec.commandLine().getOut().print(sql.text(root, written, catalogue.wideViews()));
    spec.commandLine().getOut().flush();
    return 0;
  }
}
