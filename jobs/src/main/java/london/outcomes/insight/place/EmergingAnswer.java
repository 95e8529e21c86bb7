package london.outcomes.insight.place;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import london.outcomes.insight.Answer;
import london.outcomes.insight.Provenances;
import org.apache.spark.sql.SparkSession;

/**
 * What is emerging, how often it would be wrong and where, and what to know of it.
 *
 * @param watched all categories
 * @param findings of the published months
 * @param trial what was found of planted rises, and beside them
 * @param provenances of the records of each category
 */
record EmergingAnswer(
    Watched watched,
    List<Findings.Finding> findings,
    List<Findings.Finding> trial,
    Map<String, String> provenances) {

  /** Cases below which a share of one area or category is not told. */
  private static final int SMALLEST_BASE = 5;

  static EmergingAnswer of(Watched watched, Map<String, String> provenances) {
    return new EmergingAnswer(watched, watched.findings(), watched.trialFindings(), provenances);
  }

  Answer in(SparkSession session) {
    String weakest = Provenances.weakest(provenances.values());
    EmergingFacts facts = new EmergingFacts(findings, watched.last());
    return new Answer(
        Map.of(Emerging.FACT, session.createDataFrame(facts.rows(provenances), EmergingFacts.TYPE)),
        checks(weakest).rows(session),
        watched.all().isEmpty() ? List.of() : List.of(new EmergingCard(this, weakest).card()));
  }

  /** How the trial went on a level. */
  TrialScore score(String level) {
    return score(new Part(level, "", ""));
  }

  /** A level, and of it one borough or one category where they are not empty. */
  private record Part(String level, String borough, String category) {
    boolean holds(String itsLevel, String itsBorough, String itsCategory) {
      return level.equals(itsLevel)
          && (borough.isEmpty() || borough.equals(itsBorough))
          && (category.isEmpty() || category.equals(itsCategory));
    }

    boolean holds(Findings.Finding f) {
      return holds(f.rise().level(), f.rise().borough(), f.rise().category());
    }
  }

  private TrialScore score(Part part) {
    return TrialScore.of(
        watched.planted().stream()
            .filter(p -> part.holds(p.level(), p.borough(), p.category()))
            .toList(),
        trial.stream().filter(part::holds).toList(),
        tests(part, Watching.TRIED));
  }

  private long tests(Part part, int months) {
    return watched.tests((c, l) -> part.holds(l.level(), l.borough(), c)).entrySet().stream()
        .filter(e -> e.getKey().month() > watched.last() - months)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private Checks checks(String provenance) {
    Checks checks = new Checks(Emerging.MODEL, provenance);
    for (String level : List.of(Panel.BOROUGH, Panel.WARD)) {
      String prefix = level + "-";
      tell(checks, prefix, Checks.LONDON, new Part(level, "", ""));
      boroughs().forEach(b -> tell(checks, prefix, b, new Part(level, b, "")));
      watched.all().stream()
          .map(w -> w.panel().category())
          .forEach(c -> tellCategory(checks, prefix, c));
    }
    return checks;
  }

  private void tell(Checks checks, String prefix, String area, Part part) {
    TrialScore score = score(part);
    checks.area(
        prefix + "planted-rise-recall",
        area,
        score.planted() >= SMALLEST_BASE ? score.recall() : Double.NaN,
        score.planted());
    checks.area(prefix + "false-rise-rate", area, score.falseRiseRate(), score.tests());
    checks.area(
        prefix + "false-discovery-rate",
        area,
        score.flagged() >= SMALLEST_BASE ? score.falseDiscoveryRate() : Double.NaN,
        score.flagged());
    long tests = tests(part, Watching.PUBLISHED);
    checks.area(prefix + "share-flagged", area, flagged(part) / tests, tests);
  }

  private void tellCategory(Checks checks, String prefix, String category) {
    Part part = new Part(prefix.substring(0, prefix.length() - 1), "", category);
    TrialScore score = score(part);
    long tests = tests(part, Watching.PUBLISHED);
    checks.category(prefix + "false-rise-rate", category, score.falseRiseRate(), score.tests());
    checks.category(prefix + "share-flagged", category, flagged(part) / tests, tests);
  }

  private double flagged(Part part) {
    return findings.stream().filter(part::holds).count();
  }

  private TreeSet<String> boroughs() {
    TreeSet<String> boroughs = new TreeSet<>();
    watched.all().forEach(w -> w.panel().lines().forEach(line -> boroughs.add(line.borough())));
    return boroughs;
  }
}
