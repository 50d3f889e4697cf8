package dev.weir.cli.doctor;

import dev.weir.cli.doctor.Signals.Arrivals;
import dev.weir.cli.doctor.Signals.Calls;
import dev.weir.cli.doctor.Signals.Compared;
import dev.weir.cli.doctor.Signals.Computing;
import dev.weir.cli.doctor.Signals.Waiting;
import dev.weir.metrics.AwsMetric;
import dev.weir.metrics.Dimension;
import dev.weir.metrics.Metric;
import dev.weir.metrics.Statistic;
import dev.weir.metrics.Step;
import dev.weir.metrics.WeirMetric;
import dev.weir.metrics.query.MetricId;
import dev.weir.metrics.query.MetricReader;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Reads a pipeline's signals from its metrics, wherever these are kept. */
final class SignalsReader {

  private final MetricReader reader;
  private final Horizon horizon;
  private final PipelineNames names;
  private final Figures figures;

  private SignalsReader(
      MetricReader reader, Horizon horizon, PipelineNames names, Figures figures) {
    this.reader = reader;
    this.horizon = horizon;
    this.names = names;
    this.figures = figures;
  }

  /** What is known at a moment. */
  static Signals read(MetricReader reader, Horizon horizon, PipelineNames names, Instant at) {
    var figures = new Figures(reader, horizon, at);
    return new SignalsReader(reader, horizon, names, figures).signals();
  }

  private Signals signals() {
    return new Signals(
        names.pipeline(),
        names.retention().toMillis(),
        arrivals(),
        waiting(),
        computing(),
        calls(),
        names.step() == Step.MARKS
            ? figures.now(ofStep(WeirMetric.DISAGREEMENTS, Step.RISK), Statistic.SUM)
            : 0);
  }

  private Arrivals arrivals() {
    var incoming = ofStream(AwsMetric.INCOMING_RECORDS);
    return new Arrivals(
        perSecond(incoming),
        byShard(
            AwsMetric.SHARD_INCOMING_RECORDS,
            id -> figures.now(id, Statistic.SUM) / horizon.now().toSeconds()),
        byShard(
            AwsMetric.SHARD_INCOMING_BYTES,
            id -> figures.now(id, Statistic.SUM) / horizon.now().toSeconds()),
        figures.now(ofStream(AwsMetric.WRITES_THROTTLED), Statistic.SUM),
        reader.list(incoming.namespace(), incoming.name()).contains(incoming));
  }

  private Compared perSecond(MetricId id) {
    return new Compared(
        figures.now(id, Statistic.SUM) / horizon.now().toSeconds(), figures.usualPerSecond(id));
  }

  private Waiting waiting() {
    var age = ofFunction(AwsMetric.ITERATOR_AGE);
    return new Waiting(
        figures.last(age, Statistic.MAXIMUM),
        figures.slope(age, Statistic.MAXIMUM),
        byShard(AwsMetric.SHARD_ITERATOR_AGE, id -> figures.last(id, Statistic.MAXIMUM)),
        figures.now(own(WeirMetric.HOTTEST_KEY_SHARE), Statistic.MAXIMUM),
        figures.now(ofStream(AwsMetric.READS_THROTTLED), Statistic.SUM));
  }

  private Computing computing() {
    return new Computing(
        figures.now(own(WeirMetric.EVENTS), Statistic.SUM),
        perSecondTotal(own(WeirMetric.REJECTED)),
        figures.now(ofFunction(AwsMetric.INVOCATIONS), Statistic.SUM),
        figures.now(ofFunction(AwsMetric.ERRORS), Statistic.SUM)
            + figures.now(own(WeirMetric.CUT_SHORT), Statistic.SUM),
        figures.now(ofFunction(AwsMetric.THROTTLES), Statistic.SUM),
        figures.now(own(WeirMetric.COLD_STARTS), Statistic.SUM),
        figures.compared(ofFunction(AwsMetric.DURATION), Statistic.P50));
  }

  private Compared perSecondTotal(MetricId id) {
    return new Compared(figures.now(id, Statistic.SUM), figures.usualPerSecond(id));
  }

  private Map<String, Calls> calls() {
    var calls = new TreeMap<String, Calls>();
    var invocations = Math.max(1, figures.now(ofFunction(AwsMetric.INVOCATIONS), Statistic.SUM));
    for (var id : reader.list(WeirMetric.NAMESPACE, WeirMetric.CALL_MILLIS.metricName())) {
      if (isOwn(id)) {
        var service = id.dimensions().get(Dimension.DEPENDENCY.cloudWatchName());
        calls.put(
            service,
            new Calls(
                figures.compared(id, Statistic.P99),
                figures.now(id, Statistic.SUM) / invocations,
                figures.now(of(WeirMetric.CALL_THROTTLES, service), Statistic.SUM),
                figures.now(of(WeirMetric.CALLS_UNANSWERED, service), Statistic.SUM)));
      }
    }
    return calls;
  }

  private boolean isOwn(MetricId id) {
    var dimensions = id.dimensions();
    return names.stage().equals(dimensions.get(Dimension.STAGE.cloudWatchName()))
        && names.step().id().equals(dimensions.get(Dimension.STEP.cloudWatchName()));
  }

  private Map<String, Double> byShard(AwsMetric metric, ToDoubleFunction<MetricId> figure) {
    var shards = new TreeMap<String, Double>();
    for (var id : reader.list(metric.namespace(), metric.metricName())) {
      var dimensions = id.dimensions();
      if (names.stream().equals(dimensions.get(Dimension.STREAM_NAME.cloudWatchName()))
          && dimensions.containsKey(Dimension.SHARD_ID.cloudWatchName())) {
        shards.put(dimensions.get(Dimension.SHARD_ID.cloudWatchName()), figure.applyAsDouble(id));
      }
    }
    return shards;
  }

  private MetricId own(WeirMetric metric) {
    return ofStep(metric, names.step());
  }

  private MetricId ofStep(WeirMetric metric, Step step) {
    return MetricId.of(metric, Map.of(Dimension.STAGE, names.stage(), Dimension.STEP, step.id()));
  }

  private MetricId of(WeirMetric metric, String dependency) {
    return MetricId.of(
        metric,
        Map.of(
            Dimension.STAGE, names.stage(),
            Dimension.STEP, names.step().id(),
            Dimension.DEPENDENCY, dependency));
  }

  private MetricId ofStream(Metric metric) {
    return MetricId.of(metric, Map.of(Dimension.STREAM_NAME, names.stream()));
  }

  private MetricId ofFunction(Metric metric) {
    return MetricId.of(metric, Map.of(Dimension.FUNCTION_NAME, names.function()));
  }
}
