package london.outcomes.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SourceRulesTest {

  private static final String MAIN = "jobs/src/main/java";
  private static final String SILENT =
      "inferSchema|mergeSchema|[aA]utoMerge|ignoreMissingFiles|ignoreCorruptFiles";

  private static Map<String, String> java() {
    return Sources.texts(MAIN, ".java");
  }

  private static Set<String> names(String folder, String ending) {
    Set<String> names = new TreeSet<>();
    for (String path : Sources.texts(folder, ending).keySet()) {
      String name = Path.of(path).getFileName().toString();
      if (!name.endsWith(".expected.yaml")) {
        names.add(name.substring(0, name.length() - ending.length()));
      }
    }
    return names;
  }

  private static Map<String, String> one(String text) {
    return Map.of("A.java", text);
  }

  @Test
  void noMeasureIsNamedInJava() {
    Set<String> ids = names("conf/measures", ".yaml");
    assertThat(ids).contains("neighbourhood-crime", "asb-incidents");
    assertThat(SourceRules.naming(java(), ids)).isEmpty();

    assertThat(SourceRules.naming(one("x\nif (id.equals(\"asb-incidents\"))"), ids))
        .containsExactly("A.java:2: if (id.equals(\"asb-incidents\"))");
  }

  @Test
  void noClassIsNamedInConf() {
    Map<String, String> conf = Sources.texts("conf", "");
    assertThat(conf).containsKey("conf/env/demo.yaml");
    assertThat(SourceRules.matching(conf, "london\\.outcomes")).isEmpty();

    assertThat(
            SourceRules.matching(one("class: london.outcomes.job.Outcomes"), "london\\.outcomes"))
        .hasSize(1);
  }

  @Test
  void nothingIsInferredMergedOrSkippedInSilence() {
    Map<String, String> texts = new TreeMap<>(java());
    texts.putAll(Sources.texts("conf", ".yaml"));
    texts.putAll(Sources.texts("deploy", ".conf"));
    assertThat(texts).containsKey("deploy/spark/spark-defaults.conf");
    assertThat(SourceRules.matching(texts, SILENT)).isEmpty();

    for (String bad :
        new String[] {
          ".option(\"inferSchema\", true)",
          ".option(\"mergeSchema\", true)",
          "spark.databricks.delta.schema.autoMerge.enabled true"
        }) {
      assertThat(SourceRules.matching(one(bad), SILENT)).as(bad).hasSize(1);
    }
  }

  @Test
  void noRecordIsEncodedAsABean() {
    assertThat(SourceRules.encodedRecords(java())).isEmpty();

    assertThat(SourceRules.encodedRecords(one("record Row(int a) {} Encoders.bean(Row.class)")))
        .containsExactly("A.java: Row");
    assertThat(SourceRules.encodedRecords(one("class Bean {} Encoders.bean(Bean.class)")))
        .isEmpty();
  }

  @Test
  void noSqlIsWrittenInJava() {
    String sql = "\\.sql\\(\\s*\"|\"\\s*(SELECT|INSERT|MERGE|DELETE|UPDATE)\\s";
    assertThat(SourceRules.matching(java(), sql)).isEmpty();

    assertThat(SourceRules.matching(one("session.sql(\"select 1\")"), sql)).hasSize(1);
  }

  @Test
  void curatedTablesAreWrittenByTheReleaseOnly() {
    Set<String> curated = new TreeSet<>();
    Sources.texts("conf/tables", ".yaml")
        .forEach(
            (file, text) -> {
              if (text.contains("layer: curated")) {
                curated.add(Path.of(file).getFileName().toString().replace(".yaml", ""));
              }
            });
    assertThat(curated).contains("fact_measure", "dim_area");
    // The second one follows what the first has released, and evidence that is written for
    // publication; the third tells of deliveries, the fourth what insight makes of published
    // figures and of places and groups that are large enough; the fifth copies what all have
    // published; the sixth reads it.
    assertThat(SourceRules.curatedWriters(java(), curated))
        .containsExactlyInAnyOrder(
            MAIN + "/london/outcomes/job/ReleaseStep.java",
            MAIN + "/london/outcomes/job/FollowingStep.java",
            MAIN + "/london/outcomes/job/FreshnessStep.java",
            MAIN + "/london/outcomes/job/InsightStep.java",
            MAIN + "/london/outcomes/job/NamedRelease.java",
            MAIN + "/london/outcomes/job/ShownCounts.java");

    String bad = "import london.outcomes.table.LakeTable; lake.table(\"fact_measure\").replace(";
    assertThat(SourceRules.curatedWriters(one(bad), curated)).containsExactly("A.java");
  }

  @Test
  void classesAreShort() {
    double median = SourceRules.medianLines(java());
    System.out.println("classes: " + java().size() + ", median " + median + " lines");
    assertThat(SourceRules.tooLong(java())).isEmpty();
    assertThat(median).isLessThan(110);

    assertThat(SourceRules.tooLong(one("\n".repeat(300)))).containsExactly("A.java: 300");
  }
}
