package dev.weir.local.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.weir.local.metrics.MetricsEndpoint;
import dev.weir.local.process.LoopbackServer;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the page on loopback, and nothing to other web pages, even if their names resolve to this
 * machine.
 */
public final class PageServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PageServer.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int SERVER_ERROR = 500;
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
      Set.of(
          "index.html",
          "page.css",
          "page.js",
          "address.js",
          "charts.js",
          "dom.js",
          "flow.js",
          "fraud.js",
          "heat.js",
          "market.js",
          "now.js",
          "series.js",
          "services.js",
          "story.js",
          "icon.svg");

  /** Reads data, given the parameters of a request. */
  @FunctionalInterface
  public interface PageReader {
    /**
     * Reads them.
     *
     * @throws IllegalArgumentException if a parameter is wrong; the message names it
     */
    JsonNode read(Map<String, String> query);
  }

  private final LoopbackServer server;
  private final Path chartLibrary;

  private PageServer(LoopbackServer server, Path chartLibrary) {
    this.server = server;
    this.chartLibrary = chartLibrary;
  }

  /**
   * Opens it.
   *
   * @param port 0 for any
   * @param chartLibrary the file of the charting library
   * @param dashboards of all stacks
   * @param feeds of the topics whose messages are shown; the caller closes them
   * @param status the cloud's present state
   * @param market the content of {@link MarketBoard}
   * @param data the readers of further data, by name
   */
  public static PageServer open(
      int port,
      Path chartLibrary,
      List<Deployment.DeployedDashboard> dashboards,
      List<TopicFeed> feeds,
      Supplier<ObjectNode> status,
      Supplier<ObjectNode> market,
      Map<String, PageReader> data,
      MetricsEndpoint metrics) {
    var server = LoopbackServer.openWithPage(port);
    var page = new PageServer(server, chartLibrary);
    var all = JSON.createArrayNode();
    dashboards.stream().map(DashboardReader::read).forEach(all::add);
    page.serve("/", page::file);
    page.serve("/echarts.js", page::charts);
    page.serve("/api/dashboards", exchange -> json(exchange, all.toString()));
    page.serve("/api/status", exchange -> json(exchange, status.get().toString()));
    page.serve("/api/market", exchange -> json(exchange, market.get().toString()));
    page.serve("/api/topics", exchange -> json(exchange, topics(feeds)));
    data.forEach(
        (name, reader) -> page.serve("/api/" + name, exchange -> data(exchange, name, reader)));
    page.serve(MetricsEndpoint.PATH, metrics);
    server.start();
    return page;
  }

  private void serve(String path, HttpHandler handler) {
    server.serve(path, exchange -> handle(exchange, handler));
  }

  private static void handle(HttpExchange exchange, HttpHandler handler) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Security-Policy", POLICY);
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cache-Control", "no-cache");
    handler.handle(exchange);
  }

  /** Returns the page's address. */
  public URI address() {
    return server.address();
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

  private static void data(HttpExchange exchange, String name, PageReader reader)
      throws IOException {
    String answer;
    try {
      answer = reader.read(LoopbackServer.query(exchange)).toString();
    } catch (IllegalArgumentException e) {
      answer(exchange, BAD_REQUEST, "text/plain; charset=utf-8", e.getMessage());
      return;
    } catch (RuntimeException e) {
      // A service may be unreachable for a while: the page says so, and asks again.
      LOG.warn("The page lacks its data name={}", name, e);
      answer(exchange, SERVER_ERROR, "text/plain; charset=utf-8", String.valueOf(e.getMessage()));
      return;
    }
    json(exchange, answer);
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
      LoopbackServer.answer(exchange, status, body);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
