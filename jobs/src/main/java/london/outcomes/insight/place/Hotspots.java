package london.outcomes.insight.place;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import london.outcomes.insight.Answer;
import london.outcomes.insight.Provenances;
import london.outcomes.insight.Question;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Where offences gather, and how much: shares of the worst places and Gi* of LSOAs. Counts of
 * places by category and year are few enough to meet on the driver.
 */
public final class Hotspots implements Question {

  static final String MODEL = "hotspots";
  static final String CONCENTRATION = "fact_concentration";
  static final String HOTSPOT = "fact_hotspot";
  static final String ALL = "all";

  /** Years of twelve months that are told. */
  static final int YEARS = 5;

  private static final int MONTHS = 12;
  private static final String OFFENCE = "offence";

  @Override
  public String id() {
    return "hotspots";
  }

  @Override
  public List<String> reads() {
    return List.of(OFFENCE, Gazetteer.LINK);
  }

  @Override
  public List<String> answers() {
    return List.of(CONCENTRATION, HOTSPOT);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException without offences
   */
  @Override
  public Answer answer(Map<String, Dataset<Row>> tables) {
    if (!tables.containsKey(OFFENCE)) {
      throw new IllegalArgumentException(id() + ": there is no table " + OFFENCE);
    }
    Dataset<Row> located =
        Gazetteer.located(tables.get(OFFENCE))
            .withColumn("at", year(col("month")).multiply(12).plus(month(col("month"))).minus(1));
    Integer last = located.agg(max("at")).head().getAs(0);
    if (last == null) {
      return HotspotAnswer.none(located.sparkSession());
    }
    List<Row> counts = counts(located.withColumn("ago", lit(last).minus(col("at"))));
    PlaceList places = Gazetteer.places(tables, counts);
    int[][] neighbours = PlaceList.neighbours(Gazetteer.centres(places, tables.get(OFFENCE)));
    return HotspotAnswer.of(places, neighbours, byCategory(places, counts), last)
        .in(located.sparkSession(), provenance(counts));
  }

  /** One row a category and LSOA: offences of each year and of each month of the latest. */
  private static List<Row> counts(Dataset<Row> offences) {
    List<Column> sums = new ArrayList<>();
    for (int i = 0; i < YEARS; i++) {
      Column isIn = col("ago").between(i * MONTHS, i * MONTHS + MONTHS - 1);
      sums.add(coalesce(sum(when(isIn, 1L)), lit(0L)).as("y" + i));
    }
    for (int i = 0; i < MONTHS; i++) {
      sums.add(coalesce(sum(when(col("ago").equalTo(i), 1L)), lit(0L)).as("m" + i));
    }
    sums.add(Provenances.weakest(col("provenance")).as("provenance"));
    return offences
        .where(col("ago").lt(YEARS * MONTHS))
        .groupBy("category_id", "borough_code", "lsoa_code")
        .agg(count(lit(1)).as("offences"), sums.toArray(Column[]::new))
        .withColumn("category_id", explode(array(col("category_id"), lit(ALL))))
        .collectAsList();
  }

  private static List<PlaceCounts> byCategory(PlaceList places, List<Row> counts) {
    Map<String, PlaceCounts> all = new TreeMap<>();
    int size = places.places().size();
    for (Row row : counts) {
      PlaceCounts own =
          all.computeIfAbsent(
              row.getAs("category_id"),
              id -> new PlaceCounts(id, new double[YEARS][size], new double[MONTHS][size]));
      int place = places.at(row.getAs("lsoa_code"));
      if (place >= 0) {
        add(own.years(), row, "y", place);
        add(own.months(), row, "m", place);
      }
    }
    return List.copyOf(all.values());
  }

  private static void add(double[][] sums, Row row, String name, int place) {
    for (int i = 0; i < sums.length; i++) {
      sums[i][place] += row.<Long>getAs(name + i);
    }
  }

  private static String provenance(List<Row> counts) {
    return Provenances.weakest(
        counts.stream().map(row -> row.<String>getAs("provenance")).toList());
  }
}
