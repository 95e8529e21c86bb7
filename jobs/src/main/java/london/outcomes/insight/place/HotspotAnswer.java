package london.outcomes.insight.place;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import london.outcomes.insight.Answer;
import london.outcomes.insight.ModelCard;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Concentration and hotspots as rows, with whom it would affect to act on them. */
record HotspotAnswer(
    List<PlaceList.Place> places, int[][] neighbours, List<PlaceCounts> categories, int last) {

  private static final StructType CONCENTRATION =
      new StructType()
          .add("period_end", DataTypes.DateType, false)
          .add("area_code", DataTypes.StringType, false)
          .add("area_level", DataTypes.StringType, false)
          .add("category_id", DataTypes.StringType, false)
          .add("places_count", DataTypes.LongType, false)
          .add("worst_share_pct", DataTypes.DoubleType)
          .add("lower", DataTypes.DoubleType)
          .add("upper", DataTypes.DoubleType)
          .add("change", DataTypes.DoubleType)
          .add("change_lower", DataTypes.DoubleType)
          .add("change_upper", DataTypes.DoubleType)
          .add("generalised_gini", DataTypes.DoubleType)
          .add("status", DataTypes.StringType, false)
          .add("provenance", DataTypes.StringType, false);

  private static final StructType HOTSPOT =
      new StructType()
          .add("lsoa_code", DataTypes.StringType, false)
          .add("borough_code", DataTypes.StringType, false)
          .add("category_id", DataTypes.StringType, false)
          .add("period_end", DataTypes.DateType, false)
          .add("z", DataTypes.DoubleType)
          .add("adjusted_p", DataTypes.DoubleType)
          .add("heat", DataTypes.StringType, false)
          .add("hot_months_pct", DataTypes.DoubleType)
          .add("status", DataTypes.StringType, false)
          .add("provenance", DataTypes.StringType, false);

  static HotspotAnswer of(
      PlaceList places, int[][] neighbours, List<PlaceCounts> categories, int last) {
    return new HotspotAnswer(places.places(), neighbours, categories, last);
  }

  /** Of no offences at all. */
  static Answer none(SparkSession session) {
    return new Answer(
        Map.of(
            Hotspots.CONCENTRATION,
            session.createDataFrame(List.of(), CONCENTRATION),
            Hotspots.HOTSPOT,
            session.createDataFrame(List.of(), HOTSPOT)),
        new Checks(Hotspots.MODEL, "").rows(session),
        List.of());
  }

  Answer in(SparkSession session, String provenance) {
    // Categories do not know of one another: they may be worked out side by side, in their order.
    List<Row> concentration =
        categories.parallelStream().flatMap(c -> concentration(c, provenance).stream()).toList();
    int[] placed = placed();
    List<Heat> heats =
        placed.length <= PlaceList.NEAREST + 1
            ? List.of()
            : categories.parallelStream().map(c -> heat(c, placed)).toList();
    List<Row> hotspots = new ArrayList<>();
    for (int i = 0; i < heats.size(); i++) {
      hotspots.addAll(hotspots(categories.get(i), heats.get(i), placed, provenance));
    }
    return new Answer(
        Map.of(
            Hotspots.CONCENTRATION,
            session.createDataFrame(concentration, CONCENTRATION),
            Hotspots.HOTSPOT,
            session.createDataFrame(hotspots, HOTSPOT)),
        checks(heats, placed, provenance).rows(session),
        List.of(card(heats, placed, provenance)));
  }

  /** Positions of the places whose centre is known. */
  private int[] placed() {
    return IntStream.range(0, neighbours.length).filter(i -> neighbours[i].length > 0).toArray();
  }

  private Heat heat(PlaceCounts counts, int[] placed) {
    Map<Integer, Integer> positions = new TreeMap<>();
    for (int i = 0; i < placed.length; i++) {
      positions.put(placed[i], i);
    }
    int[][] near =
        Arrays.stream(placed)
            .mapToObj(p -> Arrays.stream(neighbours[p]).map(positions::get).toArray())
            .toArray(int[][]::new);
    return new Heat(
        new PlaceCounts(counts.category(), at(counts.years(), placed), at(counts.months(), placed)),
        near);
  }

  private static double[][] at(double[][] counts, int[] places) {
    return Arrays.stream(counts)
        .map(row -> Arrays.stream(places).mapToDouble(p -> row[p]).toArray())
        .toArray(double[][]::new);
  }

  private List<Row> concentration(PlaceCounts counts, String provenance) {
    List<Row> rows = new ArrayList<>();
    areas()
        .forEach(
            (area, own) -> {
              double[][] years = at(counts.years(), own);
              Spread spread = new Spread(years, area + "/" + counts.category());
              for (int year = 0; year < years.length; year++) {
                rows.add(
                    concentration(area, counts.category(), spread, year, own.length, provenance));
              }
            });
    return rows;
  }

  private Map<String, int[]> areas() {
    Map<String, int[]> areas = new TreeMap<>();
    areas.put(Checks.LONDON, IntStream.range(0, places.size()).toArray());
    places.stream()
        .map(PlaceList.Place::borough)
        .distinct()
        .forEach(
            borough ->
                areas.put(
                    borough,
                    IntStream.range(0, places.size())
                        .filter(i -> places.get(i).borough().equals(borough))
                        .toArray()));
    return areas;
  }

  private Row concentration(
      String area, String category, Spread spread, int year, int size, String provenance) {
    boolean isTold = spread.isTold(year);
    boolean isCompared = isTold && year + 1 < Hotspots.YEARS && spread.isTold(year + 1);
    double share = isTold ? spread.share(year) : Double.NaN;
    double margin = isTold ? spread.margin(year) : Double.NaN;
    double change = isCompared ? share - spread.share(year + 1) : Double.NaN;
    double changeMargin = isCompared ? spread.changeMargin(year) : Double.NaN;
    return RowFactory.create(
        end(year),
        area,
        area.equals(Checks.LONDON) ? "region" : "borough",
        category,
        (long) size,
        percent(share),
        percent(Math.max(0, share - margin)),
        percent(Math.min(1, share + margin)),
        percent(change),
        percent(change - changeMargin),
        percent(change + changeMargin),
        known(isTold ? spread.gini(year) : Double.NaN),
        isTold ? "ok" : "suppressed",
        provenance);
  }

  private List<Row> hotspots(PlaceCounts counts, Heat heat, int[] placed, String provenance) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < placed.length; i++) {
      PlaceList.Place place = places.get(placed[i]);
      boolean isTold = heat.isTold(i);
      rows.add(
          RowFactory.create(
              place.code(),
              place.borough(),
              counts.category(),
              end(0),
              isTold ? (Double) (Math.round(100 * heat.spot(i).z()) / 100.0) : null,
              isTold ? (Double) heat.spot(i).adjustedPValue() : null,
              isTold ? heat.kind(i) : Heat.NEITHER,
              isTold ? (Double) (100 * heat.monthsHot(i)) : null,
              isTold ? "ok" : "suppressed",
              provenance));
    }
    return rows;
  }

  /** Whose places are called hot, next to their part in the offences. */
  private Checks checks(List<Heat> heats, int[] placed, String provenance) {
    Checks checks = new Checks(Hotspots.MODEL, provenance);
    for (int c = 0; c < heats.size(); c++) {
      double hot = hot(heats.get(c), placed, "");
      checks.category(
          "share-of-places-hot", categories.get(c).category(), hot / placed.length, placed.length);
    }
    int all =
        IntStream.range(0, heats.size())
            .filter(i -> isAll(categories.get(i)))
            .findFirst()
            .orElse(-1);
    if (all < 0) {
      return checks;
    }
    double hot = hot(heats.get(all), placed, "");
    double[] year = categories.get(all).years()[0];
    double offences = Arrays.stream(year).sum();
    areas()
        .forEach(
            (area, own) -> {
              String borough = area.equals(Checks.LONDON) ? "" : area;
              double its = hot(heats.get(all), placed, borough);
              double part = Arrays.stream(own).mapToDouble(i -> year[i]).sum() / offences;
              checks.area("share-of-areas-flagged", area, its / own.length, own.length);
              checks.area("flagged-share-over-offence-share", area, its / hot / part, its);
            });
    return checks;
  }

  private static boolean isAll(PlaceCounts counts) {
    return counts.category().equals(Hotspots.ALL);
  }

  private double hot(Heat heat, int[] placed, String borough) {
    return IntStream.range(0, placed.length)
        .filter(i -> borough.isEmpty() || places.get(placed[i]).borough().equals(borough))
        .filter(i -> heat.isTold(i) && heat.kind(i).equals(Heat.HOT))
        .count();
  }

  private ModelCard card(List<Heat> heats, int[] placed, String provenance) {
    Map<String, Double> hot = new LinkedHashMap<>();
    for (int c = 0; c < heats.size(); c++) {
      hot.put(categories.get(c).category(), hot(heats.get(c), placed, "") / placed.length);
    }
    return HotspotCard.of(places.size(), placed.length, hot, day(0), provenance);
  }

  private LocalDate day(int year) {
    return EmergingFacts.day(last + 1 - 12 * year).minusDays(1);
  }

  private Date end(int year) {
    return Date.valueOf(day(year));
  }

  private static Double percent(double share) {
    return known(100 * share);
  }

  private static Double known(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
