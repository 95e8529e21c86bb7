package london.outcomes.notebook;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A kernel that was started from its kernelspec, as Jupyter starts it. */
final class KernelProcess implements AutoCloseable {
  private static final int STARTS = 3;
  private static final Duration READY_WITHIN = Duration.ofSeconds(60);
  private static final Duration BEAT = Duration.ofMillis(200);
  private static final Duration AT_ONCE = Duration.ofMillis(10);
  private static final int LAST_LINES = 5;

  private final Process process;
  private final KernelClient client;
  private final Path log;
  private final Thread killer;

  private KernelProcess(Process process, KernelClient client, Path log) {
    this.process = process;
    this.client = client;
    this.log = log;
    this.killer = new Thread(this::kill);
    Runtime.getRuntime().addShutdownHook(killer);
  }

  /** Starts the kernel of the kernelspec and waits until it answers on both channels. */
  static KernelProcess start(Path kernelspec, Path log) throws IOException {
    for (int start = 1; ; start++) {
      KernelProcess kernel = launch(kernelspec, log);
      if (kernel.isReady()) {
        return kernel;
      }
      String why = kernel.lastWords();
      kernel.close();
      if (start == STARTS) {
        throw new IOException("the kernel did not start; its log ends: " + why);
      }
    }
  }

  /**
   * Executes one cell, hands on what it broadcasts, and returns its reply.
   *
   * @throws IOException when the kernel ends or the time is up
   */
  Message execute(String code, Duration timeout, Consumer<Message> outputs) throws IOException {
    JsonObject content = new JsonObject();
    content.addProperty("code", code);
    content.addProperty("silent", false);
    content.addProperty("store_history", true);
    content.add("user_expressions", new JsonObject());
    content.addProperty("allow_stdin", false);
    content.addProperty("stop_on_error", true);
    String id = client.request("execute_request", content);
    Instant end = Instant.now().plus(timeout);
    while (true) {
      Optional<Message> seen = client.broadcast(BEAT).filter(m -> m.parentId().equals(id));
      seen.ifPresent(outputs);
      if (seen.filter(KernelProcess::isIdle).isPresent()) {
        return reply(id);
      }
      if (!process.isAlive()) {
        throw new IOException(
            "the kernel ended with code " + process.exitValue() + "; its log ends: " + lastWords());
      }
      if (Instant.now().isAfter(end)) {
        kill();
        throw new IOException("no end within " + timeout.toSeconds() + " s");
      }
    }
  }

  @Override
  public void close() {
    try {
      if (process.isAlive()) {
        client.requestShutdown();
        process.waitFor(10, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      kill();
      Runtime.getRuntime().removeShutdownHook(killer);
      client.close();
    }
  }

  /** With the commands that a cell has started. */
  private void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static KernelProcess launch(Path kernelspec, Path log) throws IOException {
    Connection connection = Connection.onFreePorts();
    Path file = Files.createTempFile("kernel-", ".json");
    file.toFile().deleteOnExit();
    Files.writeString(file, connection.json());
    JsonObject spec = JsonParser.parseString(Files.readString(kernelspec)).getAsJsonObject();
    List<String> command = new ArrayList<>();
    spec.getAsJsonArray("argv")
        .forEach(word -> command.add(word.getAsString().replace("{connection_file}", "" + file)));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    return new KernelProcess(process, new KernelClient(connection), log);
  }

  /** A subscriber misses what was sent before it was connected: ask until both channels answer. */
  private boolean isReady() {
    boolean replied = false;
    boolean heard = false;
    Instant end = Instant.now().plus(READY_WITHIN);
    while (!(replied && heard) && process.isAlive() && Instant.now().isBefore(end)) {
      client.request("kernel_info_request", new JsonObject());
      replied |= client.reply(BEAT).isPresent();
      heard |= client.broadcast(BEAT).isPresent();
    }
    return replied && heard;
  }

  private Message reply(String id) throws IOException {
    Instant end = Instant.now().plus(READY_WITHIN);
    while (Instant.now().isBefore(end)) {
      Optional<Message> reply = client.reply(AT_ONCE).filter(m -> m.parentId().equals(id));
      if (reply.isPresent()) {
        return reply.get();
      }
    }
    throw new IOException("the kernel is idle and has not replied");
  }

  private static boolean isIdle(Message message) {
    return message.type().equals("status") && message.text("execution_state").equals("idle");
  }

  private String lastWords() throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join(" | ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }
}
