package london.outcomes.publish.mart;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Map;
import london.outcomes.publish.mart.MartState.Key;
import london.outcomes.publish.mart.MartTable.Part;

/** What a schema says of itself: what is published, and what each part was loaded from. */
record Entries(Connection connection, String schema) {

  void enter(Change change, Publication publication) throws SQLException {
    for (MartTable table : change.tables()) {
      for (Part part : table.parts()) {
        forget(new Key(table.name(), part.value()));
        run(
            "enter_part",
            table.name(),
            part.value(),
            part.content(),
            part.count(),
            Change.version(table));
      }
    }
    run("forget");
    run(
        "enter_publication",
        publication.release(),
        publication.provenance(),
        Timestamp.from(publication.at()),
        publication.count());
    PostgresMart.run(
        connection,
        "COMMENT ON SCHEMA %s IS %s"
            .formatted(MartSql.identifier(schema), MartSql.literal(words(publication))));
  }

  /** What a schema's comment says; tools show it beside the name. */
  private static String words(Publication publication) {
    String kind =
        publication.provenance().equals("synthetic")
            ? "SYNTHETIC DATA, about nobody"
            : publication.provenance() + " data";
    return "Outcome measures for London's policing, release %s (%s)."
        .formatted(publication.release(), kind);
  }

  void forget(Key part) throws SQLException {
    run("forget_part", part.table(), part.part());
  }

  private void run(String file, Object... values) throws SQLException {
    String sql = MartSql.of(file).with(Map.of("schema", schema));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
