package london.outcomes.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * The commits of one Delta table, read from its log without a Spark job. A commit is a file of JSON
 * lines (Delta protocol, "Commit Provenance Information"); {@code commitInfo} is the first line.
 */
final class CommitLog {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SUFFIX = ".json";

  private final Storage storage;
  private final String table;
  private final String folder;
  private final OptionalLong pin;

  CommitLog(Storage storage, String table, String location) {
    this(storage, table, location, OptionalLong.empty());
  }

  /**
   * @param pin version that counts as the newest
   */
  CommitLog(Storage storage, String table, String location, OptionalLong pin) {
    this.storage = storage;
    this.table = table;
    this.folder = location + "/_delta_log";
    this.pin = pin;
  }

  /** The newest version, or empty when there is no table. */
  OptionalLong version() {
    return pin.isPresent() ? pin : newest();
  }

  private OptionalLong newest() {
    return storage.names(folder).stream()
        .filter(name -> name.length() == 20 + SUFFIX.length() && name.endsWith(SUFFIX))
        .mapToLong(name -> Long.parseLong(name.substring(0, 20)))
        .max();
  }

  Commit commit(long version) {
    return first(version, action -> action.has("commitInfo"))
        .map(action -> commit(version, action.get("commitInfo")))
        .orElse(new Commit(table, version, 0, Optional.empty()));
  }

  private Commit commit(long version, JsonNode info) {
    long rows = info.path("operationMetrics").path("numOutputRows").asLong(0);
    return new Commit(table, version, rows, note(info));
  }

  private Optional<JsonNode> first(long version, Predicate<JsonNode> isWanted) {
    String uri = folder + "/%020d".formatted(version) + SUFFIX;
    try (var in =
        new BufferedReader(new InputStreamReader(storage.open(uri), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        JsonNode action = JSON.readTree(line);
        if (isWanted.test(action)) {
          return Optional.of(action);
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<CommitNote> note(JsonNode info) {
    JsonNode text = info.get("userMetadata");
    return text == null ? Optional.empty() : Optional.of(CommitNote.parse(text.asText()));
  }

  /** Commits after a version, oldest first. */
  List<Commit> since(long version) {
    List<Commit> commits = new ArrayList<>();
    long last = version().orElse(-1);
    for (long v = version + 1; v <= last; v++) {
      commits.add(commit(v));
    }
    return commits;
  }

  /** The newest commit that carries a note. */
  Optional<Commit> lastNoted() {
    for (long v = version().orElse(-1); v >= 0; v--) {
      Commit commit = commit(v);
      if (commit.note().isPresent()) {
        return Optional.of(commit);
      }
    }
    return Optional.empty();
  }

  /** The version that added the rows of an identity; empty when none has. */
  OptionalLong added(Identity identity) {
    Predicate<JsonNode> isIt =
        action ->
            action.path("txn").path("appId").asText().equals(identity.of())
                && action.path("txn").path("version").asLong() == identity.number();
    return LongStream.rangeClosed(0, version().orElse(-1))
        .filter(v -> first(v, isIt).isPresent())
        .max();
  }
}
