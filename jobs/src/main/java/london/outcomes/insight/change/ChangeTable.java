package london.outcomes.insight.change;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import london.outcomes.insight.LatestYear;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.Iterable;
import scala.jdk.javaapi.CollectionConverters;

/** Published figures to {@code fact_change_part}: all parts of an area's figure meet in one row. */
final class ChangeTable {

  private static final StructType FINDING =
      new StructType()
          .add("split_type", DataTypes.StringType)
          .add("part_id", DataTypes.StringType)
          .add("value_before", DataTypes.DoubleType)
          .add("value_after", DataTypes.DoubleType)
          .add("effect", DataTypes.DoubleType)
          .add("rate_effect", DataTypes.DoubleType)
          .add("mix_effect", DataTypes.DoubleType)
          .add("share_pct", DataTypes.DoubleType)
          .add("effect_rank", DataTypes.IntegerType)
          .add("status", DataTypes.StringType)
          .add("provenance", DataTypes.StringType);

  private final Map<String, List<String>> types;

  /**
   * @param types measure to those that count its types
   */
  ChangeTable(Map<String, List<String>> types) {
    this.types = types;
  }

  /**
   * @param facts columns of {@code fact_measure}
   * @return columns of {@code fact_change_part} but {@code run_id} and {@code release_id}
   */
  Dataset<Row> of(Dataset<Row> facts) {
    Dataset<Row> latest = broadcast(LatestYear.of(facts));
    Column isLatest = col("period_end").equalTo(col("latest_end"));
    Dataset<Row> both =
        typed(LatestYear.years(facts).where(col("area_level").isin("region", "borough")))
            .join(latest, "measure_id")
            .where(col("window").equalTo(col("latest_window")))
            .where(isLatest.or(col("period_end").equalTo(col("earlier_end"))))
            .withColumn("is_after", isLatest);
    return placed(both)
        .groupBy("measure_id", "area_code")
        .agg(
            max("latest_id").as("period_id"),
            max("latest_end").as("period_end"),
            max("earlier_end").as("earlier_period_end"),
            max("level").as("area_level"),
            collect_list(
                    struct(
                        col("split_type"),
                        col("part_id"),
                        col("is_after"),
                        col("period_id"),
                        col("status"),
                        col("count"),
                        col("denominator"),
                        col("value"),
                        col("change_status"),
                        col("provenance")))
                .as("parts"),
            max(when(col("is_after").equalTo(false), col("period_id"))).as("earlier_period_id"))
        .withColumn("f", explode(explain().apply(col("parts"))))
        .select(
            col("measure_id"),
            col("period_id"),
            col("period_end"),
            col("earlier_period_id"),
            col("area_code"),
            col("area_level"),
            col("f.*"));
  }

  /** Rows of everybody once more for each measure that has theirs as a type. */
  private Dataset<Row> typed(Dataset<Row> years) {
    Dataset<Row> own =
        years.withColumn("split_type", col("group_type")).withColumn("part_id", col("group_id"));
    if (types.isEmpty()) {
      return own;
    }
    Dataset<Row> parts =
        years
            .where(col("group_type").equalTo("all"))
            .withColumn("split_type", lit(ExplainedChange.TYPE))
            .withColumn("part_id", col("measure_id"))
            .withColumn("measure_id", explode(wholes().getItem(col("part_id"))));
    return own.unionByName(parts);
  }

  private Column wholes() {
    Map<String, TreeSet<String>> wholes = new TreeMap<>();
    types.forEach(
        (whole, parts) ->
            parts.forEach(p -> wholes.computeIfAbsent(p, x -> new TreeSet<>()).add(whole)));
    List<Column> entries = new ArrayList<>();
    wholes.forEach(
        (part, of) -> {
          entries.add(lit(part));
          entries.add(array(of.stream().map(w -> lit(w)).toArray(Column[]::new)));
        });
    return map(entries.toArray(Column[]::new));
  }

  /** Boroughs are areas of their own, and parts of London. Cases of no borough are a part only. */
  private static Dataset<Row> placed(Dataset<Row> rows) {
    Dataset<Row> own =
        rows.where(col("area_code").notEqual("unknown")).withColumn("level", col("area_level"));
    Dataset<Row> boroughs =
        rows.where(col("area_level").equalTo("borough").and(col("split_type").equalTo("all")))
            .withColumn("split_type", lit("borough"))
            .withColumn("part_id", col("area_code"))
            .withColumn("area_code", col("london"))
            .withColumn("level", lit("region"));
    return own.unionByName(boroughs);
  }

  private static UserDefinedFunction explain() {
    UDF1<Iterable<Row>, Row[]> f =
        (UDF1<Iterable<Row>, Row[]> & Serializable)
            rows ->
                ExplainedChange.of(parts(rows)).stream().map(ChangeTable::row).toArray(Row[]::new);
    return udf(f, DataTypes.createArrayType(FINDING));
  }

  private static List<Part> parts(Iterable<Row> rows) {
    Map<List<String>, Part> parts = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    for (Row row : CollectionConverters.asJavaCollection(rows)) {
      String type = row.getAs("split_type");
      String id = row.getAs("part_id");
      Part empty = new Part(type, id, Sight.NONE, Sight.NONE);
      Part known = parts.getOrDefault(List.of(type, id), empty);
      Sight seen = sight(row);
      boolean isAfter = row.getAs("is_after");
      parts.put(
          List.of(type, id),
          isAfter
              ? new Part(type, id, known.before(), seen)
              : new Part(type, id, seen, known.after()));
    }
    return new ArrayList<>(parts.values());
  }

  private static Sight sight(Row row) {
    return new Sight(
        row.getAs("status"),
        number(row, "count"),
        number(row, "denominator"),
        number(row, "value"),
        row.getAs("change_status"),
        row.getAs("provenance"));
  }

  private static Row row(Finding f) {
    return RowFactory.create(
        f.splitType(),
        f.part(),
        orNull(f.before()),
        orNull(f.after()),
        orNull(f.effect()),
        orNull(f.rate()),
        orNull(f.mix()),
        orNull(f.share()),
        f.rank() == 0 ? null : f.rank(),
        f.status(),
        f.provenance());
  }

  private static double number(Row row, String name) {
    Double value = row.getAs(name);
    return value == null ? Double.NaN : value;
  }

  private static Double orNull(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
