package london.outcomes.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

class KernelClientTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void messageWithAWrongSignatureIsRefused() throws Exception {
    try (ZContext context = new ZContext()) {
      ZMQ.Socket kernel = context.createSocket(SocketType.ROUTER);
      int port = kernel.bindToRandomPort("tcp://127.0.0.1");
      Connection free = Connection.onFreePorts();
      Connection connection =
          new Connection(
              Map.of(
                  "shell", port,
                  "control", free.ports().get("control"),
                  "iopub", free.ports().get("iopub")),
              "secret");
      try (KernelClient client = new KernelClient(connection)) {
        client.request("kernel_info_request", new com.google.gson.JsonObject());
        byte[] identity = kernel.recv();
        kernel.sendMore(identity);
        for (String part : new String[] {"<IDS|MSG>", "0000", "{}", "{}", "{}"}) {
          kernel.sendMore(part);
        }
        kernel.send("{}");

        assertThatThrownBy(() -> client.reply(SECOND))
            .isInstanceOf(IllegalStateException.class)
            .hasMessage("a message of the kernel has a wrong signature");
        assertThat(client.reply(Duration.ofMillis(10))).isEmpty();
      }
    }
  }
}
