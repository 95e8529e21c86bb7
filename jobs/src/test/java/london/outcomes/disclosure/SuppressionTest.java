package london.outcomes.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import london.outcomes.SharedSession;
import london.outcomes.catalogue.Breakdown;
import london.outcomes.catalogue.Denominator;
import london.outcomes.catalogue.Disclosure;
import london.outcomes.catalogue.Kind;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.Window;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each case is a period; all of them pass disclosure control in one go. Threshold 4. */
class SuppressionTest {

  private static final String LONDON = "E12000007";
  private static final int THRESHOLD = 4;
  private static final long SEED = 27;
  private static final int RANDOM_TABLES = 60;

  /** Boroughs a1 and a2 make the unit BCU-A, b1 and b2 BCU-B; c is in none. */
  private static final Map<String, String> PARENTS =
      new LinkedHashMap<>(
          Map.of("a1", "BCU-A", "a2", "BCU-A", "b1", "BCU-B", "b2", "BCU-B", "c", LONDON));

  private static final StructType SCHEMA =
      new StructType()
          .add("measure_id", DataTypes.StringType)
          .add("period_id", DataTypes.StringType)
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
          .add("window", DataTypes.StringType)
          .add("reliability", DataTypes.StringType);

  private static final List<String> NUMBERS =
      List.of(
          "count", "denominator", "value", "lower", "upper", "change", "change_pct", "change_p");

  /** Records of all groups together. */
  private static final int BASE = 2000;

  private static final List<Row> GIVEN = new ArrayList<>();
  private static Dataset<Row> out;
  private static Map<String, Row> rows;

  @BeforeAll
  static void protect() {
    table("strict", "one-small", Map.of("a1", 3, "a2", 20, "b1", 10, "b2", 30, "c", 40));
    table("windows", "quarter-1", Map.of("a1", 3, "a2", 20, "b1", 10, "b2", 30, "c", 40));
    table("windows", "month-1", Map.of("a1", 13, "a2", 20, "b1", 10, "b2", 30, "c", 40));
    group("windows", "quarter-2", "sex", "female", Map.of("a1", 13, "a2", 20));
    group("windows", "quarter-2", "sex", "unknown", Map.of("a1", 13, "a2", 20));
    group("windows", "month-2", "sex", "unknown", Map.of("a1", 13, "a2", 20));
    group("open", "quarter-2", "sex", "unknown", Map.of("a1", 13, "a2", 20));
    table("survey", "small-base", Map.of("a1", 13));
    GIVEN.replaceAll(SuppressionTest::judged);
    table("strict", "none-small", Map.of("a1", 0, "a2", 20, "b1", 10, "b2", 30, "c", 40));
    table("strict", "ones-only", Map.of("a1", 1, "a2", 1, "b1", 10, "b2", 30, "c", 40));
    table("strict", "small-total", Map.of("a1", 1, "a2", 0, "b1", 2, "b2", 0, "c", 0));
    table("strict", "lonely", Map.of("a1", 2, "a2", 0, "b1", 0, "b2", 0, "c", 0));
    table("strict", "small-total-of-5", Map.of("a1", 2, "a2", 3, "b1", 0, "b2", 0, "c", 0));
    table("open", "one-small", Map.of("a1", 3, "a2", 20, "b1", 10, "b2", 30, "c", 40));
    for (String group : List.of("white", "black")) {
      Map<String, Integer> counts = Map.of("a1", 30, "a2", 20, "b1", 10, "b2", 30, "c", 40);
      Map<String, Integer> few = new LinkedHashMap<>(counts);
      few.put(group.equals("white") ? "a1" : "c", 2);
      group("ratio", "groups", "ethnicity", group, few);
    }
    Random random = new Random(SEED);
    for (int i = 0; i < RANDOM_TABLES; i++) {
      Map<String, Integer> counts = new LinkedHashMap<>();
      PARENTS.keySet().forEach(b -> counts.put(b, random.nextInt(9)));
      table("strict", "random-" + i, counts);
    }
    out = protectedRows();
    rows = out.collectAsList().stream().collect(Collectors.toMap(SuppressionTest::key, row -> row));
  }

  @Test
  void oneWindowOfEverybodyIsPublishedAndNothingElse() {
    assertThat(row("windows/month-1", LONDON).<String>getAs("status")).isEqualTo("restricted");
    assertThat(row("windows/month-1", "b2").<Double>getAs("count")).isNull();
    assertThat(row("windows/month-1", "b2").<Double>getAs("change_p")).isNull();
    assertThat(row("windows/quarter-1", "b2").<Double>getAs("count")).isEqualTo(30.0);
    assertThat(row("windows/quarter-1", "a1").<String>getAs("status")).isEqualTo("suppressed");
    assertThat(out.where("group_type = 'sex' AND measure_id = 'windows'").collectAsList())
        .isNotEmpty()
        .allMatch(r -> r.<String>getAs("status").equals("restricted") && r.isNullAt(6));
  }

  @Test
  void anEstimateOfTooFewRespondentsHasNoNumbers() {
    assertThat(row("survey/small-base", "a1").<String>getAs("status")).isEqualTo("unreliable");
    assertThat(row("survey/small-base", "a1").<Double>getAs("value")).isNull();
    assertThat(row("survey/small-base", LONDON).<Double>getAs("value")).isEqualTo(0.13);
  }

  @Test
  void noBaselineIsToldWhereSmallCountsAreWithheld() {
    for (String place : List.of("strict/none-small", "windows/quarter-1")) {
      Row row = row(place, LONDON);
      assertThat(row.<Double>getAs("count")).as(place).isNotNull();
      assertThat(row.<Double>getAs("baseline_value")).as(place).isNull();
      assertThat(row.<Double>getAs("baseline_change")).as(place).isNull();
      assertThat(row.<String>getAs("baseline_status")).as(place).isEqualTo("restricted");
    }
    assertThat(row("survey/small-base", "a1").<Double>getAs("baseline_change")).isNull();
    assertThat(row("survey/small-base", "a1").<String>getAs("baseline_status"))
        .isEqualTo("unreliable");
    assertThat(row("open/one-small", "a1").<Double>getAs("baseline_value")).isEqualTo(3);
    assertThat(row("open/one-small", "a1").<String>getAs("baseline_status")).isEqualTo("ok");
  }

  @Test
  void howMuchIsNotKnownIsToldInWholePerCentForLondonAlone() {
    Row unknown = rows.get("windows/quarter-2/unknown/" + LONDON);
    assertThat(unknown.<String>getAs("status")).isEqualTo("restricted");
    assertThat(unknown.<Double>getAs("group_pct")).isEqualTo(2);
    assertThat(unknown.<Double>getAs("group_base")).isNull();
    for (String other : List.of("quarter-2/unknown/a1", "quarter-2/female/", "month-2/unknown/")) {
      String key = "windows/" + other + (other.endsWith("/") ? LONDON : "");
      assertThat(rows.get(key).<Double>getAs("group_pct")).as(key).isNull();
    }
    assertThat(rows.get("open/quarter-2/unknown/" + LONDON).<Double>getAs("group_pct"))
        .isEqualTo(1.65);
  }

  private static Dataset<Row> protectedRows() {
    StructType area =
        new StructType()
            .add("area_code", DataTypes.StringType)
            .add("parent_code", DataTypes.StringType);
    List<Row> areas = new ArrayList<>();
    PARENTS.forEach((code, parent) -> areas.add(RowFactory.create(code, parent)));
    areas.add(RowFactory.create("BCU-A", LONDON));
    areas.add(RowFactory.create("BCU-B", LONDON));
    areas.add(RowFactory.create(LONDON, null));
    return new Suppression(
            List.of(
                measure("strict", Disclosure.SUPPRESS, Kind.COUNT),
                measure("windows", Disclosure.SUPPRESS, "quarter", Kind.COUNT),
                measure("survey", Disclosure.SURVEY, Kind.COUNT),
                measure("ratio", Disclosure.SUPPRESS, Kind.RATE_RATIO),
                measure("open", Disclosure.PUBLISHED, Kind.COUNT)))
        .protect(
            SharedSession.get().createDataFrame(GIVEN, SCHEMA),
            SharedSession.get().createDataFrame(areas, area));
  }

  /** What the survey measure says of a1 rests on too few respondents; London is sound. */
  private static Row judged(Row row) {
    if (!row.getString(0).equals("survey")) {
      return row;
    }
    Object[] values = new Object[SCHEMA.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.get(i);
    }
    values[values.length - 1] = row.getString(2).equals(LONDON) ? "present" : "suppress_small_base";
    return RowFactory.create(values);
  }

  private static void table(String measure, String period, Map<String, Integer> counts) {
    group(measure, period, "all", "all", counts);
  }

  private static void group(
      String measure, String period, String type, String group, Map<String, Integer> counts) {
    Map<String, Integer> all = new LinkedHashMap<>(counts);
    counts.forEach((b, n) -> all.merge(PARENTS.get(b), n, Integer::sum));
    all.put(LONDON, counts.values().stream().mapToInt(n -> n).sum());
    all.forEach(
        (area, n) -> {
          String level =
              area.equals(LONDON) ? "region" : area.startsWith("BCU") ? "bcu" : "borough";
          double v = n;
          String window = period.startsWith("quarter") ? "quarter" : "month";
          Double base = type.equals("all") ? null : (double) BASE;
          Double pct = base == null ? null : 100 * v / base;
          GIVEN.add(
              RowFactory.create(
                  measure, period, area, level, type, group, v, 100.0, v / 100, v / 200, v / 50,
                  null, null, null, base, pct, 1.0, 10.0, 0.5, "ok", v, 0.0, 0.0, 1.0, "ok", "ok",
                  window, null));
        });
  }

  private static Measure measure(String id, String rule, Kind kind) {
    return measure(id, rule, "", kind);
  }

  private static Measure measure(String id, String rule, String window, Kind kind) {
    List<Breakdown> breakdowns =
        kind == Kind.RATE_RATIO
            ? List.of(
                new Breakdown(
                    "ethnicity",
                    "e",
                    List.of("white", "black"),
                    "white",
                    Set.of("region"),
                    new Denominator.None()))
            : List.of();
    return ProtectedMeasures.measure(
        id,
        kind,
        "true",
        new Denominator.None(),
        EnumSet.of(Window.MONTH),
        breakdowns,
        new Disclosure(rule, THRESHOLD, window));
  }

  private static Row row(String table, String area) {
    return rows.get(table + "/all/" + area);
  }

  private static String key(Row row) {
    return Stream.of("measure_id", "period_id", "group_id", "area_code")
        .map(name -> row.<String>getAs(name))
        .collect(Collectors.joining("/"));
  }

  /** Areas of a table that are withheld. */
  private static Set<String> withheld(String table) {
    return rows.values().stream()
        .filter(row -> key(row).startsWith(table + "/"))
        .filter(row -> row.getAs("status").equals("suppressed"))
        .map(row -> row.<String>getAs("area_code"))
        .collect(Collectors.toSet());
  }

  @Test
  void aSmallCountIsWithheldWithAnotherAndWithTheirUnits() {
    assertThat(withheld("strict/one-small/all"))
        .containsExactlyInAnyOrder("a1", "BCU-A", "b1", "BCU-B");
  }

  @Test
  void zerosAndLargeCountsAreShown() {
    assertThat(withheld("strict/none-small/all")).isEmpty();
  }

  @Test
  void onesThatTheirSumTellsGetCompany() {
    // Two withheld counts that sum to 2 are 1 and 1.
    assertThat(withheld("strict/ones-only/all"))
        .containsExactlyInAnyOrder("a1", "a2", "BCU-A", "b1", "BCU-B");
  }

  @Test
  void theTotalIsWithheldWhereItTells() {
    assertThat(withheld("strict/small-total/all"))
        .containsExactlyInAnyOrder("a1", "b1", "BCU-A", "BCU-B", LONDON);
    assertThat(withheld("strict/lonely/all")).containsExactlyInAnyOrder("a1", "BCU-A", LONDON);
    assertThat(withheld("strict/small-total-of-5/all"))
        .containsExactlyInAnyOrder("a1", "a2", "BCU-A");
  }

  @Test
  void everythingDerivedIsWithheldToo() {
    for (Row row : rows.values()) {
      if (row.getAs("status").equals("suppressed")) {
        NUMBERS.forEach(n -> assertThat(row.<Object>getAs(n)).as(key(row) + " " + n).isNull());
        assertThat(row.<String>getAs("change_status")).as(key(row)).isEqualTo("suppressed");
      }
    }
  }

  @Test
  void whatIsShownIsUntouched() {
    Row shown = rows.get("strict/one-small/all/c");
    assertThat(shown.<Double>getAs("count")).isEqualTo(40);
    assertThat(shown.<Double>getAs("value")).isEqualTo(0.4);
    assertThat(shown.<String>getAs("status")).isEqualTo("ok");
    assertThat(rows.get("strict/one-small/all/" + LONDON).<Double>getAs("change")).isEqualTo(1);
  }

  @Test
  void aChangeCannotGiveAwayTheEarlierCount() {
    Row shown = rows.get("strict/one-small/all/c");
    for (String name : List.of("change", "change_pct", "change_p")) {
      assertThat(shown.<Object>getAs(name)).as(name).isNull();
    }
    assertThat(shown.<String>getAs("change_status")).isEqualTo("suppressed");
  }

  @Test
  void aComparisonCannotGiveAwayItsReferenceGroup() {
    assertThat(withheld("ratio/groups/white")).contains("a1");
    assertThat(withheld("ratio/groups/black")).contains("c").contains("a1");
    assertThat(withheld("ratio/groups/white")).doesNotContain("c");
  }

  @Test
  void aMeasureThatIsPublishedInThisDetailIsLeftAlone() {
    assertThat(withheld("open/one-small/all")).isEmpty();
    List<Row> given = GIVEN.stream().filter(row -> row.getString(0).equals("open")).toList();
    assertThat(rows.values().stream().filter(r -> r.getAs("measure_id").equals("open")))
        .containsExactlyInAnyOrderElementsOf(given);
  }

  @Test
  void rowsAndColumnsStayTheSame() {
    assertThat(out.columns()).containsExactly(SCHEMA.fieldNames());
    assertThat(rows).hasSameSizeAs(GIVEN);
  }

  /** Tries all tables that agree with what is shown, zeros and the rule included. */
  @Test
  void noAttackerCanWorkOutASmallCountBySubtraction() {
    int hidden = 0;
    for (int i = 0; i < RANDOM_TABLES; i++) {
      String table = "strict/random-" + i + "/all";
      List<Map<String, Integer>> possible = new ArrayList<>();
      agreeing(table, List.copyOf(PARENTS.keySet()), new LinkedHashMap<>(), possible);
      for (String borough : withheld(table)) {
        int truth = truth("random-" + i, borough);
        if (PARENTS.containsKey(borough) && truth >= 1 && truth <= THRESHOLD) {
          hidden++;
          assertThat(possible.stream().map(p -> p.get(borough)).distinct().count())
              .as("seed %d, %s, %s", SEED, table, borough)
              .isGreaterThan(1);
        }
      }
    }
    assertThat(hidden).isGreaterThan(RANDOM_TABLES / 2);
  }

  private static int truth(String period, String area) {
    return GIVEN.stream()
        .filter(row -> row.getString(1).equals(period) && row.getString(2).equals(area))
        .mapToInt(row -> (int) row.getDouble(6))
        .findFirst()
        .orElseThrow();
  }

  private static void agreeing(
      String table,
      List<String> boroughs,
      Map<String, Integer> chosen,
      List<Map<String, Integer>> possible) {
    if (chosen.size() == boroughs.size()) {
      if (agrees(table, chosen)) {
        possible.add(new LinkedHashMap<>(chosen));
      }
      return;
    }
    String borough = boroughs.get(chosen.size());
    Double shown = rows.get(table + "/" + borough).getAs("count");
    for (int n = shown == null ? 1 : shown.intValue();
        n <= (shown == null ? 9 : shown.intValue());
        n++) {
      chosen.put(borough, n);
      agreeing(table, boroughs, chosen, possible);
      chosen.remove(borough);
    }
  }

  private static boolean agrees(String table, Map<String, Integer> chosen) {
    Map<String, Integer> sums = new LinkedHashMap<>();
    chosen.forEach(
        (b, n) -> {
          sums.merge(LONDON, n, Integer::sum);
          if (PARENTS.get(b).startsWith("BCU")) {
            sums.merge(PARENTS.get(b), n, Integer::sum);
          }
        });
    return sums.entrySet().stream()
        .allMatch(
            e -> {
              Double shown = rows.get(table + "/" + e.getKey()).getAs("count");
              return shown == null || shown.intValue() == e.getValue();
            });
  }
}
