package london.outcomes.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import london.outcomes.SharedSession;
import london.outcomes.config.CopiedConf;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of docs/adding-a-source.md does what that page says. */
final class AddingASourceTest {

  /** A block of the page that names the file that it is. */
  private static final Pattern FILE = Pattern.compile("(?ms)^```\\w+ (\\S+)\\n(.*?)^```$");

  @TempDir Path folder;

  @Test
  void threeFilesBringANewSourceFromTheLandingFolderToItsTable() throws IOException {
    Map<String, String> files = filesOfThePage();
    assertThat(files.keySet())
        .containsExactly(
            "abandoned-vehicles-2025-Q1.csv",
            "conf/tables/abandoned_vehicle.yaml",
            "conf/sources/abandoned-vehicle.yaml");
    Workbench bench = new Workbench(folder);
    Path conf = new CopiedConf(folder.resolve("conf")).folder();
    for (Map.Entry<String, String> file : files.entrySet()) {
      if (file.getKey().startsWith("conf/")) {
        Files.writeString(conf.resolveSibling(file.getKey()), file.getValue());
      } else {
        bench.deliver(file.getKey(), file.getValue());
      }
    }
    bench.succeed("ingest", "--conf", conf.toString());

    assertThat(rows(bench, "conformed/abandoned_vehicle"))
        .extracting(
            r -> r.getAs("vehicle_ref"),
            r -> r.getAs("month").toString(),
            r -> r.getAs("borough_code"),
            r -> r.getAs("removal_days"),
            r -> r.getAs("removal_status"))
        .containsExactlyInAnyOrder(
            tuple("AV-1", "2025-01-01", "E09000002", 4L, null),
            tuple("AV-2", "2025-02-01", "E09000022", null, "suppressed"));
    assertThat(rows(bench, "quarantine"))
        .extracting(r -> r.getAs("line_number") + " " + r.getAs("rule_code"))
        .containsExactlyInAnyOrder("4 UNKNOWN_GEOGRAPHY", "5 DATE_FORMAT");
  }

  private static Map<String, String> filesOfThePage() throws IOException {
    Path page = SharedSession.project().resolve("docs/adding-a-source.md");
    Matcher matcher = FILE.matcher(Files.readString(page));
    Map<String, String> files = new LinkedHashMap<>();
    while (matcher.find()) {
      files.put(matcher.group(1), matcher.group(2));
    }
    return files;
  }

  private static List<Row> rows(Workbench bench, String table) {
    return SharedSession.get()
        .read()
        .format("delta")
        .load(bench.lake.resolve(table).toString())
        .collectAsList();
  }
}
