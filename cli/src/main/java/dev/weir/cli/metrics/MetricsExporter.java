package dev.weir.cli.metrics;

import com.sun.net.httpserver.HttpExchange;
import dev.weir.local.process.LoopbackServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Serves {@code GET /metrics} on loopback. A failed scrape is answered with 503 and the reason, so
 * that Prometheus sets {@code up} to 0; the next one tries again.
 */
final class MetricsExporter implements AutoCloseable {

  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  /** The source of the text. */
  interface MetricsText {

    /**
     * Writes all metrics.
     *
     * @param accept the formats that the scraper can read, in the syntax of the HTTP header
     * @return the content type
     */
    String write(String accept, ByteArrayOutputStream out) throws IOException;
  }

  private final LoopbackServer server;
  private final MetricsText source;

  private MetricsExporter(LoopbackServer server, MetricsText source) {
    this.server = server;
    this.source = source;
  }

  static MetricsExporter open(int port, MetricsText source) {
    var exporter = new MetricsExporter(LoopbackServer.open(port), source);
    exporter.server.serve("/metrics", exporter::answer);
    exporter.server.start();
    return exporter;
  }

  URI address() {
    return server.address().resolve("/metrics");
  }

  // One scrape at a time, because a scrape adds to the totals.
  private synchronized void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var text = new ByteArrayOutputStream();
      var status = OK;
      var type = "text/plain; charset=utf-8";
      try {
        type = source.write(exchange.getRequestHeaders().getFirst("Accept"), text);
      } catch (IOException | SdkException e) {
        status = UNAVAILABLE;
        text.reset();
        text.write(String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8));
      }
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(status, text.size());
      text.writeTo(exchange.getResponseBody());
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
