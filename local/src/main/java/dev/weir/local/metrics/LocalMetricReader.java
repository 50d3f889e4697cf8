package dev.weir.local.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.local.fault.LocalFault;
import dev.weir.metrics.query.MetricId;
import dev.weir.metrics.query.MetricPoint;
import dev.weir.metrics.query.MetricQuery;
import dev.weir.metrics.query.MetricReader;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Reads the metrics of a Region of a running local cloud, from any process of this machine. */
public final class LocalMetricReader implements MetricReader, AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final URI control;
  private final String region;
  private final HttpClient http = HttpClient.newHttpClient();

  /**
   * A reader.
   *
   * @param control the address {@code control} among the endpoints of the cloud's state
   */
  public LocalMetricReader(URI control, String region) {
    this.control = control;
    this.region = region;
  }

  /**
   * @throws LocalFault if the local cloud refuses it, or does not answer
   */
  @Override
  public Map<MetricQuery, List<MetricPoint>> read(
      List<MetricQuery> queries, Instant from, Instant to) {
    var question = new MetricsJson.Question(queries, from, to);
    var body = MetricsJson.write(question, region).toString();
    return MetricsJson.figures(
        question,
        send(
            HttpRequest.newBuilder(control.resolve("/metrics/data"))
                .POST(BodyPublishers.ofString(body))));
  }

  /**
   * @throws LocalFault if the local cloud refuses it, or does not answer
   */
  @Override
  public List<MetricId> list(String namespace, String name) {
    var path =
        "/metrics/list?region=%s&namespace=%s&name=%s"
            .formatted(encoded(region), encoded(namespace), encoded(name));
    return MetricsJson.ids(send(HttpRequest.newBuilder(control.resolve(path)).GET()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      var response = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
      if (response.statusCode() != OK) {
        throw new LocalFault(
            "The local cloud refused: " + response.body(),
            "If it was started by another version, start it again: weir down, weir up.");
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new LocalFault(
          "The local cloud does not answer: " + e.getMessage(), "Start it: weir up --detach.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalFault("Interrupted while metrics were read.", "Try again.", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
