package london.outcomes.disclosure;

import static london.outcomes.disclosure.ProtectedMeasures.LONDON;
import static london.outcomes.disclosure.ProtectedMeasures.PARENTS;
import static london.outcomes.disclosure.ProtectedMeasures.QUANTITIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Date;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import london.outcomes.SharedSession;
import london.outcomes.catalogue.Window;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two years of a town's figures pass disclosure control in one go. */
class SuppressionTest {

  private static final StructType SCHEMA =
      new StructType()
          .add("measure_id", DataTypes.StringType)
          .add("period_id", DataTypes.StringType)
          .add("window", DataTypes.StringType)
          .add("period_end", DataTypes.DateType)
          .add("area_code", DataTypes.StringType)
          .add("area_level", DataTypes.StringType)
          .add("group_type", DataTypes.StringType)
          .add("group_id", DataTypes.StringType)
          .add("count", DataTypes.DoubleType)
          .add("denominator", DataTypes.DoubleType)
          .add("value", DataTypes.DoubleType)
          .add("lower", DataTypes.DoubleType)
          .add("upper", DataTypes.DoubleType)
          .add("standard_error", DataTypes.DoubleType)
          .add("respondents", DataTypes.DoubleType)
          .add("effective_base", DataTypes.DoubleType)
          .add("group_base", DataTypes.DoubleType)
          .add("group_pct", DataTypes.DoubleType)
          .add("change", DataTypes.DoubleType)
          .add("change_pct", DataTypes.DoubleType)
          .add("change_p", DataTypes.DoubleType)
          .add("change_status", DataTypes.StringType)
          .add("baseline_value", DataTypes.DoubleType)
          .add("baseline_change", DataTypes.DoubleType)
          .add("baseline_change_pct", DataTypes.DoubleType)
          .add("baseline_change_p", DataTypes.DoubleType)
          .add("baseline_status", DataTypes.StringType)
          .add("status", DataTypes.StringType)
          .add("reliability", DataTypes.StringType);

  private static final Place RESTRICTED =
      new Place(Window.MONTH, YearMonth.of(2024, 6), LONDON, "all", "all");

  private static final List<Row> GIVEN = new ArrayList<>();
  private static Dataset<Row> areas;
  private static Dataset<Row> given;
  private static Dataset<Row> out;
  private static List<Row> rows;

  @BeforeAll
  static void protect() {
    List<MeasureCounts> figures = new Town(new Random(7), 8, 9).figures("offences");
    figures.forEach(f -> GIVEN.add(row("offences", f.place(), f.count(), null)));
    figures.forEach(f -> GIVEN.add(row("open", f.place(), f.count(), null)));
    new Town(new Random(9), 5, 12)
        .figures("admissions")
        .forEach(f -> GIVEN.add(row("admissions", f.place(), f.count(), null)));
    GIVEN.add(row("offences", RESTRICTED, 30, null));
    GIVEN.add(
        row(
            "offences",
            new Place(Window.ROLLING_12, YearMonth.of(2025, 7), LONDON, "all", "all"),
            300,
            null));
    GIVEN.add(
        row(
            "offences",
            new Place(Window.QUARTER, YearMonth.of(2024, 6), "a1", "sex", "male"),
            30,
            null));
    GIVEN.add(row("survey", RESTRICTED, 30, "suppress_small_base"));
    GIVEN.add(row("survey", RESTRICTED.of("a1"), 30, "present"));
    StructType area =
        new StructType()
            .add("area_code", DataTypes.StringType)
            .add("parent_code", DataTypes.StringType);
    List<Row> all = new ArrayList<>();
    PARENTS.forEach((code, parent) -> all.add(RowFactory.create(code, parent)));
    all.add(RowFactory.create(LONDON, null));
    areas = SharedSession.get().createDataFrame(all, area);
    given = SharedSession.get().createDataFrame(GIVEN, SCHEMA);
    ReleasedCounts counts = new ReleasedCounts(QUANTITIES);
    out =
        new Suppression(QUANTITIES)
            .protect(
                given,
                new Protection(QUANTITIES, ReleasedCounts.parents(areas))
                    .decide(counts.of(given), List.of()));
    rows = out.collectAsList();
  }

  private static Row row(String measure, Place place, double count, String reliability) {
    String level =
        place.area().equals(LONDON)
            ? "region"
            : PARENTS.containsValue(place.area()) ? "bcu" : "borough";
    return RowFactory.create(
        measure,
        place.period().id(),
        place.window().id(),
        Date.valueOf(place.period().endDate()),
        place.area(),
        level,
        place.groupType(),
        place.group(),
        count,
        100.0,
        count / 100,
        count / 200,
        count / 50,
        null,
        null,
        null,
        200.0,
        count / 2,
        1.0,
        10.0,
        0.5,
        "ok",
        count,
        0.0,
        0.0,
        1.0,
        "ok",
        "ok",
        reliability);
  }

  private static List<Row> of(String measure, String status) {
    return rows.stream()
        .filter(row -> row.<String>getAs("measure_id").equals(measure))
        .filter(row -> row.<String>getAs("status").equals(status))
        .toList();
  }

  private static String place(Row row) {
    return row.getAs("period_id") + "/" + row.getAs("area_code") + "/" + row.getAs("group_id");
  }

  @Test
  void thePublishedRowsPassTheAudit() {
    List<MeasureCounts> released = new ReleasedCounts(QUANTITIES).of(given, out);
    Audit.Found found = new Audit(QUANTITIES, PARENTS).of(List.of(released)).get(1);
    assertThat(found.exposed()).isEmpty();
    assertThat(found.withheld()).isEqualTo(of("offences", "suppressed").size()).isPositive();
    assertThat(found.primary()).isPositive().isLessThan(found.withheld());
    assertThat(of("offences", "ok")).isNotEmpty();
  }

  @Test
  void shortWindowsOddYearsAndGroupsOfBoroughsAreNotPublished() {
    assertThat(of("offences", "restricted"))
        .extracting(SuppressionTest::place)
        .containsExactlyInAnyOrder("2024-06/L/all", "R12-2025-07/L/all", "2024-25-Q1/a1/male");
  }

  @Test
  void anEstimateOfTooFewRespondentsHasNoNumbers() {
    assertThat(of("survey", "unreliable")).hasSize(1).allMatch(row -> row.getAs("value") == null);
    assertThat(of("survey", "ok")).hasSize(1).allMatch(row -> row.getAs("value") != null);
  }

  @Test
  void everythingDerivedIsWithheldToo() {
    for (String status : List.of("suppressed", "restricted")) {
      for (Row row : of("offences", status)) {
        Suppression.NUMBERS.forEach(
            n -> assertThat(row.<Object>getAs(n)).as(place(row) + n).isNull());
        assertThat(row.<String>getAs("change_status")).as(place(row)).isEqualTo(status);
      }
    }
  }

  @Test
  void aChangeIsShownWhereBothValuesAre() {
    Set<String> shown =
        of("offences", "ok").stream().map(SuppressionTest::place).collect(Collectors.toSet());
    Map<Boolean, Long> changes =
        of("offences", "ok").stream()
            .filter(row -> row.<String>getAs("period_id").startsWith("2025-26-Q"))
            .collect(
                Collectors.partitioningBy(
                    row -> {
                      String earlier = place(row).replace("2025-26", "2024-25");
                      boolean isShown = row.getAs("change") != null;
                      assertThat(isShown).as(place(row)).isEqualTo(shown.contains(earlier));
                      assertThat(row.<Object>getAs("change_pct") != null).isEqualTo(isShown);
                      return isShown;
                    },
                    Collectors.counting()));
    assertThat(changes.get(true)).isPositive();
    assertThat(changes.get(false)).isPositive();
  }

  @Test
  void admissionsAreRoundedAndIntervalsAreNot() {
    assertThat(of("admissions", "suppressed")).isNotEmpty();
    assertThat(of("admissions", "ok"))
        .hasSizeGreaterThan(20)
        .allSatisfy(
            row -> {
              double count = row.<Double>getAs("count");
              assertThat(count % 5).isZero();
              assertThat(row.<Double>getAs("value")).isEqualTo(count / 100, within(1e-12));
              assertThat(row.<Double>getAs("lower") * 200).isBetween(count - 2.1, count + 2.1);
              assertThat(row.<Double>getAs("change")).isNull();
              assertThat(row.<String>getAs("change_status")).isEqualTo("rounded");
            })
        .anyMatch(row -> Math.round(row.<Double>getAs("lower") * 200) % 5 != 0);
  }

  @Test
  void noBaselineIsToldWhereSmallCountsAreWithheld() {
    assertThat(of("offences", "ok"))
        .allMatch(row -> row.getAs("baseline_value") == null)
        .allMatch(row -> row.getAs("baseline_change") == null)
        .allMatch(row -> row.getAs("baseline_status").equals("restricted"));
    assertThat(of("survey", "unreliable"))
        .allMatch(row -> row.getAs("baseline_value") == null)
        .allMatch(row -> row.getAs("baseline_status").equals("unreliable"));
  }

  @Test
  void howLargeAGroupIsIsToldWhereEverybodyIs() {
    Set<String> shown =
        of("offences", "ok").stream().map(SuppressionTest::place).collect(Collectors.toSet());
    Map<Boolean, Long> parts =
        of("offences", "ok").stream()
            .filter(row -> !row.getAs("group_id").equals("all"))
            .collect(
                Collectors.partitioningBy(
                    row -> {
                      String all = place(row).replaceFirst("[^/]*$", "all");
                      boolean isTold = row.getAs("group_pct") != null;
                      assertThat(isTold).as(place(row)).isEqualTo(shown.contains(all));
                      assertThat(row.<Object>getAs("group_base") != null).isEqualTo(isTold);
                      return isTold;
                    },
                    Collectors.counting()));
    assertThat(parts.get(true)).isPositive();
  }

  @Test
  void aMeasureThatIsPublishedInThisDetailIsLeftAlone() {
    List<Row> open = GIVEN.stream().filter(row -> row.getString(0).equals("open")).toList();
    assertThat(of("open", "ok")).containsExactlyInAnyOrderElementsOf(open);
  }

  @Test
  void rowsAndColumnsStayTheSame() {
    assertThat(out.columns()).containsExactly(SCHEMA.fieldNames());
    assertThat(rows).hasSameSizeAs(GIVEN);
  }
}
