package london.outcomes.measure;

import java.sql.Date;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import london.outcomes.SharedSession;
import london.outcomes.catalogue.Alignment;
import london.outcomes.catalogue.Baseline;
import london.outcomes.catalogue.Breakdown;
import london.outcomes.catalogue.Denominator;
import london.outcomes.catalogue.Disclosure;
import london.outcomes.catalogue.Kind;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.Numerator;
import london.outcomes.catalogue.Period;
import london.outcomes.catalogue.RecordingChange;
import london.outcomes.catalogue.ReferenceList;
import london.outcomes.catalogue.Window;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A town of two forces: boroughs A (600 people) and B (300) of the force {@code met} make the unit
 * U, borough C (100) is the force {@code city}; all of them and the unknown make T.
 */
final class SmallWorld {

  static final Areas AREAS =
      new Areas(
          list(
              "area_code,area_level,parent_code,force_id",
              "U,bcu,T,met",
              "A,borough,U,met",
              "B,borough,U,met",
              "C,borough,T,city",
              "unknown,borough,T,",
              "T,region,,"),
          list("ward_code,ward_name,borough_code,editions"),
          list(
              "area_code,vintage,year,age_from,age_to,colour,people",
              "A,mye-2020,2020,0,120,all,600",
              "B,mye-2020,2020,0,120,all,300",
              "C,mye-2020,2020,0,120,all,100",
              "A,mye-2020,2020,0,120,red,500",
              "A,mye-2020,2020,0,120,blue,100",
              "B,mye-2020,2020,0,120,red,200",
              "B,mye-2020,2020,0,120,blue,100",
              "C,mye-2020,2020,0,120,red,100"));

  /** Boroughs of each area. */
  static final Map<String, List<String>> MEMBERS =
      Map.of(
          "A", List.of("A"),
          "B", List.of("B"),
          "C", List.of("C"),
          "unknown", List.of("unknown"),
          "U", List.of("A", "B"),
          "T", List.of("A", "B", "C", "unknown"));

  static final Map<String, Integer> PEOPLE = Map.of("A", 600, "B", 300, "C", 100);

  private static final StructType SCHEMA =
      new StructType()
          .add("month", DataTypes.DateType)
          .add("borough_code", DataTypes.StringType)
          .add("source_id", DataTypes.StringType)
          .add("is_hit", DataTypes.BooleanType)
          .add("colour", DataTypes.StringType)
          .add("victims", DataTypes.LongType);

  static final Map<String, Measure> MEASURES = new LinkedHashMap<>();

  static {
    Denominator none = new Denominator.None();
    Denominator people = new Denominator.Population("mye-2020", 2020, 0, 120);
    List<Breakdown> colour =
        List.of(
            new Breakdown(
                "colour",
                "colour",
                List.of("red", "blue", "unknown"),
                "red",
                Set.of("borough", "bcu", "region"),
                people));
    add("all", Kind.COUNT, new Numerator("1", "true"), none, List.of());
    add("hits", Kind.PROPORTION, new Numerator("1", "is_hit"), of("all"), List.of());
    add("victims", Kind.RATE, new Numerator("victims", "is_hit"), people, List.of());
    add("ratio", Kind.RATE_RATIO, new Numerator("1", "true"), people, colour);
  }

  private SmallWorld() {}

  private static Denominator of(String id) {
    return new Denominator.OfMeasure(id);
  }

  private static void add(
      String id, Kind kind, Numerator numerator, Denominator of, List<Breakdown> breakdowns) {
    MEASURES.put(
        id,
        new Measure(
            id,
            id,
            "trust",
            "?",
            "1",
            Alignment.NONE,
            "lower",
            "things",
            Set.of("things"),
            kind,
            numerator,
            of,
            Optional.empty(),
            kind == Kind.PROPORTION ? 100 : kind == Kind.RATE ? 1000 : 1,
            "things",
            EnumSet.allOf(Window.class),
            Set.of("borough", "bcu", "region"),
            breakdowns,
            0.95,
            new Disclosure(Disclosure.PUBLISHED, 4, ""),
            id.equals("victims")
                ? List.of(new RecordingChange(LocalDate.of(2024, 8, 15), "other forms"))
                : List.of(),
            0,
            0,
            Period.year("FY2023-24").map(year -> new Baseline(year, "")),
            "",
            List.of(),
            "",
            ""));
  }

  private static ReferenceList list(String header, String... rows) {
    List<List<String>> all = new ArrayList<>();
    for (String row : rows) {
      all.add(List.of(row.split(",", -1)));
    }
    return new ReferenceList("list", List.of(header.split(",")), all);
  }

  /** One thing that happened. */
  record Thing(String month, String borough, String source, boolean isHit, String colour, long n) {

    Row row() {
      return RowFactory.create(Date.valueOf(month + "-01"), borough, source, isHit, colour, n);
    }
  }

  static Dataset<Row> records(List<Thing> things) {
    return SharedSession.get().createDataFrame(things.stream().map(Thing::row).toList(), SCHEMA);
  }

  /** All measures are covered by what each force has delivered. */
  static List<Covered> covered(Map<String, ? extends Iterable<YearMonth>> monthsByForce) {
    List<Covered> covered = new ArrayList<>();
    for (String measure : MEASURES.keySet()) {
      monthsByForce.forEach(
          (force, months) ->
              months.forEach(
                  m ->
                      covered.add(
                          new Covered(
                              measure, m, force, "open", "final", List.of(force + "-" + m)))));
    }
    return covered;
  }

  static Uncovered uncovered(List<Covered> covered) {
    Map<String, List<Covered>> byMeasure = new LinkedHashMap<>();
    for (String id : MEASURES.keySet()) {
      byMeasure.put(id, covered.stream().filter(c -> c.measureId().equals(id)).toList());
    }
    return new Uncovered(MEASURES.values(), forces(), AREAS, byMeasure);
  }

  static Dataset<Row> cells(Dataset<Row> records, List<Covered> covered) {
    Scaffold scaffold = new Scaffold(MEASURES, AREAS);
    return Tally.cells(
        new Tally(List.copyOf(MEASURES.values())).amounts(records),
        scaffold.places(SharedSession.get(), covered),
        scaffold.groups(SharedSession.get()));
  }

  /** Every measure covers both forces, but {@code victims}: that is the force met's alone. */
  static Map<String, Set<String>> forces() {
    Map<String, Set<String>> forces = new LinkedHashMap<>();
    MEASURES.keySet().forEach(id -> forces.put(id, Set.of("met", "city")));
    forces.put("victims", Set.of("met"));
    return forces;
  }
}
