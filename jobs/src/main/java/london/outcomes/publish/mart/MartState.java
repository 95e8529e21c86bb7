package london.outcomes.publish.mart;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import london.outcomes.catalogue.Failure;

/**
 * What a mart holds.
 *
 * @param parts of all tables: table and part to what the part was loaded from
 * @param contracts table to the version of its schema contract
 */
record MartState(Map<Key, String> parts, Map<String, String> contracts) {

  static final MartState NONE = new MartState(Map.of(), Map.of());

  record Key(String table, String part) {}

  /**
   * @throws Failure.Usage when the schema is somebody else's
   */
  static MartState of(Connection connection, String schema) throws SQLException {
    if (!exists(connection, schema)) {
      return NONE;
    }
    List<String> there = new ArrayList<>();
    contents(connection, schema).forEach((name, kind) -> there.add(name));
    if (!there.contains("published_part")) {
      if (there.isEmpty()) {
        return NONE;
      }
      throw new Failure.Usage(
          "The schema %s was not made by outcomes publish (it has %s) and is left as it is. Choose another with --schema."
              .formatted(schema, there.get(0)));
    }
    Map<Key, String> parts = new HashMap<>();
    Map<String, String> contracts = new HashMap<>();
    String sql = MartSql.of("state").with(Map.of("schema", schema));
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        parts.put(new Key(rows.getString(1), rows.getString(2)), rows.getString(3));
        contracts.put(rows.getString(1), rows.getString(4));
      }
    }
    return new MartState(parts, contracts);
  }

  static boolean exists(Connection connection, String schema) throws SQLException {
    return schemas(connection, schema.replace("_", "\\_")).contains(schema);
  }

  /** Names of schemas like a pattern. */
  static List<String> schemas(Connection connection, String pattern) throws SQLException {
    return names(connection, "schemas", pattern).keySet().stream().toList();
  }

  /** What is in a schema, by name: VIEW or TABLE; what stands on others first. */
  static Map<String, String> contents(Connection connection, String schema) throws SQLException {
    return names(connection, "contents", schema);
  }

  private static Map<String, String> names(Connection connection, String file, String of)
      throws SQLException {
    Map<String, String> names = new java.util.LinkedHashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(MartSql.of(file).text())) {
      statement.setString(1, of);
      try (ResultSet rows = statement.executeQuery()) {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          names.put(rows.getString(1), rows.getString(columns));
        }
      }
    }
    return names;
  }
}
