package london.outcomes.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static london.outcomes.architecture.Uses.CLOCK;
import static london.outcomes.architecture.Uses.DELTA;
import static london.outcomes.architecture.Uses.ENVIRONMENT;
import static london.outcomes.architecture.Uses.EXIT;
import static london.outcomes.architecture.Uses.FILES;
import static london.outcomes.architecture.Uses.HADOOP;
import static london.outcomes.architecture.Uses.RDD;
import static london.outcomes.architecture.Uses.READER;
import static london.outcomes.architecture.Uses.SESSION;
import static london.outcomes.architecture.Uses.SPARK;
import static london.outcomes.architecture.Uses.WRITER;
import static london.outcomes.architecture.Uses.YAML;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The rooms of the design, whom each may know, and every "never", as rules on classes. */
final class Rooms {

  static final String ROOT = "london.outcomes.";
  private static final String SUPPRESSION = ROOT + "disclosure.Suppression";
  private static final String RELEASE = ROOT + "job.ReleaseStep";

  /** Room to the rooms that it may know; {@code job} may know all of them. */
  static final Map<String, List<String>> MAY_KNOW =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("catalogue", List.of()),
              Map.entry("stats", List.of()),
              Map.entry("config", List.of("catalogue")),
              Map.entry("quality", List.of("catalogue")),
              Map.entry("conform", List.of("catalogue")),
              Map.entry("disclosure", List.of("catalogue")),
              Map.entry("publish", List.of("catalogue")),
              Map.entry("synth", List.of("catalogue")),
              Map.entry("table", List.of("catalogue")),
              Map.entry("run", List.of("table")),
              Map.entry("ingest", List.of("catalogue", "quality")),
              Map.entry("measure", List.of("catalogue", "stats")),
              Map.entry("insight", List.of("catalogue", "stats"))));

  private Rooms() {}

  /** Sentence to rule: whom each room may know. */
  static Map<String, ArchRule> edges() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    MAY_KNOW.forEach(
        (room, others) ->
            rules.put(
                room + " knows no room but " + others,
                noClasses()
                    .that(Uses.liveIn(room))
                    .should()
                    .dependOnClassesThat(Uses.liveInAnyBut(room, others))
                    .allowEmptyShould(true)));
    return rules;
  }

  /** Sentence to rule: what must never be. */
  static Map<String, ArchRule> nevers() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("every class lives in a room", classes().should().resideInAnyPackage(known()));
    rules.put("rooms form no cycle", slices().matching(ROOT + "(*)..").should().beFreeOfCycles());
    rules.put("only table knows Delta", notIn("table").should(DELTA));
    rules.put("only table knows Hadoop", notIn("table").should(HADOOP));
    rules.put("only config knows a YAML parser", notIn("config").should(YAML));
    rules.put(
        "stats, catalogue, config and synth know no Spark",
        in("stats", "catalogue", "config", "synth").should(SPARK));
    rules.put("only one class goes below data frames", butInternalRows().should(RDD));
    rules.put("a session is opened only in job", notIn("job").should(SESSION));
    rules.put("the process ends only in job", notIn("job").should(EXIT));
    rules.put("the environment is read only in job", notIn("job").should(ENVIRONMENT));
    rules.put("time is told only in job", notIn("job").should(CLOCK));
    rules.put("rooms of pure functions open no files", pure().should(FILES));
    rules.put("rooms of pure functions let Spark read nothing", pure().should(READER));
    rules.put("only table lets Spark write", notIn("table").should(WRITER));
    rules.put("disclosure control is applied by the release alone", onlyReleaseProtects());
    rules.put("the release applies disclosure control", releaseProtects());
    rules.put("classes are named for what they do", noFillerNames());
    return rules;
  }

  private static String[] known() {
    return Stream.concat(MAY_KNOW.keySet().stream(), Stream.of("job"))
        .map(room -> ROOT + room + "..")
        .toArray(String[]::new);
  }

  private static GivenClassesConjunction notIn(String room) {
    return noClasses().that().resideOutsideOfPackage(ROOT + room + "..");
  }

  /** docs/decisions/0011 says why there is one. */
  private static GivenClassesConjunction butInternalRows() {
    return noClasses().that().haveNameNotMatching(".*\\.ingest\\.InternalRows(\\$.*)?");
  }

  private static GivenClassesConjunction in(String... rooms) {
    return noClasses()
        .that()
        .resideInAnyPackage(
            Stream.of(rooms).map(room -> ROOT + room + "..").toArray(String[]::new));
  }

  private static GivenClassesConjunction pure() {
    return in("measure", "conform", "disclosure", "stats");
  }

  private static ArchRule onlyReleaseProtects() {
    return notIn("disclosure")
        .and()
        .doNotHaveFullyQualifiedName(RELEASE)
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName(SUPPRESSION);
  }

  private static ArchRule releaseProtects() {
    return classes()
        .that()
        .haveFullyQualifiedName(RELEASE)
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName(SUPPRESSION);
  }

  private static ArchRule noFillerNames() {
    return noClasses()
        .should()
        .haveNameMatching(".*(Utils?|Helper|Manager|Service|Impl|Base|Common)(\\$.*)?");
  }
}
