package london.outcomes.run;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import london.outcomes.table.CommitNote;
import london.outcomes.table.Identity;
import london.outcomes.table.Lake;
import london.outcomes.table.LakeTable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Writes {@code ops/run} and {@code ops/step}: what each run did, for those who ask later. */
public final class RunLog {

  private final Lake lake;

  public RunLog(Lake lake) {
    this.lake = lake;
  }

  /** One run, as it ended. */
  public record Entry(
      String runId,
      String command,
      Instant startedAt,
      Instant finishedAt,
      String outcome,
      int exitCode,
      String definitions,
      String summary) {}

  /** Enters a run and its steps. */
  public void enter(Entry entry, List<Step> steps) {
    List<Row> rows = new ArrayList<>();
    for (Step step : steps) {
      rows.add(
          RowFactory.create(
              entry.runId(),
              step.step(),
              step.tableName(),
              step.tableVersion(),
              scala.jdk.javaapi.CollectionConverters.asScala(step.tablesRead()),
              step.rowCount(),
              step.seconds()));
    }
    append(lake.table("step"), rows, entry);
    Row run =
        RowFactory.create(
            entry.runId(),
            entry.command(),
            Timestamp.from(entry.startedAt()),
            Timestamp.from(entry.finishedAt()),
            entry.outcome(),
            entry.exitCode(),
            entry.definitions(),
            entry.summary());
    append(lake.table("run"), List.of(run), entry);
  }

  private static void append(LakeTable table, List<Row> rows, Entry entry) {
    CommitNote note = new CommitNote(entry.runId(), "log", Map.of(), List.of(), Map.of());
    Identity identity = new Identity("runs", entry.startedAt().toEpochMilli());
    table.append(table.rows(rows), note, identity);
  }
}
