package london.outcomes.publish.mart;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import london.outcomes.catalogue.Failure;

/** The roles of readers and analysts, and the schema in which analysts keep tables of their own. */
record Roles(Connection connection) {

  /** Of SQLSTATE: insufficient privilege. */
  private static final String FORBIDDEN = "42501";

  void make(String workbench) throws SQLException {
    try {
      PostgresMart.run(connection, MartSql.of("roles").with(Map.of("workbench", workbench)));
    } catch (SQLException e) {
      if (FORBIDDEN.equals(e.getSQLState())) {
        throw new Failure.Configuration(
            "We may not make roles or schemas there (%s). Let the owner of the database grant CREATE on it and make the roles outcomes_reader and outcomes_analyst once: docs/connect/mart.md has the statements."
                .formatted(e.getMessage()));
      }
      throw e;
    }
  }
}
