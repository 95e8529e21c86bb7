package london.outcomes.publish.mart;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import london.outcomes.catalogue.Failure;

/**
 * Gives a schema the name of another one. PostgreSQL finds the tables of a query one after the
 * other by their names, so a name that changes in between would join old with new (we have seen it,
 * once in some thousand queries). Therefore nobody reads while it changes: all is locked first, for
 * a moment. Whoever waits finds the new tables, and whoever is reading is waited for.
 */
record Swap(Connection connection, String schema, String next, String old) {

  /** A query that takes longer than all of these keeps us from publishing: two minutes and more. */
  private static final int TRIES = 600;

  /**
   * @throws Failure.Transient when readers leave no moment for it
   */
  void run() throws SQLException {
    if (!MartState.exists(connection, schema)) {
      Transaction.in(connection, () -> rename("appear"));
      return;
    }
    for (int tries = 1; !isSwapped(); tries++) {
      if (tries == TRIES) {
        throw new Failure.Transient(
            "Queries on the schema %s run so long that there was no moment to change it. Readers still have what was published before."
                .formatted(schema),
            null);
      }
    }
  }

  /**
   * Whether it was done. The wait for a lock is shorter than the second after which PostgreSQL
   * looks for deadlocks: it is never a reader who is sent away.
   */
  private boolean isSwapped() throws SQLException {
    String all =
        MartState.contents(connection, schema).keySet().stream()
            .map(name -> MartSql.identifier(schema) + "." + MartSql.identifier(name))
            .collect(joining(", "));
    try {
      Transaction.in(
          connection,
          () -> {
            PostgresMart.run(connection, MartSql.of("moment").text());
            if (!all.isEmpty()) {
              PostgresMart.run(connection, "LOCK TABLE " + all + " IN ACCESS EXCLUSIVE MODE");
            }
            rename("swap");
          });
      return true;
    } catch (SQLException e) {
      if (Removal.LOCKED.equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  private void rename(String file) throws SQLException {
    Map<String, String> names = Map.of("schema", schema, "next", next, "old", old);
    PostgresMart.run(connection, MartSql.of(file).with(names));
  }
}
