package london.outcomes.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import london.outcomes.e2e.FaultyProxy.Plan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The proxy in front of a server that says what it was asked. */
class FaultyProxyTest {

  private HttpClient client;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body = new String(exchange.getRequestBody().readAllBytes());
          String host = exchange.getRequestHeaders().getFirst("Host");
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
          exchange.getResponseHeaders().set("ETag", host);
          exchange.sendResponseHeaders(200, 6);
          exchange.getResponseBody().write("stored".getBytes());
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private FaultyProxy proxy(double share) throws IOException {
    String target = "http://127.0.0.1:" + server.getAddress().getPort();
    FaultyProxy proxy = FaultyProxy.start(target, new Plan(share, 1, Duration.ofMillis(1), 3));
    // Not before: the proxy says which headers Java's client may send, and it listens once.
    client = HttpClient.newHttpClient();
    return proxy;
  }

  private HttpResponse<String> put(FaultyProxy proxy, String name)
      throws IOException, InterruptedException {
    URI uri = URI.create(proxy.endpoint() + "/b/" + name + "%20x?partNumber=1");
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("If-None-Match", "*");
    return client.send(
        request.PUT(BodyPublishers.ofString("body")).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> get(FaultyProxy proxy) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(proxy.endpoint() + "/b/c")).build();
    return client.send(request, BodyHandlers.ofString());
  }

  @Test
  void withoutFaultsEverythingPassesAsItIs() throws Exception {
    try (FaultyProxy proxy = proxy(0)) {
      HttpResponse<String> response = put(proxy, "a");
      assertThat(response.body()).isEqualTo("stored");
      assertThat(response.headers().firstValue("ETag"))
          .contains(proxy.endpoint().substring("http://".length()));
      assertThat(asked).containsExactly("PUT /b/a%20x?partNumber=1 body");
      assertThat(proxy.requests()).isOne();
      assertThat(proxy.counts()).isEmpty();
    }
  }

  @Test
  void faultsSuitTheRequestAndAreCounted() throws Exception {
    Set<Integer> statuses = new TreeSet<>();
    try (FaultyProxy proxy = proxy(1)) {
      for (int i = 0; i < 60; i++) {
        try {
          statuses.add(put(proxy, "a").statusCode());
        } catch (IOException e) {
          statuses.add(0);
        }
      }
      assertThat(statuses).containsExactly(0, 409, 412, 503);
      EnumSet<Fault> seen = EnumSet.complementOf(EnumSet.of(Fault.BODY_CUT));
      assertThat(proxy.counts()).containsOnlyKeys(seen).containsEntry(Fault.STALLED, 1);
      int done = proxy.counts().get(Fault.REPLY_LOST) + proxy.counts().get(Fault.OWN_REFUSED);
      // A client may ask again on its own when a connection that it has kept ends.
      assertThat(asked).hasSize(done);
      assertThat(proxy.requests()).isGreaterThanOrEqualTo(60);
    }
  }

  @Test
  void whatIsReadComesInHalf() throws Exception {
    try (FaultyProxy proxy = proxy(1)) {
      while (!proxy.counts().containsKey(Fault.BODY_CUT)) {
        assertThatThrownBy(
                () -> {
                  if (get(proxy).statusCode() == 503) {
                    throw new IOException("503");
                  }
                })
            .isInstanceOf(IOException.class);
      }
      assertThat(proxy.counts()).doesNotContainKeys(Fault.CONFLICT, Fault.OWN_REFUSED);
    }
  }
}
