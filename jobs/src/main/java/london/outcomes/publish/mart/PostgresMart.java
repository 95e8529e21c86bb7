package london.outcomes.publish.mart;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import london.outcomes.catalogue.Failure;

/**
 * A schema of a PostgreSQL database that holds the curated tables for BI tools. Readers see one
 * publication or the next, and nothing between: what is new is loaded beside and then takes the
 * other's name, or the other's rows are replaced, in one transaction.
 */
public final class PostgresMart {

  private static final String NEXT = "_next";
  private static final String OLD = "_old";

  private final MartAddress address;
  private final String schema;
  private final Consumer<String> progress;

  /**
   * @param schema its name; {@code _next} and {@code _old} after it are ours too
   * @param progress is told what is being done
   * @throws Failure.Usage when the name of the schema is none
   */
  public PostgresMart(MartAddress address, String schema, Consumer<String> progress) {
    if (!schema.matches("[a-z][a-z0-9_]{0,40}") || schema.startsWith("pg_")) {
      throw new Failure.Usage(
          "'%s' is no name for a schema. Use up to 41 small letters, digits and underscores."
              .formatted(schema));
    }
    this.address = address;
    this.schema = schema;
    this.progress = progress;
  }

  /**
   * What was done.
   *
   * @param isWhole whether all was loaded anew
   * @param rows how many rows were loaded
   * @param left what still stands on the publication before, and keeps it; empty for nothing
   */
  public record Published(boolean isWhole, long rows, String left) {}

  /**
   * Puts a publication in the place of the one that is there; nothing is done where it is the same.
   *
   * @throws Failure.Transient when the database does not answer, or somebody else is publishing
   */
  public Published publish(Publication publication) {
    try (Connection connection = address.connect()) {
      requireAlone(connection);
      new Roles(connection).make(schema + "_workbench");
      drop(connection, schema + NEXT);
      dropOld(connection);
      Change change = Change.between(MartState.of(connection, schema), publication);
      if (change.isNone()) {
        return new Published(false, 0, "");
      }
      load(connection, change);
      if (!change.isWhole()) {
        replace(connection, change, publication);
        drop(connection, schema + NEXT);
        return new Published(false, change.count(), dropOld(connection));
      }
      complete(connection, change, publication);
      swap(connection);
      return new Published(true, change.count(), dropOld(connection));
    } catch (SQLException e) {
      throw PostgresFault.of(e, address);
    }
  }

  private void requireAlone(Connection connection) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(MartSql.of("lock").text())) {
      lock.setString(1, "outcomes publish " + schema);
      lock.execute();
    } catch (SQLException e) {
      if (Removal.LOCKED.equals(e.getSQLState())) {
        throw new Failure.Transient(
            "Somebody else is publishing to the schema %s of %s at this moment."
                .formatted(schema, address),
            e);
      }
      throw e;
    }
  }

  private void load(Connection connection, Change change) throws SQLException {
    run(connection, MartSql.of("begin").with(Map.of("next", schema + NEXT)));
    Loading loading = new Loading(address);
    for (MartTable table : change.tables()) {
      progress.accept("load %s: %,d rows".formatted(table.name(), table.count()));
      TableSql sql = new TableSql(schema + NEXT, table.definition());
      run(connection, sql.create());
      loading.load(table, sql);
    }
  }

  /** What a schema needs besides rows before it is shown. */
  private void complete(Connection connection, Change change, Publication publication)
      throws SQLException {
    progress.accept("keys, indexes and comments");
    List<TableSql> tables =
        change.tables().stream().map(t -> new TableSql(schema + NEXT, t.definition())).toList();
    List<String> all = new ArrayList<>();
    tables.forEach(table -> all.addAll(table.keys()));
    tables.forEach(table -> all.addAll(table.references()));
    tables.forEach(table -> all.addAll(table.comments("TABLE")));
    all.add(MartSql.of("views").with(Map.of("next", schema + NEXT)));
    publication.views().forEach(view -> all.addAll(ViewSql.of(schema + NEXT, view)));
    all.add(MartSql.of("grants").with(Map.of("next", schema + NEXT)));
    // Vacuumed, so that questions of an index need not look at the table.
    tables.forEach(table -> all.add("VACUUM (ANALYZE) " + table.name()));
    for (String sql : all) {
      run(connection, sql);
    }
    for (MartTable table : change.tables()) {
      requireCount(connection, schema + NEXT, table.name(), table.count());
    }
    new Entries(connection, schema + NEXT).enter(change, publication);
  }

  private void swap(Connection connection) throws SQLException {
    int number = MartState.schemas(connection, pattern(OLD)).size() + 1;
    new Swap(connection, schema, schema + NEXT, schema + OLD + number).run();
  }

  private void replace(Connection connection, Change change, Publication publication)
      throws SQLException {
    progress.accept("replace %,d rows".formatted(change.count()));
    Replacement replacement = new Replacement(connection, schema, schema + NEXT);
    Transaction.in(connection, () -> replacement.of(change, publication));
  }

  static void requireCount(Connection connection, String schema, String table, long count)
      throws SQLException {
    String sql = MartSql.of("count").with(Map.of("schema", schema, "table", table));
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      if (row.getLong(1) != count) {
        throw new IllegalStateException(
            "%s.%s has %,d rows and should have %,d"
                .formatted(schema, table, row.getLong(1), count));
      }
    }
  }

  private static void drop(Connection connection, String name) throws SQLException {
    if (MartState.exists(connection, name)) {
      new Removal(connection, name).remove();
    }
  }

  /** Drops what was published before, and says what stands on it if that keeps it. */
  private String dropOld(Connection connection) throws SQLException {
    StringBuilder kept = new StringBuilder();
    for (String old : MartState.schemas(connection, pattern(OLD))) {
      kept.append(new Removal(connection, old).remove());
    }
    return kept.toString();
  }

  private String pattern(String suffix) {
    return (schema + suffix).replace("_", "\\_") + "%";
  }

  static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
