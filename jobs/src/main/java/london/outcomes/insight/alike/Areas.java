package london.outcomes.insight.alike;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;

import java.sql.Date;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import london.outcomes.insight.LatestYear;
import london.outcomes.insight.Provenances;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What is published of areas, gathered: some figures for each of a few hundred areas. */
final class Areas {

  static final String BOROUGH = "borough";
  static final String WARD = "ward";

  /** Residents of all ages together are those of ages up to here, or higher. */
  private static final int OLDEST = 120;

  private final List<Row> rows;
  private final Map<String, Double> residents;
  private final OffenceMix mix;

  private Areas(List<Row> rows, Map<String, Double> residents, OffenceMix mix) {
    this.rows = rows;
    this.residents = residents;
    this.mix = mix;
  }

  /**
   * @param facts columns of {@code fact_measure}
   * @param measures columns of {@code dim_measure}
   * @param population columns of {@code population}
   * @param mix of wards, of which hardly anything else is known
   */
  static Areas of(
      Dataset<Row> facts, Dataset<Row> measures, Dataset<Row> population, OffenceMix mix) {
    Dataset<Row> figures =
        LatestYear.years(facts)
            .where(col("area_level").isin(BOROUGH, WARD).and(col("group_type").equalTo("all")))
            .where(col("status").equalTo("ok").and(col("area_code").notEqual("unknown")))
            .join(broadcast(LatestYear.of(facts)), "measure_id")
            .where(col("window").equalTo(col("latest_window")))
            .where(col("period_end").equalTo(col("latest_end")))
            .join(broadcast(measures.select("measure_id", "title", "kind")), "measure_id")
            .select(
                "area_code",
                "area_level",
                "measure_id",
                "title",
                "kind",
                "value",
                "lower",
                "upper",
                "provenance",
                "period_end",
                "london");
    return new Areas(figures.collectAsList(), residents(population), mix);
  }

  private static Map<String, Double> residents(Dataset<Row> population) {
    Map<String, Double> residents = new TreeMap<>();
    population
        .where(col("sex").equalTo("all").and(col("ethnicity").equalTo("all")))
        .where(col("age_from").equalTo(0).and(col("age_to").geq(OLDEST)))
        .groupBy("area_code")
        .agg(max(struct(col("year"), col("vintage"), col("people"))).as("latest"))
        .select("area_code", "latest.people")
        .collectAsList()
        .forEach(row -> residents.put(row.getString(0), (double) row.getLong(1)));
    return residents;
  }

  Profiles profiles(String level) {
    List<Figure> figures = new ArrayList<>(mixed(level));
    for (Row row : at(level)) {
      figures.add(
          new Figure(
              row.getAs("area_code"),
              row.getAs("measure_id"),
              row.getAs("title"),
              row.getAs("kind"),
              number(row, "value"),
              number(row, "lower"),
              number(row, "upper"),
              row.getAs("provenance")));
    }
    return Profiles.of(figures, residents);
  }

  Date through(String level) {
    Stream<Date> published = at(level).stream().map(row -> row.<Date>getAs("period_end"));
    Stream<Date> recorded = mixed(level).stream().limit(1).map(figure -> mix.through());
    return Stream.concat(published, recorded).max(Comparator.naturalOrder()).orElse(new Date(0));
  }

  String provenance(String level) {
    Stream<String> published = at(level).stream().map(row -> row.<String>getAs("provenance"));
    Stream<String> recorded = mixed(level).stream().map(Figure::provenance);
    return Provenances.weakest(Stream.concat(published, recorded).toList());
  }

  private List<Figure> mixed(String level) {
    return level.equals(WARD) ? mix.figures() : List.of();
  }

  String london() {
    return rows.get(0).getAs("london");
  }

  private List<Row> at(String level) {
    return rows.stream().filter(row -> level.equals(row.getAs("area_level"))).toList();
  }

  private static double number(Row row, String name) {
    Double value = row.getAs(name);
    return value == null ? Double.NaN : value;
  }
}
