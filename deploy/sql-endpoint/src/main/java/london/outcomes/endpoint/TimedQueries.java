package london.outcomes.endpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Times each query of a folder at an endpoint: once cold, then warm, all rows fetched. */
final class TimedQueries {

  private TimedQueries() {}

  /**
   * @param args address for JDBC, folder of {@code *.sql} with one SELECT each, number of warm runs
   */
  public static void main(String[] args) throws IOException, SQLException {
    int runs = Integer.parseInt(args[2]);
    List<Double> all = new ArrayList<>();
    System.out.printf(
        "%-34s %8s %9s %9s %9s%n", "query", "rows", "first ms", "median ms", "most ms");
    try (Connection connection = Client.connect(args[0]);
        Stream<Path> files = Files.list(Path.of(args[1]))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".sql")).sorted().toList()) {
        all.addAll(time(connection, file, runs));
      }
    }
    System.out.printf("%-34s %8s %9s %9.0f %9.0f%n", "all", "", "", median(all), most(all));
  }

  private static List<Double> time(Connection connection, Path file, int runs)
      throws IOException, SQLException {
    String sql = Statements.of(Files.readString(file)).all().get(0);
    try (Statement statement = connection.createStatement()) {
      long start = System.nanoTime();
      int rows = rows(statement, sql);
      double first = millis(start);
      List<Double> warm = new ArrayList<>();
      for (int run = 0; run < runs; run++) {
        start = System.nanoTime();
        rows(statement, sql);
        warm.add(millis(start));
      }
      System.out.printf(
          "%-34s %8d %9.0f %9.0f %9.0f%n",
          file.getFileName().toString().replace(".sql", ""), rows, first, median(warm), most(warm));
      return warm;
    }
  }

  private static int rows(Statement statement, String sql) throws SQLException {
    int rows = 0;
    try (ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows++;
      }
    }
    return rows;
  }

  private static double millis(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private static double most(List<Double> values) {
    return values.stream().mapToDouble(v -> v).max().orElseThrow();
  }
}
