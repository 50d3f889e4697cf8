package dev.weir.local.metrics;

import dev.weir.local.control.ControlClient;
import dev.weir.local.fault.LocalFault;
import dev.weir.metrics.query.MetricId;
import dev.weir.metrics.query.MetricPoint;
import dev.weir.metrics.query.MetricQuery;
import dev.weir.metrics.query.MetricReader;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Reads the metrics of a Region of a running local cloud, from any process of this machine. */
public final class LocalMetricReader implements MetricReader, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String region;
  private final ControlClient client;

  /**
   * Creates a reader.
   *
   * @param control the address {@code control} among the endpoints of the cloud's state
   */
  public LocalMetricReader(URI control, String region) {
    this.region = region;
    client =
        new ControlClient(
            control,
            PATIENCE,
            "If it was started by another version, start it again: weir down, weir up.");
  }

  /**
   * @throws LocalFault if the local cloud refuses it, or does not answer
   */
  @Override
  public Map<MetricQuery, List<MetricPoint>> read(
      List<MetricQuery> queries, Instant from, Instant to) {
    var question = new MetricsJson.Question(queries, from, to);
    return MetricsJson.figures(
        question, client.post("/metrics/data", MetricsJson.write(question, region)));
  }

  /**
   * @throws LocalFault if the local cloud refuses it, or does not answer
   */
  @Override
  public List<MetricId> list(String namespace, String name) {
    var path =
        "/metrics/list?region=%s&namespace=%s&name=%s"
            .formatted(encoded(region), encoded(namespace), encoded(name));
    return MetricsJson.ids(client.get(path));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    client.close();
  }
}
