package london.outcomes.insight.alike;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.ml.clustering.KMeans;
import org.apache.spark.ml.clustering.KMeansModel;
import org.apache.spark.ml.evaluation.ClusteringEvaluator;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Areas in groups: k-means of MLlib, with as many groups as tell them apart best by the silhouette.
 *
 * @param groups group of each area, from 0: the largest first, of the same size that of the first
 *     area first
 * @param silhouette of squared distances, -1 to 1
 */
record Grouping(int[] groups, int count, double silhouette) {

  static final long SEED = 20261127;
  static final int MOST = 6;

  /** Smaller groups on average are no groups. */
  private static final int LEAST_SIZE = 4;

  private static final StructType ROW =
      new StructType()
          .add("position", DataTypes.IntegerType, false)
          .add("features", SQLDataTypes.VectorType(), false);

  /**
   * @param most groups that are tried at most
   */
  static Grouping of(double[][] profiles, int most, SparkSession session) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < profiles.length; i++) {
      rows.add(RowFactory.create(i, Vectors.dense(profiles[i])));
    }
    // In one partition and in order: MLlib's seeds are drawn by partition.
    Dataset<Row> data = session.createDataFrame(rows, ROW).coalesce(1).cache();
    Grouping best = null;
    for (int k = 2; k <= Math.min(most, profiles.length / LEAST_SIZE); k++) {
      Grouping grouping = fitted(data, k);
      if (best == null || grouping.silhouette() > best.silhouette()) {
        best = grouping;
      }
    }
    data.unpersist();
    return best;
  }

  private static Grouping fitted(Dataset<Row> data, int k) {
    KMeansModel model = new KMeans().setK(k).setSeed(SEED).setMaxIter(50).fit(data);
    Dataset<Row> predicted = model.transform(data);
    double silhouette = new ClusteringEvaluator().evaluate(predicted);
    int[] groups =
        predicted.select("position", "prediction").collectAsList().stream()
            .sorted(Comparator.comparingInt(row -> row.getInt(0)))
            .mapToInt(row -> row.getInt(1))
            .toArray();
    return new Grouping(ordered(groups, k), k, silhouette);
  }

  /** Names of groups must not depend on chance. */
  static int[] ordered(int[] groups, int k) {
    int[] size = new int[k];
    int[] first = new int[k];
    for (int i = groups.length - 1; i >= 0; i--) {
      size[groups[i]]++;
      first[groups[i]] = i;
    }
    List<Integer> order = new ArrayList<>();
    for (int g = 0; g < k; g++) {
      order.add(g);
    }
    order.sort(Comparator.comparingInt((Integer g) -> -size[g]).thenComparing(g -> first[g]));
    int[] renamed = new int[groups.length];
    for (int i = 0; i < groups.length; i++) {
      renamed[i] = order.indexOf(groups[i]);
    }
    return renamed;
  }

  /** Mean of the profiles of each group. */
  double[][] centres(double[][] profiles) {
    double[][] centres = new double[count][profiles[0].length];
    int[] sizes = new int[count];
    for (int i = 0; i < groups.length; i++) {
      sizes[groups[i]]++;
      for (int j = 0; j < profiles[i].length; j++) {
        centres[groups[i]][j] += profiles[i][j];
      }
    }
    for (int g = 0; g < count; g++) {
      for (int j = 0; j < centres[g].length; j++) {
        centres[g][j] /= sizes[g];
      }
    }
    return centres;
  }
}
