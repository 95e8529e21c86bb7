package london.outcomes.insight.drivers;

import java.sql.Date;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import london.outcomes.catalogue.Period;
import london.outcomes.catalogue.Window;
import london.outcomes.stats.Estimate;
import london.outcomes.stats.survey.AverageEffect;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Findings as rows of {@code fact_driver}, without {@code run_id} and {@code release_id}. */
final class DriverTable {

  static final String NAME = "fact_driver";

  /** The code of London: what boroughs make together. */
  static final String LONDON = "E12000007";

  static final StructType SCHEMA =
      new StructType()
          .add("measure_id", DataTypes.StringType)
          .add("model_id", DataTypes.StringType)
          .add("period_id", DataTypes.StringType)
          .add("period_start", DataTypes.DateType)
          .add("period_end", DataTypes.DateType)
          .add("financial_year", DataTypes.StringType)
          .add("area_code", DataTypes.StringType)
          .add("group_type", DataTypes.StringType)
          .add("group_id", DataTypes.StringType)
          .add("factor_id", DataTypes.StringType)
          .add("factor_name", DataTypes.StringType)
          .add("theme", DataTypes.StringType)
          .add("sort_order", DataTypes.IntegerType)
          .add("respondents", DataTypes.DoubleType)
          .add("left_out_pct", DataTypes.DoubleType)
          .add("factor_pct", DataTypes.DoubleType)
          .add("effect", DataTypes.DoubleType)
          .add("lower", DataTypes.DoubleType)
          .add("upper", DataTypes.DoubleType)
          .add("standard_error", DataTypes.DoubleType)
          .add("effect_p", DataTypes.DoubleType)
          .add("adjusted_p", DataTypes.DoubleType)
          .add("unadjusted", DataTypes.DoubleType)
          .add("unadjusted_lower", DataTypes.DoubleType)
          .add("unadjusted_upper", DataTypes.DoubleType)
          .add("odds_ratio", DataTypes.DoubleType)
          .add("change", DataTypes.DoubleType)
          .add("change_lower", DataTypes.DoubleType)
          .add("change_upper", DataTypes.DoubleType)
          .add("is_full_model", DataTypes.BooleanType)
          .add("is_latest", DataTypes.BooleanType)
          .add("status", DataTypes.StringType)
          .add("sentence", DataTypes.StringType)
          .add("provenance", DataTypes.StringType);

  private DriverTable() {}

  /**
   * @param year respondents of the year: they say from when to when it goes, and how good it is
   */
  static Row row(
      String measure, String model, Finding finding, List<Response> year, int factors, int latest) {
    Model of = finding.model();
    Encoding encoding = of.encoding();
    boolean isShown = encoding.cases().size() >= Model.SMALL_BASE;
    AverageEffect effect = finding.effect();
    Estimate interval = effect.interval(Finding.CONFIDENCE);
    AverageEffect plain = finding.unadjusted();
    Estimate plainInterval = plain.interval(Finding.CONFIDENCE);
    Estimate change = finding.change();
    Period period = period(of.year());
    return RowFactory.create(
        measure,
        model,
        period.id(),
        Date.valueOf(year.get(0).month().atDay(1)),
        Date.valueOf(through(year)),
        Period.financialYear(period.last()),
        LONDON,
        of.groupType(),
        of.group(),
        finding.factor().column(),
        finding.factor().title(),
        finding.factor().theme(),
        finding.place() + 1,
        isShown ? (double) encoding.cases().size() : null,
        isShown ? encoding.leftOutPct() : null,
        finding.isKnown() ? encoding.pct(finding.place()) : null,
        orNull(effect.points()),
        orNull(interval.lower()),
        orNull(interval.upper()),
        orNull(effect.standardError()),
        orNull(effect.pValue()),
        orNull(finding.adjustedP()),
        orNull(plain.points()),
        orNull(plainInterval.lower()),
        orNull(plainInterval.upper()),
        orNull(finding.oddsRatio()),
        orNull(change.value()),
        orNull(change.lower()),
        orNull(change.upper()),
        encoding.columns().size() == factors,
        of.year() == latest,
        finding.status(),
        finding.sentence(),
        Responses.provenance(year));
  }

  static Period period(int year) {
    return new Period(Window.FINANCIAL_YEAR, YearMonth.of(year + 1, 3));
  }

  /** Last day of the last month with an interview. */
  static LocalDate through(List<Response> responses) {
    return responses.stream()
        .map(Response::month)
        .max(Comparator.naturalOrder())
        .orElseThrow()
        .atEndOfMonth();
  }

  static Double orNull(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
