package dev.weir.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.LocalAccess;
import dev.weir.local.CloudState;
import dev.weir.local.PageData;
import dev.weir.metrics.Step;
import dev.weir.metrics.WeirMetric;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * All pipelines of the local cloud with their diagnosis, as an array of {@link FlowJson}; of a
 * Region that does not answer only {@code {"pipeline","problem"}}.
 */
public final class PipelinesData implements PageData {

  @Override
  public String name() {
    return "pipelines";
  }

  @Override
  public JsonNode read(CloudState state, Map<String, String> query) {
    var stage = LocalAccess.stage(state);
    var collector = SignalCollector.local(stage);
    var cloud = LocalAccess.open(state);
    var pipelines = JsonNodeFactory.instance.arrayNode();
    if (cloud.optionalOutput("AccessLogStreamName").isPresent()) {
      var end = new StepMetrics(stage, Step.ACCESS_LOGS);
      add(collector.accessLogs(cloud), cloud, end, WeirMetric.ALERTS_PUBLISHED, pipelines);
    }
    if (cloud.optionalOutput("TransactionStreamName").isPresent()) {
      var end = new StepMetrics(stage, Step.TRANSACTIONS);
      add(collector.transactions(cloud), cloud, end, WeirMetric.ALERTS_PUBLISHED, pipelines);
    }
    for (var region : LocalAccess.marketRegions(state)) {
      addMarket(LocalAccess.openRegional(state, region), collector, stage, pipelines);
    }
    return pipelines;
  }

  private static void addMarket(
      Cloud cloud, SignalCollector collector, String stage, ArrayNode pipelines) {
    try {
      var end = new StepMetrics(stage, Step.DELIVERY);
      add(collector.market(cloud), cloud, end, WeirMetric.DECISIONS_DELIVERED, pipelines);
    } catch (SdkException e) {
      // Its calls fail while a Region is lost, which the page has to show.
      pipelines
          .addObject()
          .put("pipeline", "market " + cloud.region())
          .put("problem", "The Region does not answer: " + e.getMessage());
    }
  }

  private static void add(
      Signals signals, Cloud cloud, StepMetrics end, WeirMetric published, ArrayNode pipelines) {
    var windows = ComparisonWindows.LOCAL;
    var rate =
        new MetricWindows(cloud.metrics(), windows, Instant.now()).nowPerSecond(end.of(published));
    var diagnosis = LocalRemedies.in(Diagnosis.of(signals), signals);
    pipelines.add(FlowJson.write(diagnosis, signals, windows, rate));
  }
}
