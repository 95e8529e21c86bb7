package london.outcomes.insight.place;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Findings as rows of {@code fact_emerging}, without counts that give a small count away. */
final class EmergingFacts {

  static final StructType TYPE =
      new StructType()
          .add("month", DataTypes.DateType, false)
          .add("area_code", DataTypes.StringType, false)
          .add("area_level", DataTypes.StringType, false)
          .add("borough_code", DataTypes.StringType, false)
          .add("category_id", DataTypes.StringType, false)
          .add("observed", DataTypes.LongType)
          .add("expected", DataTypes.DoubleType, false)
          .add("excess", DataTypes.DoubleType)
          .add("lower", DataTypes.DoubleType, false)
          .add("upper", DataTypes.DoubleType, false)
          .add("p", DataTypes.DoubleType)
          .add("adjusted_p", DataTypes.DoubleType)
          .add("rank", DataTypes.IntegerType, false)
          .add("since_date", DataTypes.DateType, false)
          .add("months_count", DataTypes.IntegerType, false)
          .add("together_count", DataTypes.IntegerType, false)
          .add("is_latest", DataTypes.BooleanType, false)
          .add("status", DataTypes.StringType, false)
          .add("provenance", DataTypes.StringType, false);

  private record Series(String area, String category) {}

  private record Holder(int month, String level, String holder, String category) {}

  private final List<Findings.Finding> findings;
  private final int last;
  private final Map<Series, Set<Integer>> months = new HashMap<>();
  private final Map<Holder, Long> told;

  EmergingFacts(List<Findings.Finding> findings, int last) {
    this.findings = findings;
    this.last = last;
    for (Findings.Finding finding : findings) {
      months
          .computeIfAbsent(series(finding.rise()), s -> new HashSet<>())
          .add(finding.rise().month());
    }
    told =
        findings.stream()
            .map(Findings.Finding::rise)
            .collect(
                Collectors.groupingBy(
                    EmergingFacts::holder, Collectors.summingLong(Rise::observed)));
  }

  List<Row> rows(Map<String, String> provenances) {
    List<Row> rows = new ArrayList<>();
    findings.forEach(finding -> rows.add(row(finding, provenances)));
    return rows;
  }

  private Row row(Findings.Finding finding, Map<String, String> provenances) {
    Rise rise = finding.rise();
    int since = since(rise);
    boolean isTold = !leavesFew(rise);
    return RowFactory.create(
        date(rise.month()),
        rise.area(),
        rise.level(),
        rise.borough(),
        rise.category(),
        isTold ? rise.observed() : null,
        rise.expected(),
        isTold ? rise.excess() : null,
        rise.lower(),
        rise.upper(),
        isTold ? rise.p() : null,
        isTold ? finding.adjustedP() : null,
        finding.rank(),
        date(since),
        rise.month() - since + 1,
        rise.months(),
        rise.month() == last,
        isTold ? "ok" : "suppressed",
        provenances.get(rise.category()));
  }

  /** First of the months in a row, up to this one, in which the series was found unusual. */
  private int since(Rise rise) {
    int since = rise.month();
    while (months.get(series(rise)).contains(since - 1)) {
      since--;
    }
    return since;
  }

  /** Whether the total of the larger area, less what is told here, would be a small count. */
  private boolean leavesFew(Rise rise) {
    long rest = rise.whole() - told.get(holder(rise));
    return rest > 0 && rest < Watch.SMALLEST_TOLD;
  }

  private static Series series(Rise rise) {
    return new Series(rise.area(), rise.category());
  }

  private static Holder holder(Rise rise) {
    String holder = rise.level().equals(Panel.WARD) ? rise.borough() : Checks.LONDON;
    return new Holder(rise.month(), rise.level(), holder, rise.category());
  }

  static LocalDate day(int month) {
    return LocalDate.of(Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1, 1);
  }

  private static Date date(int month) {
    return Date.valueOf(day(month));
  }
}
