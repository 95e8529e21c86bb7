package london.outcomes.monthly;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.input_file_name;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.StructType;

/**
 * The monthly job as one would first write it: Spark's own CSV reader, data frames, Parquet, all
 * anew each time. Cleaning rules and what is left out of them are those of {@code clean.sql}. Each
 * side of the delivery is written once, by its fate, and read again from there.
 */
public final class NaiveSpark {

  private static final String STREET =
      "crime_id,period,reported_by,falls_within,longitude,latitude,location,lsoa_code,lsoa_name,"
          + "crime_type,last_outcome,context";
  private static final String OUTCOMES =
      "crime_id,period,reported_by,falls_within,longitude,latitude,location,lsoa_code,lsoa_name,"
          + "outcome_type";
  private static final String ASB = "anti-social-behaviour";
  private static final double Z = 1.959963984540054;

  private final SparkSession spark;
  private final String landing;
  private final String reference;
  private final String out;

  private NaiveSpark(SparkSession spark, String landing, String reference, String out) {
    this.spark = spark;
    this.landing = landing;
    this.reference = reference;
    this.out = out;
  }

  /** Arguments: landing folder, folder of reference lists, folder to write to. */
  public static void main(String[] args) {
    SparkSession spark = SparkSession.builder().appName("naive").getOrCreate();
    new NaiveSpark(spark, args[0], args[1], args[2]).run();
    spark.stop();
  }

  private void run() {
    write(street(), "street");
    Dataset<Row> offences = spark.read().parquet(out + "/street/fate=offence");
    write(outcomes(offences), "outcomes");
    Dataset<Row> outcomes = spark.read().parquet(out + "/outcomes/fate=outcome");
    aggregates(counts(offences, outcomes)).coalesce(1).write().parquet(out + "/aggregates");
  }

  /** What is dropped has the fate of no folder that anyone reads. */
  private void write(Dataset<Row> rows, String name) {
    rows.write().partitionBy("fate").parquet(out + "/" + name);
  }

  /** The files of a kind, all columns as texts, with the month and the force of their names. */
  private Dataset<Row> delivered(String kind, String columns) {
    StructType schema = new StructType();
    for (String column : columns.split(",")) {
      schema = schema.add(column, "string");
    }
    String name = "(\\d{4}-\\d{2})-([a-z-]+)-" + kind + "\\.csv$";
    return spark
        .read()
        .schema(schema)
        .option("header", true)
        .option("escape", "\"")
        .csv(landing + "/data-police-uk/*/*-" + kind + ".csv")
        .withColumn("content", xxhash64(withNulls(columns)))
        .withColumn("stated", regexp_extract(input_file_name(), name, 1))
        .withColumn("force_id", regexp_extract(input_file_name(), name, 2))
        .withColumn("month", to_date(concat(col("stated"), lit("-01"))));
  }

  /** The hash passes over nulls, so it needs to be told where they stand. */
  private static Column[] withNulls(String columns) {
    return Stream.of(columns.split(","))
        .flatMap(name -> Stream.of(col(name), col(name).isNull()))
        .toArray(Column[]::new);
  }

  private Dataset<Row> list(String name) {
    return spark.read().option("header", true).csv(reference + "/" + name + ".csv");
  }

  private Dataset<Row> street() {
    Column isWrong = col("longitude").isNotNull().and(outside("longitude", 180));
    isWrong = isWrong.or(col("latitude").isNotNull().and(outside("latitude", 90)));
    Dataset<Row> judged =
        delivered("street", STREET)
            .join(broadcast(list("lsoa")), new String[] {"lsoa_code"}, "left")
            .join(broadcast(list("crime_type")), new String[] {"crime_type"}, "left")
            .withColumn(
                "problem",
                when(isNot("crime_id", "[0-9a-f]{64}"), "BAD_KEY")
                    .when(isOtherMonth(), "PERIOD_OUT_OF_RANGE")
                    .when(col("reported_by").isNull(), "REQUIRED")
                    .when(isWrong, "OUT_OF_RANGE")
                    .when(isNot("lsoa_code", "[EW]01[0-9]{6}"), "UNKNOWN_GEOGRAPHY")
                    .when(col("category_id").isNull(), "UNKNOWN_CODE"));
    Column isKeyed = col("problem").isNull().and(col("crime_id").isNotNull());
    WindowSpec id = Window.partitionBy("crime_id");
    WindowSpec ofFile = Window.partitionBy("crime_id", "stated", "force_id");
    Column file = concat(col("stated"), col("force_id"));
    Dataset<Row> keyed =
        judged
            .where(isKeyed)
            .withColumn("is_moved", file.notEqual(max(file).over(id)))
            .withColumn(
                "differs", min("content").over(ofFile).notEqual(max("content").over(ofFile)))
            .withColumn("number", row_number().over(ofFile.orderBy("content")))
            .withColumn(
                "problem",
                when(col("is_moved"), "MOVED_MONTH")
                    .when(col("differs"), "DUPLICATE_KEY")
                    .when(col("number").gt(1), "COPY"))
            .drop("is_moved", "differs", "number");
    return judged
        .where(coalesce(isKeyed, lit(false)).equalTo(false))
        .unionByName(keyed)
        .select(
            col("month"),
            col("force_id"),
            col("crime_id"),
            col("category_id"),
            col("crime_type"),
            col("reported_by"),
            coalesce(col("borough_code"), lit("unknown")).as("borough_code"),
            col("lsoa_code"),
            col("editions").as("lsoa_edition"),
            col("ward_code"),
            col("last_outcome"),
            col("problem"),
            when(col("problem").isin("COPY", "MOVED_MONTH"), "dropped")
                .when(col("problem").isNotNull(), "quarantine")
                .when(col("category_id").equalTo(ASB), "incident")
                .otherwise("offence")
                .as("fate"));
  }

  private static Column isNot(String column, String pattern) {
    return col(column).isNotNull().and(col(column).rlike("^" + pattern + "$").equalTo(false));
  }

  private static Column isOtherMonth() {
    return col("period").eqNullSafe(col("stated")).equalTo(false);
  }

  private static Column outside(String column, int limit) {
    Column number = expr("try_cast(" + column + " AS double)");
    return coalesce(number.between(-limit, limit).equalTo(false), lit(true));
  }

  private Dataset<Row> outcomes(Dataset<Row> offences) {
    Column isWrong = col("longitude").isNotNull().and(outside("longitude", 180));
    isWrong = isWrong.or(col("latitude").isNotNull().and(outside("latitude", 90)));
    Dataset<Row> known =
        offences
            .where(col("crime_id").isNotNull())
            .select(col("crime_id"), col("month").as("offence_month"));
    Dataset<Row> types = list("outcome_type").withColumnRenamed("outcome_text", "outcome_type");
    return delivered("outcomes", OUTCOMES)
        .dropDuplicates("crime_id", "stated", "force_id", "content")
        .join(broadcast(types), new String[] {"outcome_type"}, "left")
        .join(known, new String[] {"crime_id"}, "left")
        .withColumn(
            "problem",
            when(col("crime_id").isNull().or(col("reported_by").isNull()), "REQUIRED")
                .when(isNot("crime_id", "[0-9a-f]{64}"), "BAD_KEY")
                .when(isOtherMonth(), "PERIOD_OUT_OF_RANGE")
                .when(isWrong, "OUT_OF_RANGE")
                .when(col("is_sanction").isNull(), "UNKNOWN_CODE")
                .when(col("offence_month").isNull(), "ORPHAN")
                .when(col("month").lt(col("offence_month")), "DATE_ORDER"))
        .select(
            col("month"),
            col("force_id"),
            col("crime_id"),
            col("offence_month"),
            col("outcome_type"),
            col("outcome_type_id"),
            col("is_court_result").equalTo("true").as("is_court_result"),
            col("is_sanction").equalTo("true").as("is_sanction"),
            col("problem"),
            when(col("problem").isNull(), "outcome").otherwise("quarantine").as("fate"));
  }

  /** Offences and positive ones by month, borough and crime type, and by all types together. */
  private static Dataset<Row> counts(Dataset<Row> offences, Dataset<Row> outcomes) {
    Dataset<Row> sanctioned =
        outcomes
            .where(col("is_sanction"))
            .select(col("crime_id"))
            .distinct()
            .withColumn("is_positive", lit(1));
    return offences
        .join(sanctioned, new String[] {"crime_id"}, "left")
        .groupBy("month", "borough_code", "category_id")
        .agg(count(lit(1)).as("offences"), count("is_positive").as("positive"))
        .withColumn("crime_type", explode(array(col("category_id"), lit("all"))))
        .groupBy("month", "borough_code", "crime_type")
        .agg(sum("offences").as("offences"), sum("positive").as("positive"));
  }

  private Dataset<Row> aggregates(Dataset<Row> counts) {
    WindowSpec series = Window.partitionBy("borough_code", "crime_type").orderBy("month");
    WindowSpec year = series.rowsBetween(-11, 0);
    Column isYear = count(lit(1)).over(year).equalTo(12);
    Dataset<Row> monthly =
        grid(counts)
            .join(counts, new String[] {"month", "borough_code", "crime_type"}, "left")
            .na()
            .fill(0, new String[] {"offences", "positive"})
            .withColumn("window", lit("month"));
    Dataset<Row> rolling =
        monthly
            .withColumn("window", lit("rolling-12"))
            .withColumn("is_year", isYear)
            .withColumn("offences", sum("offences").over(year))
            .withColumn("positive", sum("positive").over(year))
            .where(col("is_year"))
            .drop("is_year");
    // Nothing has no share; Spark would stop at a division by zero.
    Column n = when(col("offences").gt(0), col("offences").cast("double"));
    Column p = col("positive").divide(n);
    return monthly
        .unionByName(rolling)
        .select(
            col("window"),
            date_format(col("month"), "yyyy-MM").as("month"),
            col("borough_code"),
            col("crime_type"),
            col("offences"),
            col("offences")
                .minus(
                    lag("offences", 12)
                        .over(
                            Window.partitionBy("window", "borough_code", "crime_type")
                                .orderBy("month")))
                .as("change"),
            col("positive"),
            p.multiply(100).as("positive_pct"),
            wilson(p, n, -1).multiply(100).as("positive_lower"),
            wilson(p, n, 1).multiply(100).as("positive_upper"),
            col("residents"),
            col("offences").multiply(1000.0).divide(col("residents")).as("rate"));
  }

  /** Each month, borough and crime type, also where nothing happened. */
  private Dataset<Row> grid(Dataset<Row> counts) {
    Dataset<Row> people =
        list("population")
            .where("vintage = 'mye-2020' AND year = '2020' AND age_from = '0' AND age_to = '120'")
            .where("sex = 'all' AND ethnicity = 'all'")
            .select(col("area_code"), col("people").cast("long").as("residents"));
    Dataset<Row> places =
        list("area")
            .where("area_level = 'borough'")
            .join(people, "area_code")
            .select(col("area_code").as("borough_code"), col("residents"));
    Dataset<Row> unknown =
        spark.range(1).select(lit("unknown"), lit(null).cast("long").as("residents"));
    Dataset<Row> types =
        list("crime_type")
            .where(col("category_id").notEqual(ASB))
            .select(col("category_id").as("crime_type"))
            .union(spark.range(1).select(lit("all")));
    return counts.select("month").distinct().crossJoin(places.union(unknown)).crossJoin(types);
  }

  /** Wilson (1927): the lower limit for -1, the upper for 1, held between 0 and p, p and 1. */
  private static Column wilson(Column p, Column n, int side) {
    Column shrink = lit(Z * Z).divide(n).plus(1);
    Column centre = p.plus(lit(Z * Z).divide(n.multiply(2))).divide(shrink);
    Column spread =
        p.multiply(lit(1).minus(p)).divide(n).plus(lit(Z * Z).divide(n.multiply(n).multiply(4)));
    Column half = lit(Z).divide(shrink).multiply(sqrt(spread));
    Column limit = side < 0 ? centre.minus(half) : centre.plus(half);
    Column held =
        side < 0 ? least(p, greatest(lit(0.0), limit)) : greatest(p, least(lit(1.0), limit));
    // least and greatest pass over nulls.
    return when(n.isNotNull(), held);
  }
}
