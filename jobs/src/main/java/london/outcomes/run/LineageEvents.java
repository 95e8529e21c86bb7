package london.outcomes.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.InputDataset;
import io.openlineage.client.OpenLineage.OutputDataset;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import io.openlineage.client.OpenLineage.RunFacetsBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A run in the words of OpenLineage (openlineage.io, 2.0.2), for catalogues of data: the run as one
 * job, and each table that it wrote as a job of its own below it. The same run always has the same
 * ids, so that events may be sent again.
 */
public final class LineageEvents {

  private static final URI PRODUCER = URI.create("urn:london.outcomes:jobs");
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .setSerializationInclusion(JsonInclude.Include.NON_NULL)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  private final OpenLineage model = new OpenLineage(PRODUCER);
  private final RunSummary run;
  private final LineageFacts facts;
  private final LineageFacets facets;
  private final String namespace;

  /**
   * @param facts of the tables and sources in the summary
   */
  public LineageEvents(RunSummary run, LineageFacts facts) {
    this.run = run;
    this.facts = facts;
    this.facets = new LineageFacets(model, run.lake());
    this.namespace = "outcomes-" + run.environment();
  }

  /** All events of a run that has come to its end, one a line. */
  public String complete() {
    return lines(EventType.COMPLETE, "");
  }

  /**
   * All events of a run that has failed, with the tables that it wrote before.
   *
   * @param reason why, in words that may leave the building: of no row and no person
   */
  public String failed(String reason) {
    return lines(EventType.FAIL, reason);
  }

  private String lines(EventType end, String reason) {
    List<RunEvent> events = new ArrayList<>();
    events.add(whole(EventType.START, run.startedAt(), List.of(), new RunFacetsBuilder()));
    Map<String, List<Step>> byTable =
        run.tables().stream()
            .collect(
                Collectors.groupingBy(
                    step -> step.step() + "." + step.tableName(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    byTable.values().forEach(steps -> events.addAll(part(steps)));
    RunFacetsBuilder why = new RunFacetsBuilder();
    if (!reason.isEmpty()) {
      why.errorMessage(model.newErrorMessageRunFacet(reason, "JAVA", null));
    }
    events.add(whole(end, run.finishedAt(), delivered(ofRun().keySet()), why));
    return events.stream().map(LineageEvents::line).collect(Collectors.joining());
  }

  private RunEvent whole(
      EventType type, Instant at, List<InputDataset> inputs, RunFacetsBuilder why) {
    return event(type, at, id(""), run.command(), "RUN", why, inputs, List.of());
  }

  /** What was written to one table; its last version is what remains. */
  private List<RunEvent> part(List<Step> steps) {
    Step last = steps.get(steps.size() - 1);
    double seconds = steps.stream().mapToDouble(Step::seconds).sum();
    String name = String.join(".", run.command(), last.step(), last.tableName());
    // A step knows how long it took and not when: its end is told as the run's.
    Instant start = run.finishedAt().minusMillis(Math.round(1000 * seconds));
    List<InputDataset> inputs = new ArrayList<>(delivered(feeding(last)));
    Map<String, Long> read = new TreeMap<>();
    steps.forEach(step -> read.putAll(step.tablesRead()));
    read.forEach((table, version) -> inputs.add(facets.read(facts.table(table), version)));
    OutputDataset output =
        facets.written(
            facts.table(last.tableName()),
            last.tableVersion(),
            steps.stream().mapToLong(Step::rowCount).sum(),
            Stream.concat(delivered(last), likeNamed(last, read.keySet())));
    return List.of(
        event(EventType.START, start, id(name), name, "STEP", parent(), List.of(), List.of()),
        event(
            EventType.COMPLETE,
            run.finishedAt(),
            id(name),
            name,
            "STEP",
            parent(),
            inputs,
            List.of(output)));
  }

  private RunEvent event(
      EventType type,
      Instant at,
      UUID id,
      String job,
      String jobType,
      RunFacetsBuilder runFacets,
      List<InputDataset> inputs,
      List<OutputDataset> outputs) {
    return model.newRunEvent(
        at.atZone(ZoneOffset.UTC),
        type,
        model.newRun(id, runFacets.build()),
        model.newJob(
            namespace,
            job,
            model
                .newJobFacetsBuilder()
                .jobType(model.newJobTypeJobFacet("BATCH", "OUTCOMES", jobType))
                .build()),
        inputs,
        outputs);
  }

  private RunFacetsBuilder parent() {
    return new RunFacetsBuilder()
        .parent(
            model.newParentRunFacet(
                model.newParentRunFacetRun(id("")),
                model.newParentRunFacetJob(namespace, run.command()),
                null));
  }

  private UUID id(String part) {
    String text = String.join("\n", run.lake(), run.runId(), part);
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Deliveries of the run that its contracts know, by source. */
  private Map<String, List<DeliveryRecord>> ofRun() {
    return run.deliveries().stream()
        .filter(d -> facts.sources().containsKey(d.sourceId()))
        .filter(d -> d.isAccepted() || d.verdict().equals(DeliveryRecord.REJECTED))
        .collect(
            Collectors.groupingBy(DeliveryRecord::sourceId, TreeMap::new, Collectors.toList()));
  }

  private List<InputDataset> delivered(Set<String> sources) {
    Map<String, List<DeliveryRecord>> all = ofRun();
    return sources.stream()
        .map(
            id ->
                facets.delivered(
                    facts.sources().get(id),
                    all.get(id),
                    run.findings().stream().filter(f -> f.sourceId().equals(id)).toList()))
        .toList();
  }

  /** Sources of which records were taken in and go to the table; none after ingest. */
  private Set<String> feeding(Step step) {
    return ofRun().entrySet().stream()
        .filter(e -> e.getValue().stream().anyMatch(DeliveryRecord::isAccepted))
        .map(Map.Entry::getKey)
        .filter(id -> facts.sources().get(id).feeds().containsKey(step.tableName()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<ColumnOrigin> delivered(Step step) {
    return feeding(step).stream()
        .flatMap(id -> facts.sources().get(id).feeds().get(step.tableName()).stream());
  }

  /** Published columns come from columns of the same name in the tables that they rest on. */
  private Stream<ColumnOrigin> likeNamed(Step step, Set<String> read) {
    Described made = facts.table(step.tableName());
    return made.name().startsWith("curated/")
        ? read.stream().flatMap(table -> LikeNamed.origins(made, facts.table(table)))
        : Stream.of();
  }

  private static String line(RunEvent event) {
    try {
      return JSON.writeValueAsString(event) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts, numbers and times are always JSON", e);
    }
  }
}
