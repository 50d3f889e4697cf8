package dev.weir.cli.doctor;

import dev.weir.cli.doctor.PipelineNames.FunctionNames;
import dev.weir.cli.doctor.Signals.Arrivals;
import dev.weir.cli.doctor.Signals.Compared;
import dev.weir.cli.doctor.StepSignals.Waiting;
import dev.weir.metrics.AwsMetric;
import dev.weir.metrics.Dimension;
import dev.weir.metrics.Metric;
import dev.weir.metrics.Statistic;
import dev.weir.metrics.Step;
import dev.weir.metrics.WeirMetric;
import dev.weir.metrics.query.MetricId;
import dev.weir.metrics.query.MetricReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    return new Signals(names.pipeline(), arrivals(), steps(), disagreements());
  }

  private Arrivals arrivals() {
    var incoming = ofStream(AwsMetric.INCOMING_RECORDS);
    return new Arrivals(
        new Compared(
            figures.now(incoming, Statistic.SUM) / horizon.now().toSeconds(),
            figures.usualPerSecond(incoming)),
        byShard(
            AwsMetric.SHARD_INCOMING_RECORDS,
            id -> figures.now(id, Statistic.SUM) / horizon.now().toSeconds()),
        byShard(
            AwsMetric.SHARD_INCOMING_BYTES,
            id -> figures.now(id, Statistic.SUM) / horizon.now().toSeconds()),
        figures.now(ofStream(AwsMetric.WRITES_THROTTLED), Statistic.SUM),
        reader.list(incoming.namespace(), incoming.name()).contains(incoming));
  }

  private List<StepSignals> steps() {
    var steps = new ArrayList<StepSignals>();
    for (var function : names.functions()) {
      var waiting = steps.isEmpty() ? waitingInStream(function) : waitingInTable(function);
      steps.add(new FunctionReader(reader, figures, names.stage(), function).signals(waiting));
    }
    return steps;
  }

  private Waiting waitingInStream(FunctionNames function) {
    var age = ageOf(function);
    return new Waiting(
        figures.last(age, Statistic.MAXIMUM),
        figures.slope(age, Statistic.MAXIMUM),
        byShard(AwsMetric.SHARD_ITERATOR_AGE, id -> figures.last(id, Statistic.MAXIMUM)),
        figures.now(ofStep(WeirMetric.HOTTEST_KEY_SHARE, function.step()), Statistic.MAXIMUM),
        figures.now(ofStream(AwsMetric.READS_THROTTLED), Statistic.SUM));
  }

  // Of a table's changes neither shards nor keys are measured, nor refused reads.
  private Waiting waitingInTable(FunctionNames function) {
    var age = ageOf(function);
    return new Waiting(
        figures.last(age, Statistic.MAXIMUM),
        figures.slope(age, Statistic.MAXIMUM),
        Map.of(),
        0,
        0);
  }

  private static MetricId ageOf(FunctionNames function) {
    return MetricId.of(
        AwsMetric.ITERATOR_AGE, Map.of(Dimension.FUNCTION_NAME, function.function()));
  }

  private double disagreements() {
    return names.functions().stream().anyMatch(each -> each.step() == Step.RISK)
        ? figures.now(ofStep(WeirMetric.DISAGREEMENTS, Step.RISK), Statistic.SUM)
        : 0;
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

  private MetricId ofStep(WeirMetric metric, Step step) {
    return MetricId.of(metric, Map.of(Dimension.STAGE, names.stage(), Dimension.STEP, step.id()));
  }

  private MetricId ofStream(Metric metric) {
    return MetricId.of(metric, Map.of(Dimension.STREAM_NAME, names.stream()));
  }
}
