package london.outcomes.insight;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What insight has found.
 *
 * @param tables curated table to its rows, without {@code run_id} and {@code release_id}
 * @param checks how well the model serves each area and group, and how often it would be wrong
 *     there: columns of {@code fact_model_check} but {@code question_id}, {@code run_id} and {@code
 *     release_id}
 * @param cards the models behind it, told for readers
 */
public record Answer(
    Map<String, Dataset<Row>> tables, Dataset<Row> checks, List<ModelCard> cards) {}
