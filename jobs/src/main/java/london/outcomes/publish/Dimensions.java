package london.outcomes.publish;

import java.sql.Date;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import london.outcomes.catalogue.Breakdown;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Denominator;
import london.outcomes.catalogue.Entry;
import london.outcomes.catalogue.Gap;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.Period;
import london.outcomes.catalogue.Residents;
import london.outcomes.catalogue.Window;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** The dimensions of the curated star, made from the definitions. */
public final class Dimensions {

  static final YearMonth FIRST = YearMonth.of(2000, 1);
  static final YearMonth LAST = YearMonth.of(2040, 12);

  private final SparkSession session;
  private final Catalogue catalogue;

  public Dimensions(SparkSession session, Catalogue catalogue) {
    this.session = session;
    this.catalogue = catalogue;
  }

  /** Table name to rows, with the columns that {@code conf/tables} defines. */
  public Map<String, Dataset<Row>> all() {
    Map<String, Dataset<Row>> all = new LinkedHashMap<>();
    all.put("dim_measure", rows("dim_measure", measures()));
    all.put("dim_area", rows("dim_area", areas()));
    all.put("dim_period", rows("dim_period", periods()));
    all.put("dim_group", rows("dim_group", groups()));
    all.put("dim_status", rows("dim_status", statuses()));
    return all;
  }

  private List<Row> measures() {
    return catalogue.entries().values().stream().map(Dimensions::row).toList();
  }

  private static Row row(Entry entry) {
    return entry instanceof Measure measure ? row(measure) : row((Gap) entry);
  }

  private static Row row(Gap g) {
    return RowFactory.create(
        g.id(),
        g.title(),
        g.theme(),
        g.question(),
        g.unit(),
        g.better(),
        "gap",
        g.planSection(),
        g.nationalMeasure().isNone() ? null : g.nationalMeasure().national(),
        g.of(),
        1.0,
        new String[0],
        0.0,
        new String[0],
        g.notes(),
        g.limits().toArray(String[]::new),
        g.owner(),
        g.definition());
  }

  private static Row row(Measure m) {
    return RowFactory.create(
        m.id(),
        m.title(),
        m.theme(),
        m.question(),
        m.unit(),
        m.better(),
        m.kind().id(),
        m.planSection(),
        m.nationalMeasure().isNone() ? null : m.nationalMeasure().national(),
        denominator(m.denominator()),
        m.per(),
        m.sources().stream().sorted().toArray(String[]::new),
        m.minimumCoverage(),
        m.recordingChanges().stream().map(c -> c.date() + ": " + c.note()).toArray(String[]::new),
        m.notes(),
        m.limits().toArray(String[]::new),
        m.owner(),
        m.definition());
  }

  private static String denominator(Denominator denominator) {
    if (denominator instanceof Denominator.Population p) {
      return "residents aged %s in %d, %s".formatted(Residents.of(p).ages(), p.year(), p.vintage());
    }
    if (denominator instanceof Denominator.Rows rows) {
      return "rows where " + rows.where();
    }
    return denominator instanceof Denominator.OfMeasure of ? of.measureId() : null;
  }

  private List<Row> areas() {
    return new AreaTree(catalogue.references().get("area"), catalogue.references().get("ward"))
        .rows();
  }

  private static List<Row> periods() {
    List<Row> rows = new ArrayList<>();
    for (YearMonth m = FIRST; !m.isAfter(LAST); m = m.plusMonths(1)) {
      for (Period period : Period.endingIn(m, EnumSet.allOf(Window.class))) {
        rows.add(
            RowFactory.create(
                period.id(),
                period.window().id(),
                Date.valueOf(period.startDate()),
                Date.valueOf(period.endDate()),
                period.name(),
                Period.financialYear(m),
                m.getYear(),
                new Period(Window.QUARTER, m).name(),
                new Period(Window.MONTH, m).name(),
                100 * m.getYear() + m.getMonthValue()));
      }
    }
    return rows;
  }

  /** What readers are told where a value or a change is missing. */
  private static List<Row> statuses() {
    Map<String, String> reasons = new LinkedHashMap<>();
    reasons.put("ok", "There is a value.");
    reasons.put("incomplete", "Not enough of the data for this period has arrived yet.");
    reasons.put("no-denominator", "What the count is set against has not arrived.");
    reasons.put("zero-denominator", "There was nothing to set the count against.");
    reasons.put(
        "contradictory", "The sources contradict each other: more cases than there can be.");
    reasons.put(
        "suppressed",
        "Withheld to protect people: the number is small, or a small number could be worked out from it.");
    reasons.put(
        "restricted",
        "Not published in this detail, to protect people: look at a longer period or a larger area.");
    reasons.put(
        "rounded",
        "Counts are rounded: subtract the rounded ones to see about how much has changed.");
    reasons.put("not-covered", "Nothing has arrived for this period and area: that is not zero.");
    reasons.put("unreliable", "Withheld because too few people were asked for it to be of use.");
    reasons.put("no-earlier-value", "There is no value of a year before to compare with.");
    reasons.put("small-base", "Too few a year before for a change in per cent.");
    reasons.put("recording-change", "The way of recording changed in between.");
    reasons.put(
        "unsettled", "The latest figures still fill up, and are compared with nothing yet.");
    List<Row> rows = new ArrayList<>();
    reasons.forEach((status, reason) -> rows.add(RowFactory.create(status, reason)));
    return rows;
  }

  private List<Row> groups() {
    Map<String, Row> rows = new LinkedHashMap<>();
    rows.put("all/all", RowFactory.create("all", "all", "Everyone", 0));
    for (Measure measure : catalogue.measures().values()) {
      for (Breakdown breakdown : measure.breakdowns()) {
        int order = 1;
        for (String group : breakdown.groups()) {
          String name = group.substring(0, 1).toUpperCase(Locale.UK) + group.substring(1);
          rows.putIfAbsent(
              breakdown.id() + "/" + group,
              RowFactory.create(breakdown.id(), group, name, order++));
        }
      }
    }
    return new ArrayList<>(rows.values());
  }

  private Dataset<Row> rows(String table, List<Row> rows) {
    StructType schema = new StructType();
    for (var column : catalogue.table(table).columns()) {
      schema = schema.add(column.name(), DataType.fromDDL(column.type()), column.nullable());
    }
    return session.createDataFrame(rows, schema).coalesce(1);
  }
}
