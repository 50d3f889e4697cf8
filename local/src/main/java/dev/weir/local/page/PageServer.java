package dev.weir.local.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.weir.local.metrics.MetricsEndpoint;
import dev.weir.local.process.Loopback;
import dev.weir.local.process.LoopbackHttp;
import dev.weir.local.provisioning.Deployment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Serves the page on loopback, and nothing to anybody who calls it by another name: a page of the
 * web that has its own name resolve to this machine gets no answer.
 */
public final class PageServer implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int NOT_THIS_HOST = 421;
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'"
          + " data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");
  private static final Set<String> FILES =
      Set.of("index.html", "page.css", "page.js", "charts.js", "series.js", "now.js", "icon.svg");

  private final HttpServer server;
  private final Path chartLibrary;

  private PageServer(HttpServer server, Path chartLibrary) {
    this.server = server;
    this.chartLibrary = chartLibrary;
  }

  /**
   * Opens it.
   *
   * @param port 0 for any
   * @param chartLibrary the file of the library that draws
   * @param dashboards of all stacks
   * @param feeds of the topics whose messages are shown; stay the caller's to close
   * @param status what the cloud says of itself now
   */
  public static PageServer open(
      int port,
      Path chartLibrary,
      List<Deployment.Dashboard> dashboards,
      List<TopicFeed> feeds,
      Supplier<ObjectNode> status,
      MetricsEndpoint metrics) {
    var server = LoopbackHttp.open(port);
    var page = new PageServer(server, chartLibrary);
    var all = JSON.createArrayNode();
    dashboards.stream().map(DashboardReader::read).forEach(all::add);
    page.serve("/", page::file);
    page.serve("/echarts.js", page::charts);
    page.serve("/api/dashboards", exchange -> json(exchange, all.toString()));
    page.serve("/api/status", exchange -> json(exchange, status.get().toString()));
    page.serve("/api/topics", exchange -> json(exchange, topics(feeds)));
    page.serve(MetricsEndpoint.PATH, metrics);
    server.start();
    return page;
  }

  private void serve(String path, HttpHandler handler) {
    server.createContext(path, exchange -> guarded(exchange, handler));
  }

  private void guarded(HttpExchange exchange, HttpHandler handler) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cache-Control", "no-cache");
    if (isThisHost(exchange.getRequestHeaders().getFirst("Host"))) {
      handler.handle(exchange);
    } else {
      answer(exchange, NOT_THIS_HOST, "text/plain", "Call it " + address());
    }
  }

  private boolean isThisHost(String host) {
    var port = server.getAddress().getPort();
    return (Loopback.HOST + ":" + port).equals(host) || ("localhost:" + port).equals(host);
  }

  /** Where the page is. */
  public URI address() {
    return Loopback.http(server.getAddress().getPort());
  }

  private void file(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    var name = path.equals("/") ? "index.html" : path.substring(1);
    if (!FILES.contains(name)) {
      answer(exchange, NOT_FOUND, "text/plain", "There is no such file");
      return;
    }
    answer(exchange, OK, TYPES.get(name.substring(name.lastIndexOf('.') + 1)), resource(name));
  }

  private static byte[] resource(String name) {
    try (var file = PageServer.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("The page lacks its file " + name);
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void charts(HttpExchange exchange) throws IOException {
    answer(exchange, OK, TYPES.get("js"), Files.readAllBytes(chartLibrary));
  }

  private static String topics(List<TopicFeed> feeds) {
    var all = JSON.createArrayNode();
    feeds.forEach(feed -> feed.describe(all.addObject()));
    return all.toString();
  }

  private static void json(HttpExchange exchange, String text) throws IOException {
    answer(exchange, OK, "application/json", text);
  }

  private static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    answer(exchange, status, type, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void answer(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    LoopbackHttp.closeWorkers(server);
  }
}
