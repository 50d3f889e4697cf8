package dev.weir.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.Metric;

/**
 * The market pipeline of a Region at a glance, from left to right along the data's way: how old
 * what waits is at each step, what fails or is throttled, and how long decisions wait to be
 * fetched.
 */
final class MarketDashboard {
  private static final int WIDTH = 8;
  private static final Duration PERIOD = Duration.minutes(1);

  private final MarketPipeline pipeline;

  private MarketDashboard(MarketPipeline pipeline) {
    this.pipeline = pipeline;
  }

  static void create(MarketPipeline pipeline) {
    var widgets = new MarketDashboard(pipeline);
    Dashboard.Builder.create(pipeline, "Dashboard")
        .widgets(List.of(widgets.waiting(), widgets.failing()))
        .build();
  }

  private List<IWidget> waiting() {
    return List.of(
        graph("Ticks wait, ms", List.of(ofFunction(pipeline.marks(), "IteratorAge", "Maximum"))),
        graph("Marks wait, ms", List.of(ofFunction(pipeline.risk(), "IteratorAge", "Maximum"))),
        graph(
            "Decisions wait",
            List.of(
                ofFunction(pipeline.delivery().function(), "IteratorAge", "Maximum"),
                metric(
                    "AWS/SQS",
                    "ApproximateAgeOfOldestMessage",
                    Map.of("QueueName", pipeline.delivery().queue().getQueueName()),
                    "Maximum"))));
  }

  private List<IWidget> failing() {
    return List.of(
        step("Marks function", pipeline.marks()),
        step("Risk function", pipeline.risk()),
        step("Delivery function", pipeline.delivery().function()));
  }

  private static IWidget step(String title, WeirFunction function) {
    return graph(
        title,
        List.of(
            ofFunction(function, "Invocations", "Sum"),
            ofFunction(function, "Errors", "Sum"),
            ofFunction(function, "Throttles", "Sum"),
            ofFunction(function, "Duration", "p99")));
  }

  private static IWidget graph(String title, List<IMetric> metrics) {
    return GraphWidget.Builder.create().title(title).width(WIDTH).left(metrics).build();
  }

  private static IMetric ofFunction(WeirFunction function, String name, String statistic) {
    var dimensions = Map.of("FunctionName", function.function().getFunctionName());
    return metric("AWS/Lambda", name, dimensions, statistic);
  }

  private static IMetric metric(
      String namespace, String name, Map<String, String> dimensions, String statistic) {
    return Metric.Builder.create()
        .namespace(namespace)
        .metricName(name)
        .dimensionsMap(dimensions)
        .statistic(statistic)
        .period(PERIOD)
        .build();
  }
}
