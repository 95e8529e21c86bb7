package london.outcomes.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The two places that test vectors come from: our own small ones and the shared folder. */
public enum VectorSet {
  OWN,
  SHARED;

  private static final Set<Path> TOLD = ConcurrentHashMap.newKeySet();

  /** Rows of a file; the calling test is skipped when the shared folder has no such file. */
  public List<Row> rows(String file) {
    Path path = folder().resolve(file);
    assumeTrue(this == OWN || isThere(path), "no shared vectors at " + path);
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(path)) {
      List<Row> rows = csv.stream().map(record -> new Row(record.getFieldsAsMap())).toList();
      assertThat(rows).as(file).isNotEmpty();
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rows of a file in groups by {@code case_id}, in file order. */
  public Map<String, List<Row>> rowsByCase(String file) {
    return rowsBy("case_id", file);
  }

  /** Rows of a file in groups by a column, in file order. */
  public Map<String, List<Row>> rowsBy(String column, String file) {
    return rows(file).stream()
        .collect(
            Collectors.groupingBy(
                row -> row.text(column), LinkedHashMap::new, Collectors.toList()));
  }

  /** Says what is missing on the terminal, once, because a skipped test looks like a passed one. */
  private boolean isThere(Path path) {
    Path missing = Files.isDirectory(folder()) ? path : folder();
    boolean isThere = Files.exists(path);
    if (!isThere && TOLD.add(missing)) {
      System.err.println("Skipped: no shared vectors at " + missing.normalize());
    }
    return isThere;
  }

  private Path folder() {
    if (this == SHARED) {
      // Relative to where Maven was called, not to the module that it runs the tests in.
      Path project = Path.of(System.getProperty("project", ".."));
      return project.resolve(System.getProperty("vectors", "../shared/vectors"));
    }
    try {
      return Path.of(VectorSet.class.getResource("/vectors").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One case; an empty cell is null, which is {@code NaN} as a number. */
  public record Row(Map<String, String> cells) {
    /** The cell as it stands in the file. */
    public String text(String column) {
      assertThat(cells).containsKey(column);
      return cells.get(column);
    }

    /** The cell as a number. */
    public double number(String column) {
      return text(column).isEmpty() ? Double.NaN : Double.parseDouble(text(column));
    }

    /** The cell as a flag, {@code true} or {@code false} in the file. */
    public boolean flag(String column) {
      assertThat(text(column)).as(column).isIn("true", "false");
      return Boolean.parseBoolean(text(column));
    }

    /** |a - b| <= 1e-9·max(1, |b|), the default tolerance of the shared vectors. */
    public void expect(String column, double actual) {
      expect(column, actual, 1e-9);
    }

    /** As {@link #expect(String, double)} with another tolerance; undefined must be undefined. */
    public void expect(String column, double actual, double tolerance) {
      double expected = number(column);
      double bound = tolerance * Math.max(1, Math.abs(expected));
      boolean isEqual = Double.compare(actual, expected) == 0;
      assertThat(isEqual || Math.abs(actual - expected) <= bound)
          .as("%s: expected %s, saw %s in %s", column, expected, actual, cells)
          .isTrue();
    }

    /** As {@link #expect(String, double)} relative to the expected value itself. */
    public void expectRelative(String column, double actual, double tolerance) {
      double expected = number(column);
      assertThat(Math.abs(actual - expected) <= tolerance * Math.abs(expected))
          .as("%s: expected %s, saw %s in %s", column, expected, actual, cells)
          .isTrue();
    }

    /** Runs a check whose input may be contradictory, as the {@code expected_status} says. */
    public void expectStatus(Supplier<Estimate> call) {
      String status = text("expected_status");
      switch (status) {
        case "error_negative_input" -> expectError(call, "0 or more");
        case "error_numerator_exceeds_denominator" -> expectError(call, "at most the");
        case "ok" -> assertThat(call.get().reason()).as(cells.toString()).isEmpty();
        default -> expectOther(status, call);
      }
    }

    private void expectOther(String status, Supplier<Estimate> call) {
      if (isContradictory()) {
        expectError(call, "");
      } else {
        assertThat("null_" + call.get().reason()).as(cells.toString()).isEqualTo(status);
      }
    }

    /** Whether the row must be rejected. */
    public boolean isContradictory() {
      return text("expected_status").startsWith("error_");
    }

    private void expectError(Supplier<Estimate> call, String part) {
      assertThatIllegalArgumentException()
          .as(cells.toString())
          .isThrownBy(call::get)
          .withMessageContaining("expected")
          .withMessageContaining(part)
          .withMessageContaining("saw");
    }
  }
}
