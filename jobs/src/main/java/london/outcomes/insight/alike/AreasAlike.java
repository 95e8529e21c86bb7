package london.outcomes.insight.alike;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import london.outcomes.insight.Answer;
import london.outcomes.insight.ModelCard;
import london.outcomes.insight.Provenances;
import london.outcomes.insight.Question;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Which boroughs and wards are alike, to compare like with like. */
public final class AreasAlike implements Question {

  static final String MODEL = "areas-alike";
  private static final String FACTS = "fact_measure";
  private static final String MEASURES = "dim_measure";
  private static final String POPULATION = "population";
  private static final String OFFENCE = "offence";
  private static final String GROUPS = "fact_area_group";
  private static final String PEERS = "fact_area_peer";

  private static final StructType GROUP =
      StructType.fromDDL(
          "area_code STRING NOT NULL, area_level STRING NOT NULL, area_group_id STRING,"
              + " description STRING, areas_count INT, stability DOUBLE, distance DOUBLE,"
              + " measures_count INT NOT NULL, status STRING NOT NULL, through_date DATE NOT NULL,"
              + " provenance STRING NOT NULL");
  private static final StructType PEER =
      StructType.fromDDL(
          "area_code STRING NOT NULL, peer_rank INT NOT NULL, area_level STRING NOT NULL,"
              + " peer_code STRING NOT NULL, distance DOUBLE NOT NULL, stability DOUBLE NOT NULL,"
              + " through_date DATE NOT NULL, provenance STRING NOT NULL");

  @Override
  public String id() {
    return "alike";
  }

  @Override
  public List<String> reads() {
    return List.of(FACTS, MEASURES, POPULATION, OFFENCE);
  }

  @Override
  public List<String> answers() {
    return List.of(GROUPS, PEERS);
  }

  @Override
  public Answer answer(Map<String, Dataset<Row>> tables) {
    for (String table : List.of(FACTS, MEASURES, POPULATION)) {
      if (!tables.containsKey(table)) {
        throw new IllegalArgumentException("nothing can be compared yet: no table " + table);
      }
    }
    SparkSession session = tables.get(FACTS).sparkSession();
    OffenceMix mix =
        tables.containsKey(OFFENCE) ? OffenceMix.of(tables.get(OFFENCE)) : OffenceMix.NONE;
    Areas areas = Areas.of(tables.get(FACTS), tables.get(MEASURES), tables.get(POPULATION), mix);
    List<Comparison> found =
        Stream.of(Areas.BOROUGH, Areas.WARD)
            .flatMap(level -> compared(areas, level, session))
            .toList();
    Map<String, Dataset<Row>> answers =
        Map.of(
            GROUPS,
            rows(session, found.stream().flatMap(c -> c.groups().stream()), GROUP),
            PEERS,
            rows(session, found.stream().flatMap(c -> c.peers().stream()), PEER));
    Stream<Row> checks = found.stream().flatMap(c -> c.checks(MODEL, areas.london()).stream());
    return new Answer(answers, rows(session, checks, Answer.CHECK), List.of(card(found)));
  }

  private static Stream<Comparison> compared(Areas areas, String level, SparkSession session) {
    Profiles profiles = areas.profiles(level);
    if (!profiles.canBeCompared()) {
      return Stream.empty();
    }
    Grouping grouping = Grouping.of(profiles.values(), Grouping.MOST, session);
    return Stream.of(
        new Comparison(
            level,
            profiles,
            grouping,
            Resampling.of(profiles, grouping),
            areas.through(level),
            areas.provenance(level)));
  }

  private static Dataset<Row> rows(SparkSession session, Stream<Row> rows, StructType schema) {
    return session.createDataFrame(rows.toList(), schema).coalesce(1);
  }

  private static ModelCard card(List<Comparison> found) {
    Map<String, String> metrics = new LinkedHashMap<>();
    List<String> data = new ArrayList<>();
    for (Comparison c : found) {
      String level = c.level() + "s: ";
      metrics.put(level + "groups", Integer.toString(c.grouping().count()));
      metrics.put(level + "silhouette (-1 to 1)", number(c.grouping().silhouette()));
      metrics.put(
          level + "agreement under resampling (adjusted Rand index)",
          number(c.resampling().agreement()));
      data.add(
          "%d %ss by: %s"
              .formatted(
                  c.profiles().areas().size(),
                  c.level(),
                  c.profiles().traits().stream()
                      .map(Trait::title)
                      .collect(Collectors.joining("; "))));
    }
    if (found.isEmpty()) {
      metrics.put("levels compared", "0");
    }
    return new ModelCard(
        MODEL,
        "Areas alike",
        "Which boroughs are most like each other in what is published of them, and which wards in what is recorded there?",
        "Published figures (fact_measure) for everybody, of each measure's latest settled year; measures that at least 90 %% of the areas have, and residents; for wards, the share of each category in the offences of the latest twelve months where there are %d or more. "
                .formatted(OffenceMix.LEAST_OFFENCES)
            + String.join(". ", data)
            + ".",
        "Counts for each resident; logarithms where skewed; distance from the median in scaled median absolute deviations, at most 3; of measures that correlate by 0.95 or more, one. K-means of Spark MLlib with 2 to %d groups by the silhouette, seed %d. Stability: %d times, measures drawn with replacement and figures moved within their intervals (k-means++ of commons-math3). Adjusted Rand index: Hubert and Arabie 1985."
            .formatted(Grouping.MOST, Grouping.SEED, Resampling.TIMES),
        "Alike is meant in the measures listed, which are mostly of recorded crime: not in wealth, age or anything else. Groups are a convenience, and areas at their edges could be in another one: see the stability. Names of groups may change between releases. Offences are counted where they happen and residents where they live.",
        "Ranking areas, setting targets, or saying anything about a person who lives there.",
        metrics,
        "1.0.0",
        found.stream()
            .map(c -> c.through().toLocalDate())
            .max(LocalDate::compareTo)
            .orElse(LocalDate.EPOCH),
        Provenances.weakest(found.stream().map(Comparison::provenance).toList()));
  }

  private static String number(double value) {
    return String.format(Locale.UK, "%.2f", value);
  }
}
