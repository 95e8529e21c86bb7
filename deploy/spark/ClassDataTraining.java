import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Loads the classes that our commands load, so that Java can keep them in an archive.
 *
 * <p>The launcher compiles and runs this once for each list of platform jars. It uses the platform only:
 * an archive with classes of ours in it would end with every build. It is short because somebody waits for
 * it: a table written, replaced in part, read and summed loads nine in ten of the classes of a whole run.
 */
public final class ClassDataTraining {
  private ClassDataTraining() {}

  public static void main(String[] args) {
    String table = args[0] + "/table";
    SparkSession spark = SparkSession.builder().appName("class data training").getOrCreate();
    Dataset<Row> rows =
        spark
            .range(0, 20, 1, 1)
            .select(
                col("id").mod(lit(2)).cast("int").as("part"),
                col("id").cast("string").as("name"),
                col("id").cast("decimal(10,2)").as("amount"));
    rows.write().format("delta").partitionBy("part").save(table);
    rows.where("part = 1")
        .write()
        .format("delta")
        .mode("overwrite")
        .option("replaceWhere", "part = 1")
        .save(table);
    Dataset<Row> read = spark.read().format("delta").load(table);
    read.cube("part", "name").agg(sum("amount")).where("name like '1%'").orderBy("name").show();
    spark.stop();
  }
}
