package london.outcomes.job;

import java.io.PrintWriter;
import london.outcomes.ingest.RowCounts;
import london.outcomes.ingest.csv.Problem;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A trial for people: accepted rows as CSV in one place, all that is said about them in another.
 */
final class TrialText {

  private final PrintWriter rows;
  private final PrintWriter about;

  TrialText(PrintWriter rows, PrintWriter about) {
    this.rows = rows;
    this.about = about;
  }

  void print(Trial trial, int mostAccepted, int mostRefused) {
    say("Contract  " + trial.contract().id() + " (" + trial.contract().title() + ")");
    if (!trial.contract().fileNames().matches(trial.path().toString())) {
      say("Name      not as the contract's file-name " + trial.contract().fileNames());
    }
    trial.warnings().forEach(w -> say("Warning   " + text(w)));
    if (trial.batch().isPresent()) {
      say("Period    " + trial.period());
      count(trial.counts());
      trial
          .contract()
          .link()
          .ifPresent(l -> say("Not shown links to " + l.table() + ": they need the lake"));
    }
    trial.rejects().forEach(r -> say("Rejected  " + text(r)));
    trial.refused(mostRefused).ifPresent(refused -> refused.collectAsList().forEach(this::refused));
    about.flush();
    trial.accepted(mostAccepted).ifPresent(this::csv);
  }

  private void count(RowCounts counts) {
    say(
        "Rows      %,d in = %,d accepted + %,d quarantined + %,d dropped"
            .formatted(
                counts.rows(), counts.accepted(), counts.quarantinedRows(), counts.droppedRows()));
    if (!counts.months().isEmpty()) {
      say("Months    " + String.join(", ", counts.months()));
    }
    counts
        .quarantined()
        .forEach((c, n) -> say("Refused   %,d %s: %s".formatted(n, c, counts.whyQuarantined(c))));
    counts
        .dropped()
        .forEach((c, n) -> say("Dropped   %,d %s: %s".formatted(n, c, counts.whyDropped(c))));
    counts.warned().forEach((c, n) -> say("Warned    %,d %s".formatted(n, c)));
    counts.fileFindings().forEach(f -> say("File      " + text(f)));
  }

  private void refused(Row row) {
    String column = row.getString(3).isEmpty() ? "" : " in " + row.getString(3);
    say(
        "Line %d, byte %d: %s%s: %s"
            .formatted(row.getLong(0), row.getLong(1), row.getString(2), column, row.getString(4)));
    say("    " + String.valueOf(row.getString(5)).replaceAll("\\R", "\\\\n"));
  }

  private void csv(Dataset<Row> accepted) {
    CsvRows.write(rows, accepted.columns(), accepted.toLocalIterator());
  }

  private static String text(Problem problem) {
    return problem.code() + ": " + problem.detail();
  }

  private void say(String line) {
    about.println(line);
  }
}
