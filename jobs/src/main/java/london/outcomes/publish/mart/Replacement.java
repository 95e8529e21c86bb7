package london.outcomes.publish.mart;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import london.outcomes.publish.mart.MartState.Key;
import london.outcomes.publish.mart.MartTable.Part;

/**
 * Parts that take the place of those that are there, inside one transaction of the caller's.
 *
 * @param next schema into which they have been loaded
 */
record Replacement(Connection connection, String schema, String next) {

  void of(Change change, Publication publication) throws SQLException {
    Entries entries = new Entries(connection, schema);
    for (Key key : change.gone()) {
      remove(key.table(), partition(publication, key.table()), key.part());
      entries.forget(key);
    }
    for (MartTable table : change.tables()) {
      for (Part part : table.parts()) {
        remove(table.name(), table.definition().partitionBy(), part.value());
      }
      PostgresMart.run(
          connection,
          MartSql.of("move").with(Map.of("schema", schema, "next", next, "table", table.name())));
    }
    entries.enter(change, publication);
    for (MartTable table : publication.tables()) {
      PostgresMart.requireCount(connection, schema, table.name(), table.count());
    }
  }

  private static List<String> partition(Publication publication, String table) {
    return publication.tables().stream()
        .filter(t -> t.name().equals(table))
        .findFirst()
        .map(t -> t.definition().partitionBy())
        .orElse(List.of());
  }

  private void remove(String table, List<String> partition, String value) throws SQLException {
    Map<String, String> names = Map.of("schema", schema, "table", table);
    if (partition.isEmpty()) {
      PostgresMart.run(connection, MartSql.of("remove_all").with(names));
      return;
    }
    String sql =
        new MartSql(MartSql.of("remove_part").with(names)).with(Map.of("column", partition.get(0)));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, value);
      statement.executeUpdate();
    }
  }
}
