package london.outcomes.job;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import london.outcomes.run.JsonText;

/**
 * Who holds a lease, as its file says.
 *
 * @param runId the run
 * @param command what it does
 * @param since when it has got the lease
 * @param machine where its driver runs: host and, where there is one, the space of process numbers
 * @param process the driver's number there
 * @param startedAt when that process started, in milliseconds: numbers are used again
 * @param beat goes up for as long as the driver lives
 * @param hasEnded whether the run has given the lease back
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Holder(
    String runId,
    String command,
    String since,
    String machine,
    long process,
    long startedAt,
    long beat,
    boolean hasEnded) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SPACE = Path.of("/proc/self/ns/pid");
  private static final String HERE = here();

  /** This process, for a run. */
  static Holder own(String runId, String command, Instant now) {
    ProcessHandle process = ProcessHandle.current();
    return new Holder(
        runId, command, now.toString(), HERE, process.pid(), start(process), 0, false);
  }

  Holder beaten() {
    return later(false);
  }

  Holder ended() {
    return later(true);
  }

  private Holder later(boolean hasEnded) {
    return new Holder(runId, command, since, machine, process, startedAt, beat + 1, hasEnded);
  }

  /**
   * Whether its process is known to live or to have ended; empty where only its beats can tell, as
   * on another machine. Of this very process they tell too: another command in it may have failed.
   */
  Optional<Boolean> isAlive() {
    return machine.equals(HERE) && process != ProcessHandle.current().pid()
        ? Optional.of(
            ProcessHandle.of(process).filter(p -> p.isAlive() && start(p) == startedAt).isPresent())
        : Optional.empty();
  }

  /** For the person who has to decide what to do about it. */
  String inWords() {
    return "%s (%s, process %d on %s, since %s)".formatted(runId, command, process, machine, since);
  }

  private static long start(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  /** Containers of one host may each have a process of the same number. */
  private static String here() {
    try {
      String host = InetAddress.getLocalHost().getHostName();
      return Files.isSymbolicLink(SPACE) ? host + " " + Files.readSymbolicLink(SPACE) : host;
    } catch (IOException e) {
      return "unknown " + UUID.randomUUID();
    }
  }

  String toJson() {
    return JsonText.of(this);
  }

  /** Empty when the text is not whole: somebody is writing it. */
  static Optional<Holder> parse(String json) {
    try {
      return Optional.of(JSON.readValue(json, Holder.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
