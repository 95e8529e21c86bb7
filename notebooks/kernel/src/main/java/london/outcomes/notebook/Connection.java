package london.outcomes.notebook;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Where a kernel listens on this machine, and the key that signs its messages. */
record Connection(Map<String, Integer> ports, String key) {
  private static final String HOST = "127.0.0.1";
  private static final List<String> CHANNELS = List.of("shell", "control", "iopub", "stdin", "hb");

  /**
   * Five free ports; another process may take one before the kernel does, so starts are retried.
   */
  static Connection onFreePorts() throws IOException {
    Map<String, Integer> ports = new LinkedHashMap<>();
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (String channel : CHANNELS) {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST));
        held.add(socket);
        ports.put(channel, socket.getLocalPort());
      }
    } finally {
      for (ServerSocket socket : held) {
        socket.close();
      }
    }
    return new Connection(ports, UUID.randomUUID().toString());
  }

  String address(String channel) {
    return "tcp://" + HOST + ":" + ports.get(channel);
  }

  /** The connection file of the protocol. */
  String json() {
    JsonObject file = new JsonObject();
    ports.forEach((channel, port) -> file.addProperty(channel + "_port", port));
    file.addProperty("ip", HOST);
    file.addProperty("transport", "tcp");
    file.addProperty("signature_scheme", "hmac-sha256");
    file.addProperty("key", key);
    return file.toString();
  }
}
