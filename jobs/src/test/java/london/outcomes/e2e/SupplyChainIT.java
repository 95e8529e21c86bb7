package london.outcomes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every part that a module is made of, as its list of parts names it, has a licence of ours. */
class SupplyChainIT {

  private static final Path PROJECT = Path.of(System.getProperty("project"));
  private static final Path LICENCES = PROJECT.resolve("deploy/build/licences.txt");

  @ParameterizedTest
  @ValueSource(strings = {"deploy/s3-server", "deploy/sql-endpoint", "notebooks/kernel", "jobs"})
  void everyPartHasALicenceThatIsAllowed(String module) throws IOException {
    Map<String, String> known = known();
    List<String> refused = new ArrayList<>();
    for (JsonNode part : parts(module)) {
      String name = part.get("group").asText() + ":" + part.get("name").asText();
      TreeSet<String> offered = licences(part);
      if (known.containsKey(name)) {
        offered.add(known.get(name));
      }
      if (offered.stream().noneMatch(known::containsKey)) {
        refused.add(name + " " + part.get("version").asText() + " " + offered);
      }
    }
    assertThat(refused)
        .as(
            "parts of %s without a licence of %s; leave the part out, or have the licence looked at"
                + " and add it",
            module, PROJECT.relativize(LICENCES))
        .isEmpty();
  }

  @Test
  void theJobJarAndItsPlatformAreListed() throws IOException {
    List<String> names = new ArrayList<>();
    parts("jobs").forEach(part -> names.add(part.get("name").asText()));
    assertThat(names).contains("picocli", "fastcsv", "ojalgo", "spark-sql_2.13", "hadoop-aws");
    assertThat(names).doesNotContain("junit-jupiter", "assertj-core", "archunit-junit5");
  }

  private static JsonNode parts(String module) throws IOException {
    Path bom = PROJECT.resolve(module).resolve("target/bom.json");
    JsonNode parts = new ObjectMapper().readTree(Files.readString(bom)).path("components");
    assertThat(parts).as(bom.toString()).isNotEmpty();
    return parts;
  }

  private static TreeSet<String> licences(JsonNode part) {
    TreeSet<String> offered = new TreeSet<>();
    for (JsonNode choice : part.path("licenses")) {
      JsonNode licence = choice.path("license");
      offered.add(licence.path("id").asText(licence.path("name").asText("")));
      offered.addAll(List.of(choice.path("expression").asText("").split("[() ]+(OR[() ]+)?")));
    }
    offered.remove("");
    return offered;
  }

  /** Allowed licences, each to itself, and parts to the licence that somebody found in them. */
  private static Map<String, String> known() throws IOException {
    Map<String, String> known = new HashMap<>();
    for (String line : Files.readAllLines(LICENCES)) {
      String[] words = line.replaceFirst("#.*", "").strip().split(" = ");
      if (!words[0].isEmpty()) {
        known.put(words[0], words[words.length - 1]);
      }
    }
    return known;
  }
}
