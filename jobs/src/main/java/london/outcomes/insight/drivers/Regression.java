package london.outcomes.insight.drivers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import london.outcomes.stats.survey.IndicatorSample;
import london.outcomes.stats.survey.SurveyLogit;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.regression.GeneralizedLinearRegression;
import org.apache.spark.ml.regression.GeneralizedLinearRegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Fits coefficients with MLlib: a binomial model with a logit link and the weights of the survey.
 * MLlib's own standard errors take weights for numbers of people and know no strata, so they are
 * not used; see {@link SurveyLogit}.
 */
record Regression(SparkSession session) {

  private static final StructType SCHEMA =
      new StructType()
          .add("label", DataTypes.DoubleType)
          .add("weight", DataTypes.DoubleType)
          .add("features", SQLDataTypes.VectorType());

  /** The last step squares what is left of it. */
  private static final double TOLERANCE = 1e-5;

  private static final int MAX_STEPS = 40;

  SurveyLogit fit(IndicatorSample sample) {
    // One partition: sums in one order, whatever the cluster; and the rows are few.
    Dataset<Row> rows = session.createDataFrame(rows(sample), SCHEMA).coalesce(1).cache();
    try {
      GeneralizedLinearRegressionModel model =
          new GeneralizedLinearRegression()
              .setFamily("binomial")
              .setLink("logit")
              .setWeightCol("weight")
              .setTol(TOLERANCE)
              .setMaxIter(MAX_STEPS)
              .fit(rows);
      return SurveyLogit.solvedBy(sample, coefficients(model));
    } finally {
      rows.unpersist();
    }
  }

  /** Weights about 1, as they are in most surveys: MLlib's tolerances are meant for such. */
  private static List<Row> rows(IndicatorSample sample) {
    double mean = sample.weight() / sample.size();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < sample.size(); i++) {
      int[] columns = sample.active()[i];
      int[] features = Arrays.stream(columns).skip(1).map(column -> column - 1).toArray();
      double[] ones = new double[features.length];
      Arrays.fill(ones, 1);
      rows.add(
          RowFactory.create(
              sample.answers()[i] ? 1.0 : 0.0,
              sample.weights()[i] / mean,
              Vectors.sparse(sample.width() - 1, features, ones)));
    }
    return rows;
  }

  private static double[] coefficients(GeneralizedLinearRegressionModel model) {
    double[] slopes = model.coefficients().toArray();
    double[] all = new double[slopes.length + 1];
    all[0] = model.intercept();
    System.arraycopy(slopes, 0, all, 1, slopes.length);
    return all;
  }
}
