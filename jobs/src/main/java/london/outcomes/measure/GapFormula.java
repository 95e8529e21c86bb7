package london.outcomes.measure;

import static london.outcomes.measure.CellColumns.ALL;
import static london.outcomes.measure.CellColumns.UNKNOWN;
import static org.apache.spark.sql.functions.udf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import london.outcomes.catalogue.Kind;
import london.outcomes.stats.Estimate;
import london.outcomes.stats.Proportions;
import london.outcomes.stats.TwoProportions;
import london.outcomes.stats.survey.GapStatus;
import london.outcomes.stats.survey.JointSums;
import london.outcomes.stats.survey.SurveyGap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF5;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.Iterable;
import scala.collection.Map;
import scala.jdk.javaapi.CollectionConverters;

/** The gaps between the groups of one measure, period and area (methods M08 and M14). */
final class GapFormula {

  private static final double POINTS = 100;
  private static final StructType GAP =
      new StructType()
          .add(CellColumns.GROUP_TYPE, DataTypes.StringType)
          .add(CellColumns.GROUP, DataTypes.StringType)
          .add("reference_id", DataTypes.StringType)
          .add("gap", DataTypes.DoubleType)
          .add("lower", DataTypes.DoubleType)
          .add("upper", DataTypes.DoubleType)
          .add("gap_p", DataTypes.DoubleType)
          .add("group_value", DataTypes.DoubleType)
          .add("reference_value", DataTypes.DoubleType)
          .add("group_base", DataTypes.DoubleType)
          .add("reference_base", DataTypes.DoubleType)
          .add("headline", DataTypes.StringType)
          .add("evidence", DataTypes.StringType)
          .add("reliability", DataTypes.StringType)
          .add(CellColumns.COVERAGE, DataTypes.DoubleType)
          .add(CellColumns.STATUS, DataTypes.StringType)
          .add(CellColumns.DATA_STATUS, DataTypes.StringType)
          .add(CellColumns.PROVENANCE, DataTypes.StringType);

  private GapFormula() {}

  /** (kind, tolerance, minimum coverage, references by breakdown, groups) to gaps. */
  static UserDefinedFunction gaps() {
    UDF5<String, Double, Double, Map<String, String>, Iterable<Row>, Row[]> f = GapFormula::gaps;
    // Else Spark would work gaps out a second time, to know beforehand which rows have none.
    return udf(f, DataTypes.createArrayType(GAP)).asNondeterministic();
  }

  private static Row[] gaps(
      String kind,
      Double tolerance,
      Double minimumCoverage,
      Map<String, String> references,
      Iterable<Row> groups) {
    List<Row> all = new ArrayList<>(CollectionConverters.asJavaCollection(groups));
    Optional<Row> everyone = find(all, ALL, ALL);
    List<Row> gaps = new ArrayList<>();
    if (everyone.isEmpty()) {
      return new Row[0];
    }
    Comparison comparison =
        new Comparison(Kind.valueOf(kind), tolerance, minimumCoverage, everyone.get());
    for (Row group : all) {
      String type = group.getAs(CellColumns.GROUP_TYPE);
      String id = group.getAs(CellColumns.GROUP);
      if (!type.equals(ALL) && !id.equals(UNKNOWN)) {
        gaps.add(comparison.row(group, everyone.get()));
        find(all, type, references.apply(type))
            .filter(reference -> reference != group)
            .ifPresent(reference -> gaps.add(comparison.row(group, reference)));
      }
    }
    return gaps.toArray(Row[]::new);
  }

  private static Optional<Row> find(List<Row> groups, String type, String id) {
    return groups.stream()
        .filter(g -> g.getAs(CellColumns.GROUP_TYPE).equals(type))
        .filter(g -> g.getAs(CellColumns.GROUP).equals(id))
        .findFirst();
  }

  /** What is known of a gap. */
  private record Found(Estimate gap, double p, String reliability) {}

  private static final class Comparison {

    private final Kind kind;
    private final double tolerance;
    private final double minimumCoverage;
    private final Row everyone;

    /** Of everybody, needed for each group of a sample; null for counts. */
    private final Strata all;

    private Comparison(Kind kind, double tolerance, double minimumCoverage, Row everyone) {
      this.kind = kind;
      this.tolerance = tolerance;
      this.minimumCoverage = minimumCoverage;
      this.everyone = everyone;
      this.all = kind == Kind.WEIGHTED_PROPORTION ? strata(everyone) : null;
    }

    private Row row(Row group, Row reference) {
      double coverage = group.getAs(CellColumns.COVERAGE);
      boolean isComplete = coverage >= minimumCoverage;
      boolean isKnown =
          Formula.number(group, "denominator") > 0 && Formula.number(reference, "denominator") > 0;
      Found found = isComplete && isKnown ? found(group, reference) : nothing();
      GapStatus status = GapStatus.of(found.gap, tolerance);
      String state = isKnown ? Evaluate.OK : Evaluate.ZERO_DENOMINATOR;
      return RowFactory.create(
          group.getAs(CellColumns.GROUP_TYPE),
          group.getAs(CellColumns.GROUP),
          reference.getAs(CellColumns.GROUP),
          Formula.orNull(found.gap.value()),
          Formula.orNull(found.gap.lower()),
          Formula.orNull(found.gap.upper()),
          Formula.orNull(found.p),
          isComplete && isKnown ? share(group) : null,
          isComplete && isKnown ? share(reference) : null,
          isComplete ? base(group) : null,
          isComplete ? base(reference) : null,
          code(status.headline()),
          code(status.evidence()),
          found.reliability,
          coverage,
          isComplete ? state : Evaluate.INCOMPLETE,
          group.getAs(CellColumns.DATA_STATUS),
          group.getAs(CellColumns.PROVENANCE));
    }

    private Found found(Row group, Row reference) {
      return kind == Kind.WEIGHTED_PROPORTION
          ? ofSample(group, reference)
          : ofCounts(group, reference);
    }

    /** Everybody holds the group, so the two share respondents; two groups share strata only. */
    private Found ofSample(Row group, Row reference) {
      Strata own = strata(group);
      boolean isPart = reference == everyone;
      Strata other = isPart ? all : strata(reference);
      SurveyGap gap =
          SurveyGap.of(
              all.design(),
              own.domain(),
              other.domain(),
              isPart ? JointSums.within(own.domain()) : JointSums.none(),
              all.domain().degreesOfFreedom());
      String weaker = Formula.reliability(own.proportion());
      if (!weaker.startsWith("suppress")) {
        String others = Formula.reliability(other.proportion());
        weaker = others.equals("present") ? weaker : others;
      }
      return new Found(gap.normal(Formula.CONFIDENCE), gap.normalPValue(), weaker);
    }

    /**
     * Newcombe's interval of two groups (M08). Everybody's share lies between the group's and that
     * of all others: p - p_all = (1 - n/n_all)·(p - p_others).
     */
    private Found ofCounts(Row group, Row reference) {
      double x = Formula.number(group, CellColumns.COUNT);
      double n = Formula.number(group, CellColumns.DENOMINATOR);
      double y = Formula.number(reference, CellColumns.COUNT);
      double m = Formula.number(reference, CellColumns.DENOMINATOR);
      double part = 1;
      if (reference == everyone) {
        y -= x;
        m -= n;
        part = m / (m + n);
      }
      if (m <= 0) {
        return nothing();
      }
      Estimate difference = Proportions.difference(x, n, y, m, Formula.CONFIDENCE);
      return new Found(
          difference.times(POINTS * part), TwoProportions.pooledPValue(x, n, y, m), null);
    }

    private static String code(GapStatus.Verdict verdict) {
      return verdict == GapStatus.Verdict.UNKNOWN ? null : verdict.code();
    }

    private Double share(Row row) {
      return POINTS
          * Formula.number(row, CellColumns.COUNT)
          / Formula.number(row, CellColumns.DENOMINATOR);
    }

    /** Respondents of a sample, cases of a count. */
    private Double base(Row row) {
      return row.getAs(
          kind == Kind.WEIGHTED_PROPORTION ? CellColumns.RESPONDENTS : CellColumns.DENOMINATOR);
    }
  }

  private static Found nothing() {
    return new Found(Estimate.undefined("none", "missing_input"), Double.NaN, null);
  }

  private static Strata strata(Row row) {
    return Strata.of(row.getAs(PeriodSums.PARTS));
  }
}
