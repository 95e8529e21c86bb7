package london.outcomes.insight.forecast;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import london.outcomes.insight.Answer;
import london.outcomes.insight.Question;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.Iterable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What comes next: each monthly count or rate for the next six months, London and borough, from
 * published figures alone. A forecast is given only where a model has been nearer than the figures
 * of the year before, on two years of origins.
 */
public final class Forecasts implements Question {

  private static final String FACTS = "fact_measure";
  private static final String MEASURES = "dim_measure";
  private static final String FORECAST = "fact_forecast";
  private static final String SKILL = "fact_forecast_skill";

  private static final StructType TOLD =
      new StructType()
          .add("forecasts", DataTypes.createArrayType(Told.FORECAST))
          .add("skills", DataTypes.createArrayType(Told.SKILL));

  @Override
  public String id() {
    return "forecasts";
  }

  @Override
  public List<String> reads() {
    return List.of(FACTS, MEASURES);
  }

  @Override
  public List<String> answers() {
    return List.of(FORECAST, SKILL);
  }

  @Override
  public Answer answer(Map<String, Dataset<Row>> tables) {
    Dataset<Row> figures = Figures.byMeasure(tables.get(FACTS), tables.get(MEASURES)).persist();
    try {
      Fits fits = Regression.fits(figures);
      return answer(figures, fits);
    } finally {
      figures.unpersist();
    }
  }

  /** All of it is collected: some thousand rows, which would be computed again for each table. */
  static Answer answer(Dataset<Row> figures, Fits fits) {
    List<Row> told =
        figures
            .select(
                tell(fits)
                    .apply(
                        struct(
                            col("measure_id"), col("kind"), col("per"), col("recording_changes")),
                        col("figures"))
                    .as("told"))
            .select("told.*")
            .collectAsList();
    List<Row> forecasts = rows(told, "forecasts", "horizon");
    List<Row> skills = rows(told, "skills", "model_id");
    SparkSession session = figures.sparkSession();
    Map<String, Dataset<Row>> tables = new LinkedHashMap<>();
    tables.put(FORECAST, session.createDataFrame(forecasts, Told.FORECAST));
    tables.put(SKILL, session.createDataFrame(skills, Told.SKILL));
    return new Answer(
        tables,
        session.createDataFrame(Checks.rows(skills), Answer.CHECK),
        new Cards(forecasts, skills, fits, "Spark " + session.version()).all());
  }

  private static List<Row> rows(List<Row> told, String name, String last) {
    List<Row> rows = new ArrayList<>();
    told.forEach(
        row -> rows.addAll(CollectionConverters.asJavaCollection(row.<Iterable<Row>>getAs(name))));
    rows.sort(
        Comparator.comparing((Row row) -> row.<String>getAs("measure_id"))
            .thenComparing(row -> row.<String>getAs("area_code"))
            .thenComparing(row -> row.getAs(last).toString()));
    return rows;
  }

  private static UserDefinedFunction tell(Fits fits) {
    UDF2<Row, Iterable<Row>, Row> f =
        (UDF2<Row, Iterable<Row>, Row> & Serializable)
            (measure, figures) -> told(new Told(measure), figures, fits);
    return udf(f, TOLD);
  }

  private static Row told(Told measure, Iterable<Row> figures, Fits fits) {
    List<Verdict> verdicts = Contest.verdicts(Figures.group(measure.measure(), figures), fits);
    return RowFactory.create(
        rows(verdicts.stream().flatMap(measure::forecasts)),
        rows(verdicts.stream().flatMap(measure::skills)));
  }

  private static Row[] rows(Stream<Row> rows) {
    return rows.toArray(Row[]::new);
  }
}
