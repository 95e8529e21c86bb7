package london.outcomes.insight.place;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;

import java.sql.Date;
import java.time.LocalDate;
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
 * Whether offences close in space follow each other closely in time, for London and its boroughs,
 * by kind of offence. Days are collected by place: those of a year are few enough for the driver.
 */
public final class NearRepeats implements Question {

  static final String MODEL = "near-repeats";
  static final String FACT = "fact_near_repeat";

  /** The day is known where the first and the last possible one are no farther apart. */
  static final int DAYS_OF_DOUBT = 7;

  private static final String RECORDED = "police_offence";
  private static final String POINTS = "offence";
  private static final int MONTHS = 12;

  @Override
  public String id() {
    return MODEL;
  }

  @Override
  public List<String> reads() {
    return List.of(RECORDED, POINTS, Gazetteer.LINK);
  }

  /** Without {@code offence} nobody knows where an LSOA lies. */
  @Override
  public List<String> needs() {
    return List.of(RECORDED, POINTS);
  }

  @Override
  public List<String> answers() {
    return List.of(FACT);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException without one of {@link #needs()}
   */
  @Override
  public Answer answer(Map<String, Dataset<Row>> tables) {
    for (String needed : needs()) {
      if (!tables.containsKey(needed)) {
        throw new IllegalArgumentException(id() + ": there is no table " + needed);
      }
    }
    Dataset<Row> located =
        Gazetteer.located(tables.get(RECORDED)).where(col("is_online").equalTo(false));
    Date last = located.agg(max("month")).head().getAs(0);
    List<Row> byPlace = last == null ? List.of() : byPlace(located, last);
    PlaceList places = Gazetteer.places(tables, byPlace);
    CentredPlaces centred = CentredPlaces.of(places, Gazetteer.centres(places, tables.get(POINTS)));
    long recorded = byPlace.stream().mapToLong(row -> row.<Long>getAs("recorded")).sum();
    List<Happenings> categories = categories(places, centred, byPlace);
    LocalDate end = last == null ? LocalDate.EPOCH : last.toLocalDate().plusMonths(1).minusDays(1);
    int size = centred.positions().size();
    var facts = new NearRepeatAnswer.Facts(size, recorded, end, provenance(byPlace));
    return NearRepeatAnswer.of(centred, categories, facts).in(located.sparkSession());
  }

  /** One row a category and LSOA: its offences of the latest year, and their days. */
  private static List<Row> byPlace(Dataset<Row> located, Date last) {
    Column start = add_months(lit(last), 1 - MONTHS);
    Column from = col("committed_from_date");
    Column doubt = datediff(coalesce(col("committed_to_date"), from), from);
    Column isKnown = from.geq(start).and(doubt.leq(DAYS_OF_DOUBT));
    return located
        .where(col("month").geq(start))
        .groupBy(col("ho_subgroup"), col("borough_code"), col("lsoa_code"))
        .agg(
            count(lit(1)).as("recorded"),
            collect_list(when(isKnown, unix_date(from))).as("days"),
            Provenances.weakest(col("provenance")).as("provenance"))
        .collectAsList();
  }

  private static List<Happenings> categories(
      PlaceList places, CentredPlaces centred, List<Row> rows) {
    Map<String, Happenings> categories = new TreeMap<>();
    for (Row row : rows) {
      String name = row.getAs("ho_subgroup");
      Happenings own = categories.computeIfAbsent(name, Happenings::new);
      int place = centred.at(places.at(row.getAs("lsoa_code")));
      if (place >= 0) {
        row.<Integer>getList(row.fieldIndex("days")).forEach(day -> own.add(place, day));
      }
    }
    return List.copyOf(categories.values());
  }

  private static String provenance(List<Row> rows) {
    return Provenances.weakest(rows.stream().map(row -> row.<String>getAs("provenance")).toList());
  }
}
