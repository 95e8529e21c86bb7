package london.outcomes.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;

/**
 * What a run did, for people and for programs. It is written as {@code run-summary.json} when all
 * else is done: an orchestrator that finds it knows how the run ended.
 *
 * @param outcome done, nothing-to-do or failed
 * @param deliveries what became of each file that this run decided on
 * @param findings what rules found in them
 * @param waiting files that were still being written
 * @param skipped what was left as it was, and why, in words
 * @param tables tables written
 * @param headlines the latest value of each measure for London
 * @param state digest of all that the run has seen and left; a run that finds it again has nothing
 *     to do. Empty when something is left for the next run
 */
public record RunSummary(
    String runId,
    String command,
    String environment,
    String lake,
    Instant startedAt,
    Instant finishedAt,
    String outcome,
    int exitCode,
    List<DeliveryRecord> deliveries,
    List<Finding> findings,
    List<String> waiting,
    List<String> skipped,
    List<Step> tables,
    List<Headline> headlines,
    String state) {

  private static final ObjectMapper JSON = new ObjectMapper();

  public static final String DONE = "done";
  public static final String NOTHING = "nothing-to-do";
  public static final String FAILED = "failed";

  /** The latest value of a measure; numbers are null where there is no value. */
  public record Headline(
      String measureId,
      String title,
      String unit,
      String period,
      String area,
      String group,
      Double count,
      Double value,
      Double lower,
      Double upper,
      Double changePct,
      Double change,
      Double changeP,
      Double coverage,
      String status,
      String provenance) {}

  /** A run that found everything as the last one left it. */
  public static RunSummary nothing(
      String runId, String command, String environment, String lake, Instant start, Instant end) {
    return new RunSummary(
        runId,
        command,
        environment,
        lake,
        start,
        end,
        NOTHING,
        0,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "");
  }

  /** The state that an earlier summary ends with; empty when it has none. */
  public static String stateOf(String json) {
    try {
      return JSON.readTree(json).path("state").asText("");
    } catch (JsonProcessingException e) {
      return "";
    }
  }

  /** This summary with the state that the run has left. */
  public RunSummary ending(String left) {
    return new RunSummary(
        runId,
        command,
        environment,
        lake,
        startedAt,
        finishedAt,
        outcome,
        exitCode,
        deliveries,
        findings,
        waiting,
        skipped,
        tables,
        headlines,
        left);
  }

  public String toJson() {
    return JsonText.of(this);
  }
}
