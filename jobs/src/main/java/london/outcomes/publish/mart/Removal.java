package london.outcomes.publish.mart;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;

/** Drops a schema with all that is ours in it, and nothing that others have built on it. */
record Removal(Connection connection, String schema) {

  /** Of SQLSTATE: other objects depend on it; a lock could not be had in time. */
  private static final String IN_USE = "2BP01";

  static final String LOCKED = "55P03";

  /** Returns what keeps it, in PostgreSQL's words; empty when it is gone. */
  String remove() throws SQLException {
    String things =
        MartState.contents(connection, schema).entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getValue,
                    java.util.TreeMap::new,
                    Collectors.mapping(e -> name(e.getKey()), Collectors.joining(", "))))
            .descendingMap()
            .entrySet()
            .stream()
            .map(e -> "DROP " + e.getKey() + " " + e.getValue() + ";\n")
            .collect(Collectors.joining());
    // Without CASCADE: views of others that still read it stay, and keep it.
    String all = things + "DROP SCHEMA " + MartSql.identifier(schema);
    try {
      Transaction.in(
          connection,
          () -> {
            PostgresMart.run(connection, MartSql.of("patience").text());
            PostgresMart.run(connection, all);
          });
      return "";
    } catch (SQLException e) {
      if (IN_USE.equals(e.getSQLState()) || LOCKED.equals(e.getSQLState())) {
        return e.getMessage();
      }
      throw e;
    }
  }

  private String name(String thing) {
    return MartSql.identifier(schema) + "." + MartSql.identifier(thing);
  }
}
