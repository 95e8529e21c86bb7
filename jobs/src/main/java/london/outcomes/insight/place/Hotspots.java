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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
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
  private static final String LINK = "area_link";
  private static final String LONDON_BOROUGH = "E09";
  private static final int NEWEST = 2021;

  @Override
  public String id() {
    return "hotspots";
  }

  @Override
  public List<String> reads() {
    return List.of(OFFENCE, LINK);
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
        tables
            .get(OFFENCE)
            .where(col("lsoa_code").isNotNull().and(col("borough_code").startsWith(LONDON_BOROUGH)))
            .withColumn("at", year(col("month")).multiply(12).plus(month(col("month"))).minus(1));
    Integer last = located.agg(max("at")).head().getAs(0);
    if (last == null) {
      return HotspotAnswer.none(located.sparkSession());
    }
    List<Row> counts = counts(located.withColumn("ago", lit(last).minus(col("at"))));
    PlaceList places = PlaceList.of(links(tables, counts));
    int[][] neighbours = PlaceList.neighbours(places.centres(points(located, last)));
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

  private static List<PlaceList.Link> links(Map<String, Dataset<Row>> tables, List<Row> counts) {
    Stream<PlaceList.Link> seen =
        counts.stream()
            .map(r -> link(r.getAs("lsoa_code"), r.getAs("lsoa_code"), r.getAs("borough_code")));
    if (!tables.containsKey(LINK)) {
      return seen.distinct().toList();
    }
    List<PlaceList.Link> listed =
        tables
            .get(LINK)
            .where(
                col("authority_code")
                    .startsWith(LONDON_BOROUGH)
                    .and(col("from_level").equalTo("lsoa"))
                    .and(
                        col("to_level")
                            .equalTo("lsoa")
                            .and(col("to_vintage").equalTo(NEWEST))
                            .or(col("from_vintage").equalTo(NEWEST))))
            .select("from_code", "to_level", "to_code", "authority_code")
            .distinct()
            .collectAsList()
            .stream()
            .map(Hotspots::listed)
            .toList();
    return listed.isEmpty() ? seen.distinct().toList() : listed;
  }

  private static PlaceList.Link listed(Row row) {
    boolean isLsoa = row.getAs("to_level").equals("lsoa");
    return link(
        row.getAs("from_code"),
        row.getAs(isLsoa ? "to_code" : "from_code"),
        row.getAs("authority_code"));
  }

  private static PlaceList.Link link(String from, String to, String borough) {
    return new PlaceList.Link(from, to, borough);
  }

  /** Anonymised points of the latest year; none in tables from before they were kept. */
  private static List<PlaceList.Point> points(Dataset<Row> offences, int last) {
    if (!Arrays.asList(offences.columns()).contains("longitude")) {
      return List.of();
    }
    return offences
        .where(col("at").gt(last - MONTHS))
        .where(col("longitude").between(-0.62, 0.44).and(col("latitude").between(51.18, 51.80)))
        .select("lsoa_code", "longitude", "latitude")
        .distinct()
        .collectAsList()
        .stream()
        .map(r -> new PlaceList.Point(r.getString(0), r.getDouble(1), r.getDouble(2)))
        .toList();
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
