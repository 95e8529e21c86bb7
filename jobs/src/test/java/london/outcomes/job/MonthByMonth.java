package london.outcomes.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import london.outcomes.SharedSession;
import london.outcomes.synth.Plan;
import london.outcomes.synth.Synthesis;

/** Small lakes to which the same months come one after the other, and what their tables hold. */
final class MonthByMonth {

  static final int MONTHS = 2;

  private static final YearMonth LAST = YearMonth.of(2025, 6);
  private static final String[] MEASURES = {"neighbourhood-crime", "stop-search-rate-ratio"};

  private final Path folder;
  private final Path staged;

  MonthByMonth(Path folder) throws IOException {
    this.folder = folder;
    this.staged = folder.resolve("staged");
    Path reference = SharedSession.project().resolve("conf/reference");
    Synthesis.write(new Plan(LAST.minusMonths(MONTHS - 1), LAST, 0.03, 23), reference, staged);
  }

  /** A lake to which nothing has come. */
  Workbench lake(String name) {
    return Workbench.of(folder.resolve(name), MEASURES);
  }

  /** Everything up to a month; the manifest says of all files that they are synthetic. */
  void deliver(Workbench bench, int month) throws IOException {
    YearMonth upTo = LAST.minusMonths(MONTHS - 1 - month);
    try (Stream<Path> files = Files.walk(staged)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = bench.landing.resolve(staged.relativize(file).toString());
        boolean isLater =
            file.getFileName().toString().matches("[0-9]{4}-[0-9]{2}-.*")
                && file.getFileName().toString().compareTo(upTo + "-z") > 0;
        if (!isLater && !Files.exists(target)) {
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    }
  }

  /** Both lakes hold the same rows, but for what says which run has written them. */
  static void requireSame(Map<String, List<String>> expected, Workbench bench) {
    Map<String, List<String>> actual = TableRows.of(bench);
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    assertThat(expected.get("offence")).isNotEmpty();
    expected.forEach((table, rows) -> assertThat(actual.get(table)).as(table).isEqualTo(rows));
  }
}
