package london.outcomes.insight;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What insight has found.
 *
 * @param tables curated table to its rows, without {@code run_id} and {@code release_id}
 * @param checks how well the model serves each area and group, and how often it would be wrong
 *     there: columns of {@code fact_model_check} but {@code question_id}, {@code run_id} and {@code
 *     release_id}
 * @param cards the models behind it, told for readers
 */
public record Answer(Map<String, Dataset<Row>> tables, Dataset<Row> checks, List<ModelCard> cards) {

  /** The columns of {@link #checks}. */
  public static final StructType CHECK =
      new StructType()
          .add("model_id", DataTypes.StringType, false)
          .add("metric", DataTypes.StringType, false)
          .add("area_code", DataTypes.StringType, false)
          .add("group_type", DataTypes.StringType, false)
          .add("group_id", DataTypes.StringType, false)
          .add("value", DataTypes.DoubleType)
          .add("base", DataTypes.DoubleType, false)
          .add("provenance", DataTypes.StringType, false);
}
