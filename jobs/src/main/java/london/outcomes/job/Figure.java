package london.outcomes.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import london.outcomes.catalogue.Failure;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.ReferenceList;
import london.outcomes.run.DeliveryRecord;
import london.outcomes.run.Explanation;
import london.outcomes.run.Explanation.Cell;
import london.outcomes.run.Finding;
import london.outcomes.run.Ledger;
import london.outcomes.run.Step;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Walks a published figure back along the line to its files. */
final class Figure {

  private final Workplace place;

  Figure(Workplace place) {
    this.place = place;
  }

  /**
   * Explains.
   *
   * @param period empty for the latest
   * @throws Failure.Usage when there is no such measure or area
   * @throws Failure.InputMissing when there is no such figure
   */
  Explanation explain(String measureId, String period, String area, String group) {
    Measure measure = place.catalogue().measures().get(measureId);
    if (measure == null) {
      throw new Failure.Usage(
          "No measure '"
              + measureId
              + "'. There are: "
              + String.join(", ", place.catalogue().measures().keySet())
              + ".");
    }
    String areaCode = areaCode(area);
    Row figure = figure(measureId, period, areaCode, group);
    List<Cell> cells = cells(figure, measure, areaCode);
    Set<String> ids = new TreeSet<>();
    cells.forEach(c -> ids.addAll(c.deliveryIds()));
    Ledger ledger = new Ledger(place.lake());
    List<DeliveryRecord> deliveries =
        ledger.deliveries().stream()
            .filter(d -> d.isAccepted() && ids.contains(d.deliveryId()))
            .toList();
    List<Finding> findings = ledger.findings(ids);
    return new Explanation(
        texts(figure),
        definition(measure),
        cells,
        steps(figure, cells),
        deliveries,
        findings,
        gone(deliveries));
  }

  /** Why raw files are no longer there, by delivery. */
  private Map<String, String> gone(List<DeliveryRecord> deliveries) {
    RawCopies copies = new RawCopies(place.lake());
    Map<String, String> gone = new LinkedHashMap<>();
    for (DeliveryRecord d : deliveries) {
      copies
          .change(d.sourceId(), d.sha256())
          .filter(change -> change.keptAs().isEmpty())
          .ifPresent(change -> gone.put(d.deliveryId(), change.words()));
    }
    return gone;
  }

  private String areaCode(String area) {
    if (place.catalogue().references().get("ward").values("ward_code").contains(area)) {
      return area;
    }
    ReferenceList list = place.catalogue().references().get("area");
    return list.rows().stream()
        .filter(r -> r.get(0).equalsIgnoreCase(area) || r.get(1).equalsIgnoreCase(area))
        .map(r -> r.get(0))
        .findFirst()
        .orElseThrow(
            () ->
                new Failure.Usage(
                    "No area '"
                        + area
                        + "'. Use a borough's name or code, a ward's code, or London."));
  }

  private Row figure(String measureId, String period, String areaCode, String group) {
    Dataset<Row> rows =
        place
            .lake()
            .table("fact_measure")
            .read()
            .where(col("measure_id").equalTo(measureId))
            .where(col("area_code").equalTo(areaCode))
            .where(col("group_id").equalTo(group));
    Dataset<Row> chosen =
        period.isEmpty()
            ? rows.where(col("status").equalTo("ok"))
                .orderBy(col("period_end").desc(), col("period_start"), col("window").desc())
            : rows.where(col("period_id").equalTo(period));
    return chosen.limit(1).collectAsList().stream()
        .findFirst()
        .orElseThrow(
            () ->
                new Failure.InputMissing(
                    "No figure for %s, period '%s', area %s, group %s. Look with: outcomes query \"select distinct period_id, area_code, group_id from fact_measure where measure_id = '%s'\""
                        .formatted(measureId, period, areaCode, group, measureId)));
  }

  private List<Cell> cells(Row figure, Measure measure, String areaCode) {
    Set<String> areas = place.areas().smallest(areaCode, place.forces().get(measure.id()));
    return place
        .lake()
        .table("cells")
        .read()
        .where(col("measure_id").equalTo(measure.id()))
        .where(col("area_code").isInCollection(areas))
        .where(col("group_type").equalTo(figure.<String>getAs("group_type")))
        .where(col("group_id").equalTo(figure.<String>getAs("group_id")))
        .where(
            col("month")
                .between(lit(figure.getAs("period_start")), lit(figure.getAs("period_end"))))
        .groupBy(
            date_format(col("month"), "yyyy-MM").as("month"),
            col("area_code"),
            col("delivery_ids"),
            col("run_id"))
        .agg(sum("amount").as("amount"))
        .orderBy("month", "area_code")
        .select("month", "area_code", "amount", "delivery_ids", "run_id")
        .collectAsList()
        .stream()
        .map(
            r ->
                new Cell(
                    r.getString(0), r.getString(1), r.getDouble(2), r.getList(3), r.getString(4)))
        .toList();
  }

  /** The steps of the runs that wrote the cells, the measure and the release. */
  private List<Step> steps(Row figure, List<Cell> cells) {
    Set<String> runs = new TreeSet<>();
    cells.forEach(c -> runs.add(c.runId()));
    runs.add(figure.getAs("run_id"));
    runs.add(figure.getAs("release_id"));
    return place
        .lake()
        .table("step")
        .read()
        .where(col("run_id").isInCollection(runs))
        .where(col("table_name").isin("cells", "measures", "fact_measure"))
        .orderBy("run_id", "table_version")
        .collectAsList()
        .stream()
        .map(
            r ->
                new Step(
                    r.getAs("step"),
                    r.getAs("table_name"),
                    r.getAs("table_version"),
                    r.getJavaMap(r.fieldIndex("tables_read")),
                    r.getAs("row_count"),
                    r.getAs("seconds")))
        .toList();
  }

  private static Map<String, String> definition(Measure measure) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("title", measure.title());
    texts.put("counts", measure.numerator().sum() + " where " + measure.numerator().where());
    texts.put("set against", measure.denominator().toString());
    texts.put("unit", measure.unit());
    texts.put("table", measure.table());
    texts.put(
        "definition", "conf/measures/" + measure.id() + ".yaml, digest " + measure.definition());
    texts.put("notes", measure.notes());
    texts.put("limits", String.join(" ", measure.limits()));
    return texts;
  }

  private static Map<String, String> texts(Row figure) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : figure.schema().fieldNames()) {
      Object value = figure.getAs(name);
      if (value != null) {
        texts.put(name, value.toString());
      }
    }
    return texts;
  }
}
