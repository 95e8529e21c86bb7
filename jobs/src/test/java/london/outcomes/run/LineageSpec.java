package london.outcomes.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What the published schemas of OpenLineage require of an event and of the facets that are ours:
 * OpenLineage.json 2-0-2 and the schema that each facet names. The client's library has no copy of
 * them, so they are told here in our words.
 */
public final class LineageSpec {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Facet to what it must have. */
  private static final Map<String, List<String>> REQUIRED =
      Map.of(
          "parent", List.of("run", "job"),
          "jobType", List.of("processingType", "integration"),
          "errorMessage", List.of("message", "programmingLanguage"),
          "version", List.of("datasetVersion"),
          "schema", List.of("fields"),
          "documentation", List.of("description"),
          "columnLineage", List.of("fields"),
          "outputStatistics", List.of("rowCount"),
          "dataQualityMetrics", List.of("columnMetrics", "rowCount"),
          "dataQualityAssertions", List.of("assertions"));

  private LineageSpec() {}

  /** The events of a file, each of which is one by the specification. */
  public static List<JsonNode> events(String lines) {
    List<JsonNode> events = new ArrayList<>();
    lines.lines().forEach(line -> events.add(parse(line)));
    events.forEach(LineageSpec::check);
    checkRuns(events);
    return events;
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void check(JsonNode event) {
    assertThat(event.path("eventType").asText()).isIn("START", "COMPLETE", "FAIL");
    assertThat(ZonedDateTime.parse(event.path("eventTime").asText()).getOffset().getId())
        .isEqualTo("Z");
    assertThat(URI.create(event.path("producer").asText()).isAbsolute()).isTrue();
    assertThat(event.path("schemaURL").asText())
        .isEqualTo("https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent");
    UUID.fromString(event.path("run").path("runId").asText());
    checkNamed(event.path("job"));
    checkFacets(event.path("run").path("facets"));
    checkFacets(event.path("job").path("facets"));
    for (String datasets : List.of("inputs", "outputs")) {
      for (JsonNode dataset : event.path(datasets)) {
        checkNamed(dataset);
        checkFacets(dataset.path("facets"));
        checkFacets(dataset.path("inputFacets"));
        checkFacets(dataset.path("outputFacets"));
      }
    }
  }

  private static void checkNamed(JsonNode thing) {
    assertThat(thing.path("namespace").asText()).isNotEmpty();
    assertThat(thing.path("name").asText()).isNotEmpty();
  }

  private static void checkFacets(JsonNode facets) {
    facets.properties().forEach(facet -> checkFacet(facet.getKey(), facet.getValue()));
  }

  private static void checkFacet(String name, JsonNode facet) {
    assertThat(REQUIRED).containsKey(name);
    assertThat(URI.create(facet.path("_producer").asText()).isAbsolute()).isTrue();
    assertThat(facet.path("_schemaURL").asText())
        .startsWith("https://openlineage.io/spec/facets/")
        .contains(".json#/$defs/");
    REQUIRED.get(name).forEach(key -> assertThat(facet.has(key)).as(name + "." + key).isTrue());
    facet.path("assertions").forEach(a -> requireAll(a, "assertion", "success"));
    if (name.equals("schema")) {
      facet.path("fields").forEach(field -> requireAll(field, "name"));
    }
    if (name.equals("columnLineage")) {
      for (JsonNode column : facet.path("fields")) {
        requireAll(column, "inputFields");
        for (JsonNode input : column.path("inputFields")) {
          requireAll(input, "namespace", "name", "field");
          input.path("transformations").forEach(t -> requireAll(t, "type"));
        }
      }
    }
  }

  private static void requireAll(JsonNode thing, String... keys) {
    assertThat(Stream.of(keys).allMatch(thing::hasNonNull)).as(thing.toString()).isTrue();
  }

  /** One START and one end of each run; all but one of them belong to that one. */
  private static void checkRuns(List<JsonNode> events) {
    Set<String> started = new HashSet<>();
    Set<String> ended = new HashSet<>();
    String whole = events.get(0).path("run").path("runId").asText();
    for (JsonNode event : events) {
      String id = event.path("run").path("runId").asText();
      boolean isStart = event.path("eventType").asText().equals("START");
      assertThat((isStart ? started : ended).add(id)).as(event.toString()).isTrue();
      if (!id.equals(whole)) {
        JsonNode parent = event.path("run").path("facets").path("parent");
        assertThat(parent.path("run").path("runId").asText()).isEqualTo(whole);
        assertThat(parent.path("job")).isEqualTo(named(events.get(0).path("job")));
      }
    }
    assertThat(ended).isEqualTo(started);
  }

  private static JsonNode named(JsonNode job) {
    return JSON.createObjectNode()
        .put("namespace", job.path("namespace").asText())
        .put("name", job.path("name").asText());
  }

  /** The last event of a job. */
  public static JsonNode of(List<JsonNode> events, String job) {
    return events.stream()
        .filter(event -> event.path("job").path("name").asText().equals(job))
        .reduce((first, second) -> second)
        .orElseThrow(() -> new AssertionError("no event of " + job));
  }
}
