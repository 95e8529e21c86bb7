package london.outcomes.monthly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs files of SQL in DuckDB, in a database of its own in memory. Arguments are {@code
 * name=value}, which takes the place of <code>${name}</code> in all files that follow, and files.
 * {@code --} begins anew with an empty database, and with the names known so far.
 */
public final class SqlFiles {

  private SqlFiles() {}

  public static void main(String[] args) throws IOException, SQLException {
    Map<String, String> values = new HashMap<>();
    List<String> texts = new ArrayList<>();
    for (String arg : args) {
      int equals = arg.indexOf('=');
      if (arg.equals("--")) {
        run(texts);
        texts.clear();
      } else if (equals > 0) {
        values.put(arg.substring(0, equals), arg.substring(equals + 1));
      } else {
        texts.add(filled(Files.readString(Path.of(arg)), values));
      }
    }
    run(texts);
  }

  private static String filled(String text, Map<String, String> values) {
    String out = text;
    for (Map.Entry<String, String> value : values.entrySet()) {
      out = out.replace("${" + value.getKey() + "}", value.getValue());
    }
    return out;
  }

  private static void run(List<String> texts) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      for (String text : texts) {
        // DuckDB takes several statements at once, and tells where a faulty one stands.
        statement.execute(text);
      }
    }
  }
}
