package london.outcomes.insight;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A question that insight answers about places, periods and groups, never about a person. The
 * answer depends on the tables alone: not on the clock, on how rows are partitioned, or on chance
 * without a fixed seed.
 */
public interface Question {

  /** What it is asked for by, such as {@code forecasts}: one word, a plural. */
  String id();

  /** Tables of the lake that it rests on: first the one without which there is no answer. */
  List<String> reads();

  /** Those of {@link #reads()} without each of which there is no answer. */
  default List<String> needs() {
    return reads().subList(0, 1);
  }

  /** Curated tables that hold its answer, and no other question's. */
  List<String> answers();

  /**
   * Answers.
   *
   * @param tables name to rows, for each of {@link #reads()}; a table that was never written is
   *     missing
   */
  Answer answer(Map<String, Dataset<Row>> tables);
}
