package dev.weir.local.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.weir.local.process.LoopbackServer;
import dev.weir.metrics.query.MetricId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Serves metrics over HTTP: {@code POST /metrics/data} answers queries, {@code GET
 * /metrics/list?region=&namespace=&name=} lists the series, both as JSON; {@code GET /metrics}
 * returns everything for Prometheus.
 */
public final class MetricsEndpoint implements HttpHandler {

  /** The common prefix of these paths. */
  public static final String PATH = "/metrics";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;

  private final SequencedMap<String, MetricStore> stores;
  private final InstantSource clock;

  /** Serves the stores of Regions by name; the first is the default Region's. */
  public MetricsEndpoint(SequencedMap<String, MetricStore> stores) {
    this(stores, InstantSource.system());
  }

  /** Creates an endpoint with a clock that defines the last minute. */
  MetricsEndpoint(SequencedMap<String, MetricStore> stores, InstantSource clock) {
    this.stores = stores;
    this.clock = clock;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        respond(exchange);
      } catch (IllegalArgumentException | JsonProcessingException e) {
        answer(exchange, BAD_REQUEST, String.valueOf(e.getMessage()));
      }
    }
  }

  private void respond(HttpExchange exchange) throws IOException {
    switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
      case "POST /metrics/data" -> data(exchange);
      case "GET /metrics/list" -> list(exchange);
      case "GET /metrics" -> OpenMetrics.write(totals(), exchange);
      default -> answer(exchange, NOT_FOUND, "GET /metrics, GET /metrics/list, POST /metrics/data");
    }
  }

  private Map<String, Map<MetricId, SeriesTotals>> totals() {
    var totals = new LinkedHashMap<String, Map<MetricId, SeriesTotals>>();
    stores.forEach((region, store) -> totals.put(region, store.totals(clock.instant())));
    return totals;
  }

  private void data(HttpExchange exchange) throws IOException {
    var body = JSON.readTree(exchange.getRequestBody());
    var question = MetricsJson.question(body);
    var store = store(body.path("region").asText(""));
    var figures = store.read(question.queries(), question.from(), question.to());
    answer(exchange, OK, MetricsJson.answer(question, figures).toString());
  }

  private void list(HttpExchange exchange) throws IOException {
    var query = LoopbackServer.query(exchange);
    var ids =
        store(query.getOrDefault("region", ""))
            .list(query.getOrDefault("namespace", ""), query.getOrDefault("name", ""));
    answer(exchange, OK, MetricsJson.list(ids).toString());
  }

  private MetricStore store(String region) {
    if (region.isEmpty()) {
      return stores.firstEntry().getValue();
    }
    var store = stores.get(region);
    if (store == null) {
      throw new IllegalArgumentException("No such Region; there are " + stores.keySet());
    }
    return store;
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    var body = text.getBytes(StandardCharsets.UTF_8);
    exchange
        .getResponseHeaders()
        .set("Content-Type", status == OK ? "application/json" : "text/plain; charset=utf-8");
    LoopbackServer.answer(exchange, status, body);
  }
}
