package london.outcomes.notebook;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * The client's side of the Jupyter messaging protocol, version 5.3: requests on shell and control,
 * outputs from iopub, each message signed.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html">the protocol</a>
 */
final class KernelClient implements AutoCloseable {
  private static final String DELIMITER = "<IDS|MSG>";
  private static final String VERSION = "5.3";
  private static final String NOTHING = "{}";

  private final String session = UUID.randomUUID().toString();
  private final ZContext context = new ZContext();
  private final SecretKeySpec key;
  private final ZMQ.Socket shell;
  private final ZMQ.Socket control;
  private final ZMQ.Socket iopub;

  KernelClient(Connection connection) {
    key = new SecretKeySpec(connection.key().getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    context.setLinger(0);
    shell = connect(SocketType.DEALER, connection.address("shell"));
    control = connect(SocketType.DEALER, connection.address("control"));
    iopub = connect(SocketType.SUB, connection.address("iopub"));
    iopub.subscribe(ZMQ.SUBSCRIPTION_ALL);
  }

  /** Sends a request to the shell channel and returns its id. */
  String request(String type, JsonObject content) {
    return send(shell, type, content);
  }

  void requestShutdown() {
    JsonObject content = new JsonObject();
    content.addProperty("restart", false);
    send(control, "shutdown_request", content);
  }

  /** The next reply on the shell channel, if one comes in time. */
  Optional<Message> reply(Duration wait) {
    return receive(shell, wait);
  }

  /** The next broadcast message (output, state), if one comes in time. */
  Optional<Message> broadcast(Duration wait) {
    return receive(iopub, wait);
  }

  @Override
  public void close() {
    context.close();
  }

  private ZMQ.Socket connect(SocketType type, String address) {
    ZMQ.Socket socket = context.createSocket(type);
    socket.connect(address);
    return socket;
  }

  private String send(ZMQ.Socket socket, String type, JsonObject content) {
    String id = UUID.randomUUID().toString();
    JsonObject header = new JsonObject();
    header.addProperty("msg_id", id);
    header.addProperty("session", session);
    header.addProperty("username", "executor");
    header.addProperty("date", Instant.now().toString());
    header.addProperty("msg_type", type);
    header.addProperty("version", VERSION);
    List<byte[]> parts = new ArrayList<>();
    for (String part : List.of(header.toString(), NOTHING, NOTHING, content.toString())) {
      parts.add(part.getBytes(StandardCharsets.UTF_8));
    }
    socket.sendMore(DELIMITER);
    socket.sendMore(signature(parts));
    for (int i = 0; i < parts.size(); i++) {
      socket.send(parts.get(i), i < parts.size() - 1 ? ZMQ.SNDMORE : 0);
    }
    return id;
  }

  private Optional<Message> receive(ZMQ.Socket socket, Duration wait) {
    socket.setReceiveTimeOut((int) wait.toMillis());
    byte[] frame = socket.recv();
    if (frame == null) {
      return Optional.empty();
    }
    while (!new String(frame, StandardCharsets.UTF_8).equals(DELIMITER)) {
      frame = socket.recv();
    }
    String signature = socket.recvStr();
    List<byte[]> parts = new ArrayList<>();
    while (socket.hasReceiveMore()) {
      parts.add(socket.recv());
    }
    List<byte[]> signed = parts.subList(0, 4);
    if (!MessageDigest.isEqual(signature.getBytes(), signature(signed).getBytes())) {
      throw new IllegalStateException("a message of the kernel has a wrong signature");
    }
    JsonObject parent = json(signed.get(1));
    return Optional.of(
        new Message(
            json(signed.get(0)).get("msg_type").getAsString(),
            parent.has("msg_id") ? parent.get("msg_id").getAsString() : "",
            json(signed.get(3))));
  }

  private String signature(List<byte[]> parts) {
    try {
      Mac mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      parts.forEach(mac::update);
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM has no HMAC-SHA256", e);
    }
  }

  private static JsonObject json(byte[] part) {
    return JsonParser.parseString(new String(part, StandardCharsets.UTF_8)).getAsJsonObject();
  }
}
