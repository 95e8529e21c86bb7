package london.outcomes.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import london.outcomes.catalogue.ExitCode;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.ingest.Batch;
import london.outcomes.ingest.RowCounts;
import london.outcomes.ingest.csv.Problem;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What became of one file that was read on trial.
 *
 * @param period the month that the delivery is for, and how it is known
 * @param warnings differences that were accepted before a row was read
 * @param rejects reasons to reject the delivery as a whole; empty when it would be taken in
 * @param batch the judged rows; empty when the file could not be opened as its contract says
 */
record Trial(
    SourceContract contract,
    Path path,
    String period,
    List<Problem> warnings,
    List<Problem> rejects,
    RowCounts counts,
    Optional<Batch> batch) {

  /** The id that the delivery of a trial has; nothing stores it. */
  static final String DELIVERY = "trial";

  String fileName() {
    return path.getFileName().toString();
  }

  ExitCode exitCode() {
    return rejects.isEmpty() ? ExitCode.DONE : ExitCode.DATA_REJECTED;
  }

  /** The first accepted rows, in the order of the file; none of a rejected delivery. */
  Optional<Dataset<Row>> accepted(int most) {
    return batch
        .filter(b -> rejects.isEmpty() && most > 0)
        .map(Batch::accepted)
        .map(rows -> most == Integer.MAX_VALUE ? rows : rows.limit(most));
  }

  /** The first refused rows, in the order of the file, with where they stand and why. */
  Optional<Dataset<Row>> refused(int most) {
    return batch
        .filter(b -> most > 0)
        .map(
            b ->
                b.quarantined(List.of(DELIVERY), "")
                    .select(
                        "line_number",
                        "byte_offset",
                        "rule_code",
                        "column_name",
                        "detail",
                        "raw_text")
                    .orderBy("line_number", "detail"))
        .map(rows -> most == Integer.MAX_VALUE ? rows : rows.limit(most));
  }
}
