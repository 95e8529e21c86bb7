package london.outcomes.job;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import london.outcomes.table.Commit;
import london.outcomes.table.CommitNote;
import london.outcomes.table.Identity;
import london.outcomes.table.LakeTable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Published figures that a later release has corrected: the old and the new one. The versions of
 * the facts are compared, from the one that was looked at last, so that each correction is told
 * once.
 */
final class RestatedFigures {

  private static final String[] KEY = {
    "measure_id", "period_id", "area_code", "group_type", "group_id"
  };

  /** Sums of the same terms in another order differ by less. */
  private static final double ROUNDING = 1e-9;

  private final Workplace place;
  private final RunContext run;

  RestatedFigures(Workplace place, RunContext run) {
    this.place = place;
    this.run = run;
  }

  /** Adds the corrections since the last time. */
  void run(Steps steps) {
    LakeTable facts = place.lake().table("fact_measure");
    LakeTable restated = place.lake().table("fact_restatement");
    if (facts.version().isEmpty()) {
      return;
    }
    long now = facts.version().getAsLong();
    long before =
        restated
            .lastCommit()
            .flatMap(Commit::note)
            .map(note -> note.tablesRead().get("fact_measure"))
            .orElse(0L);
    if (now == before && restated.version().isPresent()) {
      return;
    }
    CommitNote note =
        new CommitNote(run.id(), "release", Map.of("fact_measure", now), List.of(), Map.of());
    Dataset<Row> rows =
        withDeliveries(
            corrections(facts.readAt(before), facts.readAt(now), reason(facts, before)),
            deliveries(cellsOf(facts, before), cellsOf(facts, now)));
    steps.record(
        "release fact_restatement",
        () -> restated.append(rows.coalesce(1), note, new Identity("corrections", now)));
  }

  /** A changed definition changes figures too, and is no fault of the data. */
  private static String reason(LakeTable facts, long before) {
    Optional<String> then = definitions(facts.commit(before));
    Optional<String> now = facts.lastCommit().flatMap(RestatedFigures::definitions);
    return then.equals(now) ? "new or restated deliveries" : "changed definitions";
  }

  private static Optional<String> definitions(Commit commit) {
    return commit.note().map(note -> note.definitions().get(ReleaseStep.DEFINITIONS));
  }

  private Dataset<Row> corrections(Dataset<Row> before, Dataset<Row> now, String reason) {
    Column size = greatest(abs(col("old_value")), lit(1.0));
    return beside(
            now.where(col("value").isNotNull()),
            before.where(col("value").isNotNull()),
            "inner",
            col("value").as("old_value"),
            col("release_id").as("old_release_id"))
        .where(abs(col("value").minus(col("old_value"))).gt(size.multiply(ROUNDING)))
        .withColumnRenamed("value", "new_value")
        .withColumn("reason", lit(reason))
        .withColumn("run_id", lit(run.id()));
  }

  /** The version of the cells that a version of the facts rests on, by the notes of the commits. */
  private long cellsOf(LakeTable facts, long version) {
    long measures = read(facts, version, "measures");
    return read(place.lake().table("measures"), measures, "cells");
  }

  private static long read(LakeTable table, long version, String from) {
    return table.commit(version).note().orElseThrow().tablesRead().get(from);
  }

  /** Deliveries that months of measures did not rest on before: measure_id, month, delivery_id. */
  private Dataset<Row> deliveries(long before, long now) {
    LakeTable cells = place.lake().table("cells");
    return rested(cells.readAt(now)).except(rested(cells.readAt(before)));
  }

  private static Dataset<Row> rested(Dataset<Row> cells) {
    return cells
        .select(col("measure_id"), col("month"), explode(col("delivery_ids")).as("delivery_id"))
        .distinct();
  }

  /** Each correction with the new deliveries of its period. */
  private static Dataset<Row> withDeliveries(Dataset<Row> corrections, Dataset<Row> deliveries) {
    Column isWithin = deliveries.col("month").between(col("period_start"), col("period_end"));
    Dataset<Row> found =
        corrections
            .select("measure_id", "period_id", "period_start", "period_end")
            .distinct()
            .withColumnRenamed("measure_id", "_measure")
            .join(broadcast(deliveries), col("_measure").equalTo(col("measure_id")).and(isWithin))
            .groupBy("measure_id", "period_id")
            .agg(sort_array(collect_set(col("delivery_id"))).as("_found"));
    Column none = array().cast("array<string>");
    return corrections
        .join(broadcast(found), new String[] {"measure_id", "period_id"}, "left")
        .withColumn("delivery_ids", coalesce(col("_found"), none));
  }

  /**
   * Published figures with what was told of the same ones before.
   *
   * @param told columns of the earlier facts, under names of their own
   */
  static Dataset<Row> beside(Dataset<Row> facts, Dataset<Row> before, String how, Column... told) {
    Column[] columns =
        Stream.concat(Stream.of(KEY).map(org.apache.spark.sql.functions::col), Stream.of(told))
            .toArray(Column[]::new);
    return facts.join(before.select(columns), KEY, how);
  }
}
