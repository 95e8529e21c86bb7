package london.outcomes.job;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import london.outcomes.catalogue.Failure;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code outcomes query}: SQL over the tables of a lake, by their names. */
@Command(
    name = "query",
    mixinStandardHelpOptions = true,
    description = "Print the rows that a SELECT gives; tables are known by their names.")
final class QueryCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Mixin CommonOptions options;

  @Parameters(paramLabel = "SQL", description = "A SELECT; \"show tables\" lists what there is.")
  String sql;

  @Option(
      names = "--rows",
      defaultValue = "100",
      description = "Most rows to print (default: ${DEFAULT-VALUE}).")
  int rows;

  @Option(
      names = "--csv",
      description =
          "Print CSV for spreadsheets: an apostrophe stands before what they would run as a formula.")
  boolean csv;

  @Override
  public Integer call() {
    Workplace place = options.open(spec.name());
    Set<String> names = new LinkedHashSet<>(place.catalogue().tables().keySet());
    place.catalogue().wideViews().forEach(view -> names.add(view.name()));
    if (sql.strip().toLowerCase(java.util.Locale.ROOT).matches("show tables;?")) {
      place.catalogue().tables().values().forEach(this::print);
      return 0;
    }
    SafeSql.ofQueries()
        .refusal(sql, names)
        .ifPresent(
            what -> {
              throw new Failure.Usage(
                  "The query is not run: %s. Write one SELECT over tables by their names, with the functions of Spark SQL that look at values alone.%nTables: %s"
                      .formatted(what, String.join(", ", names)));
            });
    for (String name : names) {
      // Only the tables that the query names are opened.
      if (Pattern.compile("(?i)\\b" + name + "\\b").matcher(sql).find()) {
        place.lake().read(name).createOrReplaceTempView(name);
      }
    }
    try {
      print(place.session().sql(sql));
    } catch (Exception e) {
      // Spark throws it without declaring it, so Java cannot name it in the catch.
      if (e instanceof AnalysisException) {
        throw new Failure.Usage(e.getMessage() + "\nTables: " + String.join(", ", names));
      }
      Faults.uncomputable(e)
          .ifPresent(
              fault -> {
                throw new Failure.Usage(
                    "The query has no value for some row (%s). Use try_divide, try_cast and the like."
                        .formatted(fault.getCondition()));
              });
      throw e;
    }
    return 0;
  }

  private void print(london.outcomes.catalogue.TableDefinition table) {
    spec.commandLine()
        .getOut()
        .printf("  %-12s %-18s %s%n", table.layer(), table.name(), table.comment());
  }

  private void print(Dataset<Row> result) {
    var out = spec.commandLine().getOut();
    if (options.json) {
      result.limit(rows).toJSON().collectAsList().forEach(out::println);
      return;
    }
    if (csv) {
      CsvRows.write(out, result.columns(), result.limit(rows).collectAsList().iterator());
      return;
    }
    List<Row> head = result.limit(rows + 1).collectAsList();
    out.print(TextTable.of(result.columns(), head.subList(0, Math.min(rows, head.size()))));
    out.flush();
    if (head.size() > rows) {
      out.println("(the first " + rows + " rows; --rows N for more)");
    }
  }
}
