package london.outcomes.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import london.outcomes.SharedSession;
import london.outcomes.job.Workbench.Result;
import org.apache.logging.log4j.LogManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fifty people who stand in deliveries wherever they can, in good files and in bad ones. Whatever a
 * run says, logs, keeps in a table or shows to Spark's history has to be about none of them.
 */
final class CanaryPeopleTest {

  private static final int PEOPLE = 50;
  private static final String CONTROL = "QANARY-CONTROL";

  private static final String EPISODES =
      "episode_id,person_id,reported_at,found_at,age,sex,ethnicity,looked_after,risk,borough_code";

  private static final String JULY =
      ",2025-07-03T10:00:00Z,2025-07-03T20:00:00Z,14,Male,W1,Y,medium,E09000007";

  private static final String OFFENCES =
      "crime_reference,recorded_date,committed_from,committed_to,ho_code,offence_description,"
          + "borough_code,lsoa_code,ward_code,latitude,longitude,location_type,domestic_abuse,"
          + "hate_strands,online,knife,firearm,cse,cce,modern_slavery,victim_id,victim_age,"
          + "victim_sex,victim_ethnicity_self,victim_ethnicity_officer,victim_disability,"
          + "victim_religion,victim_orientation,victim_gender_identity,victim_vulnerable,"
          + "suspect_ids,outcome_type,outcome_date,status,last_updated";

  /** Number, name, telephone and reference of a person who has become a victim. */
  private static final String OFFENCE =
      "C%1$d,2025-04-03,2025-04-03,2025-04-03,8N,%2$s,E09000007,,,51.53,-0.14,%3$s,Y,,N,none,none,"
          + "N,N,N,%4$s,30,Female,W1,,,,,,N,%4$s;%4$s,,,open,2025-04-04T10:00:00Z\n";

  /** What tells who somebody is. */
  record Person(int number) {

    String reference() {
      return "QANARY-REF-%02d".formatted(number);
    }

    String name() {
      return "Qanaryname Vandermost%02d".formatted(number);
    }

    String born() {
      return "1911-%02d-%02d".formatted(1 + number % 12, 1 + number % 28);
    }

    String phone() {
      return "07700 9%05d".formatted(number);
    }

    boolean isIn(String text) {
      return Stream.of(reference(), name(), born(), phone()).anyMatch(text::contains);
    }
  }

  private static final List<Person> ALL = IntStream.range(0, PEOPLE).mapToObj(Person::new).toList();

  @TempDir static Path folder;

  private static Workbench bench;
  private static Path conf;

  /** Name to all that it says. */
  private static final Map<String, String> SAID = new TreeMap<>();

  private static Result run;
  private static Result uncomputable;

  @BeforeAll
  static void operate() throws IOException {
    bench = Workbench.of(folder, "repeat-missing-children");
    conf = folder.resolve("conf");
    edit("missing-episode", "\n", "\nmax-quarantined: 0.6\n");
    deliver();
    try (ShippedLogs logs = new ShippedLogs();
        EventLog events = new EventLog(folder.resolve("events"))) {
      LogManager.getLogger("london.outcomes.canary").warn(CONTROL);
      run = said("run");
      said("replay");
      said("status");
      said("status", "--json");
      said("explain", "repeat-missing-children", "--period", "2025-04");
      query("select * from missing_episode");
      query("select cast(person_key as int) from missing_episode where person_key is not null");
      query("select raise_error(person_key) from missing_episode where person_key is not null");
      for (Path file : delivered()) {
        said("read", file.toString());
        said("contract", file.toString());
      }
      said("read", bench.landing.resolve("missing-episode-2025-04.csv").toString(), "--json");
      SharedSession.get().sparkContext().setJobDescription(CONTROL);
      SharedSession.get().range(1).count();
      SharedSession.get().sparkContext().setJobDescription(null);
      SAID.put("event log", events.text());
      // docs/access.md says what Spark's own history keeps of an expression that fails.
      uncomputable = withAnExpressionThatFails();
      SAID.putAll(logs.texts());
    }
    keepWhatIsWritten();
  }

  private static void edit(String contract, String before, String after) throws IOException {
    Path file = conf.resolve("sources/" + contract + ".yaml");
    String text = Files.readString(file);
    assertThat(text).contains(before);
    Files.writeString(file, text.replaceFirst(Pattern.quote(before), after));
  }

  private static void deliver() {
    String good = ",2025-04-03T10:00:00Z,2025-04-03T20:00:00Z,14,Male,W1,Y,medium,E09000007";
    StringBuilder april = new StringBuilder(EPISODES + "\n");
    for (Person p : ALL) {
      april.append("E%d,%s%s\n".formatted(p.number(), p.reference(), good));
      april.append("F%d,%s%s\n".formatted(p.number(), p.reference(), damaged(good, p)));
    }
    bench.deliver("missing-episode-2025-04.csv", april.toString());
    bench.deliver("missing-episode-2025-05.csv", rows(EPISODES + ",notes", ",%s" + good + ",%s"));
    bench.deliver("missing-episode-2025-06.csv", rows("", "%s,%s" + good));
    bench.deliver("custody-detention-2025-04.csv", rows(EPISODES, "\"%s\"%s,%s"));
    bench.deliver("custody-detention-2025-05.csv", rows("detention_id;person_id", "%s;%s"));
    bench.deliver("complaint-2025-Q2.csv", rows("complaint_id,received_date", "%s,\"%s"));
    StringBuilder offences = new StringBuilder(OFFENCES + "\n");
    for (Person p : ALL) {
      offences.append(OFFENCE.formatted(p.number(), p.name(), p.phone(), p.reference()));
    }
    bench.deliver("mps-offence-2025-04.csv", offences.toString());
  }

  /** One row a person, with all that is known of it where the pattern has a place. */
  private static String rows(String header, String pattern) {
    return ALL.stream()
        .map(p -> pattern.formatted(p.reference(), p.name(), p.phone()))
        .collect(Collectors.joining("\n", header + "\n", "\n"));
  }

  private static String damaged(String row, Person p) {
    return switch (p.number() % 8) {
      case 0 -> row.replace(",14,", "," + p.born() + ",");
      case 1 -> row.replace("medium", p.name());
      case 2 -> row.replace("E09000007", p.phone());
      case 3 -> row.replace("2025-04-03T10:00:00Z", p.born());
      case 4 -> row.replace("Male", p.name());
      case 5 -> row.replace("2025-04-03T20:00:00Z", p.name());
      case 6 -> row.replace(",Y,", "," + p.name() + ",");
      default -> row + "," + p.name() + "," + p.phone();
    };
  }

  private static List<Path> delivered() throws IOException {
    try (Stream<Path> files = Files.list(bench.landing)) {
      return files.sorted().toList();
    }
  }

  private static Result said(String command, String... arguments) {
    List<String> words = new ArrayList<>(List.of(command));
    words.addAll(List.of(arguments));
    if (command.equals("read")) {
      words.addAll(List.of("--conf", conf.toString()));
    }
    Result result =
        List.of("read", "contract").contains(command)
            ? bench.execute(words.toArray(String[]::new))
            : bench.run(command, arguments);
    keep(String.join(" ", words), result);
    return result;
  }

  private static void query(String sql) {
    keep(sql, bench.execute("query", sql, "--lake", bench.lake.toString()));
  }

  private static void keep(String what, Result result) {
    SAID.merge(what, result.out() + "\n" + result.err(), String::concat);
  }

  /** A contract that nobody has checked: Spark stops at the first row, and says which it was. */
  private static Result withAnExpressionThatFails() throws IOException {
    edit("missing-episode", "is_looked_after: ", "is_looked_after: cast(episode_id as int) > 0 --");
    bench.deliver("missing-episode-2025-07.csv", rows(EPISODES, "%s,%s" + JULY));
    return said("run");
  }

  /** Tables as their rows; the raw copies are what was delivered, the reports are ours. */
  private static void keepWhatIsWritten() throws IOException {
    for (String table :
        List.of(
            "delivery", "finding", "quarantine", "missing_episode", "police_offence", "cells")) {
      SAID.put("table " + table, bench.table(table).toJSON().collectAsList().toString());
    }
    SAID.put("run-summary.json", Files.readString(bench.lake.resolve("run-summary.json")));
    try (Stream<Path> files = Files.walk(bench.lake.resolve("lineage"))) {
      for (Path lineage : files.filter(f -> f.toString().endsWith(".jsonl")).toList()) {
        SAID.put("lineage " + lineage.getFileName(), Files.readString(lineage));
      }
    }
    try (Stream<Path> files = Files.walk(bench.lake.resolve("raw"))) {
      for (Path report : files.filter(f -> f.toString().endsWith(".report.md")).toList()) {
        SAID.put("report " + report.getFileName(), Files.readString(report));
      }
    }
  }

  /** How many people are named, and where. */
  private static Map<String, Long> named(Map<String, String> texts) {
    Map<String, Long> named = new TreeMap<>();
    texts.forEach(
        (what, text) -> {
          long people = ALL.stream().filter(p -> p.isIn(text)).count();
          if (people > 0) {
            named.put(what, people);
          }
        });
    return named;
  }

  @Test
  void nobodyIsNamedAnywhere() {
    assertThat(named(SAID)).isEmpty();
  }

  @Test
  void theSearchFindsPeopleWhereTheyAreAndSeesEverythingThatIsSaid() throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (Path file : delivered()) {
      files.put(file.getFileName().toString(), Files.readString(file));
    }
    assertThat(named(files))
        .hasSize(files.size())
        .allSatisfy((file, n) -> assertThat(n).isEqualTo(50));
    List<String> silent = new ArrayList<>(SAID.keySet());
    silent.removeIf(what -> !SAID.get(what).isBlank());
    assertThat(silent).isEmpty();
    assertThat(SAID.get("log lines")).contains(CONTROL);
    assertThat(SAID.get("log objects")).contains(CONTROL);
    assertThat(SAID.get("event log")).contains(CONTROL, "physicalPlanDescription", "person_key");
  }

  @Test
  void theRunsWereGoodAndBad() {
    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.out()).contains("missing-episode-2025-05.csv", "UNEXPECTED_IDENTIFIER");
    assertThat(bench.table("missing_episode").count()).isGreaterThanOrEqualTo(PEOPLE);
    assertThat(bench.table("quarantine").count()).isGreaterThanOrEqualTo(PEOPLE);
    assertThat(bench.table("police_offence").count()).isEqualTo(PEOPLE);
    assertThat(uncomputable.exitCode()).isEqualTo(78);
    assertThat(SAID.get("log lines"))
        .contains("CAST_INVALID_INPUT")
        .doesNotContainPattern("\\S[0-9]{2}:[0-9]{2}:[0-9]{2} (WARN|ERROR)");
  }
}
