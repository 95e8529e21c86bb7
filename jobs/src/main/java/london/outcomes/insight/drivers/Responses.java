package london.outcomes.insight.drivers;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.sql.Date;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import london.outcomes.catalogue.Breakdown;
import london.outcomes.catalogue.Drivers;
import london.outcomes.catalogue.Drivers.Factor;
import london.outcomes.catalogue.Drivers.Outcome;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.Sample;
import london.outcomes.insight.Provenances;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Records of a survey to responses. Weights, strata, contracts and groups are those of the
 * outcome's measure, so that what is explained is what is published. One year of the Public
 * Attitude Survey is some 19,200 rows of a few dozen bytes: ten years of them fit where a model is
 * driven from.
 */
record Responses(Outcome outcome, Measure measure, Drivers drivers) {

  static final String UNKNOWN = "unknown";

  /** From the strongest to the weakest. */
  static String provenance(List<Response> responses) {
    return Provenances.ORDER.get(responses.stream().mapToInt(Response::provenance).max().orElse(0));
  }

  /** Characteristics that are modelled apart, or by which models are checked. */
  List<Breakdown> characteristics() {
    return measure.breakdowns().stream()
        .filter(b -> drivers.breakdowns().contains(b.id()) || drivers.checks().contains(b.id()))
        .toList();
  }

  /** The respondents of the measure's contracts, in their own order. */
  List<Response> of(Dataset<Row> records) {
    Sample sample = measure.sample().orElseThrow();
    return records
        .where(col("source_id").isInCollection(measure.sources()))
        .select(
            col("month"),
            coalesce(expr(sample.stratum()), lit("")),
            coalesce(expr(sample.weight()).cast("double"), lit(0.0)),
            concat(answers()),
            array(drivers.controls().stream().map(Responses::control).toArray(Column[]::new)),
            array(characteristics().stream().map(Responses::category).toArray(Column[]::new)),
            col("provenance"))
        .collectAsList()
        .stream()
        .map(Responses::response)
        .sorted()
        .toList();
  }

  private Column[] answers() {
    return Stream.concat(
            Stream.of(outcome.answer()), drivers.factors().stream().map(Factor::column))
        .map(name -> when(col(name).isNull(), "-").when(col(name), "1").otherwise("0"))
        .toArray(Column[]::new);
  }

  private static Column control(String name) {
    return coalesce(col(name).cast("string"), lit(UNKNOWN));
  }

  /** As in the measure: a category that it does not name is unknown. */
  private static Column category(Breakdown breakdown) {
    Column column = expr(breakdown.column());
    return when(column.isInCollection(breakdown.groups()), column).otherwise(UNKNOWN);
  }

  private static Response response(Row row) {
    return new Response(
        YearMonth.from(row.<Date>getAs(0).toLocalDate()),
        row.getString(1),
        row.getDouble(2),
        row.getString(3),
        row.getList(4),
        row.getList(5),
        Math.max(0, Provenances.ORDER.indexOf(row.getString(6))));
  }
}
