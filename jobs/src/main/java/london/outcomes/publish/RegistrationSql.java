package london.outcomes.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.catalogue.WideView;

/**
 * The statements that make the curated tables known to a catalogue, in Spark SQL: a database, its
 * tables where they lie, and views for people who do not join. No other layer is ever named.
 *
 * <p>Columns, their types and their comments are not repeated: a Delta table has them in its log,
 * also one that was frozen years ago, and with a list of columns Spark would make a table where
 * there is none.
 */
public final class RegistrationSql {

  /** Database of the catalogue. */
  public static final String DATABASE = "outcomes";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  private static final String HEAD =
      """
      -- The curated tables for a catalogue of Spark: a Hive metastore, Glue, Unity. docs/connect/catalogue.md
      -- Tables are external: dropping one drops its entry and no file. Where columns are to be seen in the
      -- catalogue itself, Spark needs spark.databricks.delta.catalog.update.enabled=true.
      """;

  private final Catalogue catalogue;

  public RegistrationSql(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The curated tables that are stored: what is registered where it has been written. */
  public List<TableDefinition> tables() {
    return catalogue.star();
  }

  /**
   * Each statement ends with a semicolon at the end of its line; running all of them again is safe.
   *
   * @param root of the lake, or of a frozen release, as Spark would open it
   * @param tables those of {@link #tables()} that have been written
   * @param views over the tables; one that reads a table which has not been written is left out
   */
  public String text(String root, List<TableDefinition> tables, List<WideView> views) {
    StringBuilder out = new StringBuilder(HEAD);
    out.append(
        "CREATE DATABASE IF NOT EXISTS %s COMMENT %s;%n"
            .formatted(DATABASE, quoted("Outcomes of policing in London: published figures")));
    out.append("USE ").append(DATABASE).append(";\n");
    for (TableDefinition table : tables) {
      String location = quoted(root + "/" + table.path());
      out.append("%nDROP TABLE IF EXISTS %s.%s;%n".formatted(DATABASE, known(table.name())));
      out.append(
          "CREATE TABLE %s.%s USING DELTA COMMENT %s LOCATION %s;%n"
              .formatted(DATABASE, table.name(), quoted(table.comment()), location));
    }
    for (WideView view : readable(views, tables)) {
      out.append(
          "%nCREATE OR REPLACE VIEW %s.%s%s AS%n%s;%n"
              .formatted(DATABASE, known(view.name()), described(view), view.select().strip()));
    }
    return out.toString();
  }

  private List<WideView> readable(List<WideView> views, List<TableDefinition> written) {
    List<String> missing = new ArrayList<>(tables().stream().map(TableDefinition::name).toList());
    missing.removeAll(written.stream().map(TableDefinition::name).toList());
    List<WideView> readable = new ArrayList<>();
    for (WideView view : views) {
      if (missing.stream().noneMatch(table -> names(view.select(), table))) {
        readable.add(view);
      } else {
        missing.add(view.name());
      }
    }
    return readable;
  }

  private static boolean names(String select, String table) {
    return Pattern.compile("\\b" + table + "\\b").matcher(select).find();
  }

  private static String described(WideView view) {
    return view.definition().columns().stream()
            .map(column -> "`%s` COMMENT %s".formatted(column.name(), quoted(column.comment())))
            .collect(Collectors.joining(", ", " (", ")"))
        + " COMMENT "
        + quoted(view.definition().comment());
  }

  private static String known(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("'" + name + "' is no name of a table or view");
    }
    return name;
  }

  /** A text of Spark SQL, on one line. */
  private static String quoted(String text) {
    return "'"
        + text.strip().replaceAll("\\s+", " ").replace("\\", "\\\\").replace("'", "\\'")
        + "'";
  }
}
