package london.outcomes.insight.forecast;

import static org.apache.spark.ml.functions.array_to_vector;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.udf;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.ml.regression.GeneralizedLinearRegression;
import org.apache.spark.ml.regression.GeneralizedLinearRegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.Iterable;

/**
 * One Poisson regression over all series, origins and horizons, fitted at each yearly cut-off to
 * what was known by then.
 *
 * <p>Source: McCullagh and Nelder (1989), Generalized Linear Models, chapter 6; fitted across
 * series as Montero-Manso and Hyndman (2021), International Journal of Forecasting 37, argue.
 */
final class Regression {

  private static final StructType EXAMPLE =
      new StructType()
          .add("area_code", DataTypes.StringType)
          .add("origin", DataTypes.IntegerType)
          .add("horizon", DataTypes.IntegerType)
          .add("target", DataTypes.IntegerType)
          .add("count", DataTypes.DoubleType)
          .add("log_level", DataTypes.DoubleType)
          .add("weight", DataTypes.DoubleType)
          .add("ratios", DataTypes.createArrayType(DataTypes.DoubleType));

  /**
   * Cases a month from which on series weigh alike. Counts scatter by Poisson and, beyond it, by
   * about 1/7 of themselves: 1/(1 + level/50) gives both their due.
   */
  private static final double WEIGHS_HALF = 50;

  private static final int FEWEST_EXAMPLES = 200;

  /** Origins that are neighbours tell almost the same: every third one is learned from. */
  private static final int EVERY = 3;

  /** Tiny, against ratios that say the same, as where there is London alone. */
  private static final double RIDGE = 1e-4;

  private Regression() {}

  /** Fits; a handful of jobs, whatever the number of series. */
  static Fits fits(Dataset<Row> figures) {
    Dataset<Row> examples =
        figures
            .select(
                col("measure_id"),
                explode(makeExamples().apply(col("measure_id"), col("figures"))).as("e"))
            .select("measure_id", "e.*")
            .withColumn("features", array_to_vector(col("ratios")))
            .drop("ratios")
            // Sums must be made in the same order on any machine, or last digits differ.
            .repartition(1)
            .sortWithinPartitions("measure_id", "area_code", "origin", "horizon")
            .persist();
    try {
      Row newest = examples.agg(max("target")).head();
      return newest.isNullAt(0) ? new Fits(0, Map.of()) : fits(examples, newest.getInt(0));
    } finally {
      examples.unpersist();
    }
  }

  private static Fits fits(Dataset<Row> examples, int now) {
    Map<Integer, Growth> fits = new TreeMap<>();
    int[] cutoffs = Origins.cutoffs(now);
    for (int i = 0; i < cutoffs.length; i++) {
      Dataset<Row> known = examples.where(col("target").leq(cutoffs[i]));
      if (known.limit(FEWEST_EXAMPLES).count() == FEWEST_EXAMPLES) {
        fits.put(i, fit(known));
      }
    }
    return new Fits(now, fits);
  }

  private static Growth fit(Dataset<Row> examples) {
    GeneralizedLinearRegressionModel model =
        new GeneralizedLinearRegression()
            .setFamily("poisson")
            .setLink("log")
            .setLabelCol("count")
            .setOffsetCol("log_level")
            .setWeightCol("weight")
            .setRegParam(RIDGE)
            .fit(examples);
    return new Growth(model.intercept(), model.coefficients().toArray());
  }

  private static UserDefinedFunction makeExamples() {
    UDF2<String, Iterable<Row>, Row[]> f =
        (UDF2<String, Iterable<Row>, Row[]> & Serializable)
            (measure, figures) -> examples(Figures.group(measure, figures));
    return udf(f, DataTypes.createArrayType(EXAMPLE));
  }

  private static Row[] examples(Group group) {
    List<Row> examples = new ArrayList<>();
    group.series().forEach(series -> addExamples(group, series, examples));
    return examples.toArray(Row[]::new);
  }

  private static void addExamples(Group group, Series series, List<Row> examples) {
    int first = Origins.firstOf(series) + Math.floorMod(-Origins.firstOf(series), EVERY);
    for (int origin = first; origin < series.last(); origin += EVERY) {
      Outlook own = group.outlook(series, origin);
      Outlook london = group.london(series, origin);
      if (own.level() < Contest.FEWEST) {
        continue;
      }
      int farthest = Math.min(Origins.HORIZONS, series.last() - origin);
      for (int horizon = 1; horizon <= farthest; horizon++) {
        examples.add(
            RowFactory.create(
                series.area(),
                origin,
                horizon,
                origin + horizon,
                series.at(origin + horizon),
                own.logLevel(),
                1 / (1 + own.level() / WEIGHS_HALF),
                Features.of(own, london, horizon)));
      }
    }
  }
}
