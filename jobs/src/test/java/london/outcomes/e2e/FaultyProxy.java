package london.outcomes.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
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
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Stands between a client and an S3 server, and lets a share of the requests go wrong. */
final class FaultyProxy implements AutoCloseable {

  static {
    // The signature covers the Host header, so that it has to be the one that the client sent.
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    // An answer in two packets waits 40 ms for an acknowledgement otherwise.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /** Each connection has its own. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "expect", "transfer-encoding", "upgrade", "date");

  /**
   * What goes wrong.
   *
   * @param share of requests, from 0 to 1
   * @param stalls how many requests stall at most: each costs the client its timeout
   * @param stall longer than the client's timeout
   */
  record Plan(double share, int stalls, Duration stall, long seed) {
    static Plan share(double share) {
      return new Plan(share, 0, Duration.ZERO, 1);
    }
  }

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
  private final HttpServer server;
  private final URI target;
  private final Plan plan;
  private final Random random;
  private int requests;

  private FaultyProxy(HttpServer server, URI target, Plan plan) {
    this.server = server;
    this.target = target;
    this.plan = plan;
    this.random = new Random(plan.seed());
  }

  /** Starts a proxy on a free port of the loopback address. */
  static FaultyProxy start(String target, Plan plan) throws IOException {
    InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(free, 0);
    FaultyProxy proxy = new FaultyProxy(server, URI.create(target), plan);
    server.createContext("/", proxy::handle);
    server.setExecutor(proxy.threads);
    server.start();
    return proxy;
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  synchronized int requests() {
    return requests;
  }

  synchronized Map<Fault, Integer> counts() {
    return new EnumMap<>(counts);
  }

  private void handle(HttpExchange exchange) throws IOException {
    // Closing an exchange that has not been answered closes its connection.
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Fault fault = draw(exchange);
      if (fault == null || fault.isDone()) {
        answer(exchange, fault, pass(exchange, body));
      } else {
        refuse(exchange, fault);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * One generator for all requests: the same seed gives the same faults in the order of arrival.
   */
  private synchronized Fault draw(HttpExchange exchange) {
    requests++;
    if (random.nextDouble() >= plan.share()) {
      return null;
    }
    boolean isConditional = exchange.getRequestHeaders().containsKey("If-None-Match");
    List<Fault> possible =
        Arrays.stream(Fault.values())
            .filter(fault -> fault.suits(exchange.getRequestMethod(), isConditional))
            .filter(fault -> fault != Fault.STALLED || mayStall())
            .toList();
    Fault fault = possible.get(random.nextInt(possible.size()));
    counts.merge(fault, 1, Integer::sum);
    return fault;
  }

  private boolean mayStall() {
    return counts.getOrDefault(Fault.STALLED, 0) < plan.stalls();
  }

  private HttpResponse<byte[]> pass(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.resolve(exchange.getRequestURI().toString()))
            .method(
                exchange.getRequestMethod(),
                body.length == 0 && !exchange.getRequestMethod().startsWith("P")
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (isPassedOn(name) || name.equalsIgnoreCase("date")) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static boolean isPassedOn(String header) {
    return !OF_THE_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
  }

  private void answer(HttpExchange exchange, Fault fault, HttpResponse<byte[]> response)
      throws IOException {
    if (fault == Fault.REPLY_LOST) {
      return;
    }
    if (fault == Fault.OWN_REFUSED && response.statusCode() == 200) {
      error(exchange, 412, "PreconditionFailed");
      return;
    }
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (isPassedOn(name)) {
                exchange.getResponseHeaders().put(name, values);
              }
            });
    byte[] body = response.body();
    if (exchange.getRequestMethod().equals("HEAD")) {
      response
          .headers()
          .firstValue("Content-Length")
          .ifPresent(length -> exchange.getResponseHeaders().set("Content-Length", length));
    }
    exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
    exchange
        .getResponseBody()
        .write(body, 0, fault == Fault.BODY_CUT ? body.length / 2 : body.length);
    exchange.getResponseBody().flush();
  }

  private void refuse(HttpExchange exchange, Fault fault) throws IOException, InterruptedException {
    switch (fault) {
      case THROTTLED -> error(exchange, 503, "SlowDown");
      case CONFLICT -> error(exchange, 409, "ConditionalRequestConflict");
      case STALLED -> TimeUnit.MILLISECONDS.sleep(plan.stall().toMillis());
      default -> {
        // The connection is closed.
      }
    }
  }

  private static void error(HttpExchange exchange, int status, String code) throws IOException {
    byte[] body =
        ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>%s</Code><Message>on purpose"
                + "</Message></Error>")
            .formatted(code)
            .getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    boolean isHead = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, isHead ? -1 : body.length);
    if (!isHead) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
