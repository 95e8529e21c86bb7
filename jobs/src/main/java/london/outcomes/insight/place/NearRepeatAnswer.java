package london.outcomes.insight.place;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import london.outcomes.insight.Answer;
import london.outcomes.stats.area.Bands;
import london.outcomes.stats.area.KnoxCell;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Near repeats as rows, with where they are found and where too little may be told. */
record NearRepeatAnswer(List<RepeatFamily> families, Facts facts) {

  private static final StructType SCHEMA =
      new StructType()
          .add("period_end", DataTypes.DateType, false)
          .add("area_code", DataTypes.StringType, false)
          .add("area_level", DataTypes.StringType, false)
          .add("category_id", DataTypes.StringType, false)
          .add("category_name", DataTypes.StringType, false)
          .add("distance_band_id", DataTypes.StringType, false)
          .add("distance_band_name", DataTypes.StringType, false)
          .add("from_metres", DataTypes.LongType, false)
          .add("to_metres", DataTypes.LongType, false)
          .add("day_band_id", DataTypes.StringType, false)
          .add("from_days", DataTypes.LongType, false)
          .add("to_days", DataTypes.LongType, false)
          .add("observed_pairs_count", DataTypes.LongType)
          .add("expected_pairs_count", DataTypes.LongType)
          .add("ratio", DataTypes.DoubleType)
          .add("p_value", DataTypes.DoubleType)
          .add("adjusted_p", DataTypes.DoubleType)
          .add("is_significant", DataTypes.BooleanType)
          .add("status", DataTypes.StringType, false)
          .add("provenance", DataTypes.StringType, false);

  private static final long ROUNDED_TO = 5;

  /**
   * What is known of all of it.
   *
   * @param places with a centre
   * @param recorded offences in an LSOA of London
   * @param end last day of the twelve months
   */
  record Facts(int places, long recorded, LocalDate end, String provenance) {}

  static NearRepeatAnswer of(CentredPlaces centred, List<Happenings> categories, Facts facts) {
    // Tables do not know of one another: they may be worked out side by side, in their order.
    List<RepeatFamily> families = new ArrayList<>();
    List<Supplier<Repeats>> tables = new ArrayList<>();
    centred
        .areas()
        .forEach(
            (area, isIn) ->
                categories.forEach(
                    all -> tables.add(() -> Repeats.of(area, all.in(isIn), centred.near()))));
    List<Repeats> found = tables.parallelStream().map(Supplier::get).toList();
    for (int i = 0; i < found.size(); i += categories.size()) {
      families.add(RepeatFamily.of(found.subList(i, i + categories.size())));
    }
    return new NearRepeatAnswer(families, facts);
  }

  Answer in(SparkSession session) {
    List<Row> rows =
        families.stream()
            .flatMap(family -> family.numbers().boxed().flatMap(t -> rows(family, t)))
            .toList();
    return new Answer(
        Map.of(NearRepeats.FACT, session.createDataFrame(rows, SCHEMA)),
        checks().rows(session),
        rows.isEmpty() ? List.of() : List.of(NearRepeatCard.of(london(), facts)));
  }

  private Stream<Row> rows(RepeatFamily family, int table) {
    return family.tables().get(table).numbers().mapToObj(cell -> row(family, table, cell));
  }

  private Row row(RepeatFamily family, int table, int number) {
    Repeats repeats = family.tables().get(table);
    KnoxCell cell = repeats.cells().get(number);
    boolean isTold = repeats.isTold(number);
    List<Object> row = new ArrayList<>();
    row.add(Date.valueOf(facts.end()));
    row.add(family.area());
    row.add(isLondon(family) ? "region" : "borough");
    row.addAll(List.of(repeats.category(), repeats.name()));
    row.addAll(Apart.of(cell.distance()).columns());
    row.addAll(days(cell.days()));
    row.add(isTold ? rounded(cell.observed()) : null);
    row.add(isTold ? rounded(cell.expected()) : null);
    row.add(isTold ? Math.round(100 * cell.ratio()) / 100.0 : null);
    row.add(isTold ? repeats.pValue(number) : null);
    row.add(isTold ? family.adjusted(table, number) : null);
    row.add(isTold ? family.isFound(table, number) : null);
    row.addAll(List.of(isTold ? "ok" : "suppressed", facts.provenance()));
    return RowFactory.create(row.toArray());
  }

  /** Days are whole: a band ends with the day before its upper break. */
  private static List<Object> days(Bands.Band band) {
    long from = (long) band.from();
    long to = (long) band.to() - 1;
    return List.of(from + "-" + to, from, to);
  }

  /** To a multiple, so that pairs of a borough do not follow from those of the others. */
  private static Long rounded(double pairs) {
    return ROUNDED_TO * Math.round(pairs / ROUNDED_TO);
  }

  /** Where something is found, and of which categories, by how many tests. */
  private Checks checks() {
    Checks checks = new Checks(NearRepeats.MODEL, facts.provenance());
    for (RepeatFamily family : families) {
      double tested = family.numbers().mapToLong(family::tested).sum();
      double found = family.numbers().mapToLong(family::found).sum();
      checks.area("share-of-cells-significant", family.area(), found / tested, tested);
      if (isLondon(family)) {
        family.numbers().forEach(table -> check(checks, family, table));
      }
    }
    return checks;
  }

  private static void check(Checks checks, RepeatFamily london, int table) {
    double tested = london.tested(table);
    checks.category(
        "share-of-cells-significant",
        london.tables().get(table).category(),
        london.found(table) / tested,
        tested);
  }

  private RepeatFamily london() {
    return families.stream().filter(NearRepeatAnswer::isLondon).findFirst().orElseThrow();
  }

  private static boolean isLondon(RepeatFamily family) {
    return family.area().equals(Checks.LONDON);
  }
}
