package dev.weir.cli.doctor;

import dev.weir.cli.doctor.PipelineNames.StepNames;
import dev.weir.cli.doctor.Signals.ArrivalSignals;
import dev.weir.cli.doctor.Signals.Compared;
import dev.weir.cli.doctor.Signals.ShardLoad;
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

/** Reads a pipeline's signals from its metrics, wherever these are stored. */
final class SignalsReader {

  private final MetricReader reader;
  private final PipelineNames names;
  private final MetricWindows figures;

  private SignalsReader(MetricReader reader, PipelineNames names, MetricWindows figures) {
    this.reader = reader;
    this.names = names;
    this.figures = figures;
  }

  /** Reads the signals at a moment. */
  static Signals read(
      MetricReader reader, ComparisonWindows horizon, PipelineNames names, Instant at) {
    return new SignalsReader(reader, names, new MetricWindows(reader, horizon, at)).signals();
  }

  private Signals signals() {
    return new Signals(names.pipeline(), names.stream(), arrivals(), steps(), disagreements());
  }

  private ArrivalSignals arrivals() {
    var incoming = ofStream(AwsMetric.INCOMING_RECORDS);
    return new ArrivalSignals(
        figures.now(incoming, Statistic.SUM),
        new Compared(figures.nowPerSecond(incoming), figures.usualPerSecond(incoming)),
        figures.isSteady(incoming),
        shards(),
        figures.now(ofStream(AwsMetric.WRITES_THROTTLED), Statistic.SUM),
        reader.list(incoming.namespace(), incoming.name()).contains(incoming));
  }

  private Map<String, ShardLoad> shards() {
    var shards = new TreeMap<String, ShardLoad>();
    names
        .shards()
        .forEach(
            (shard, middle) ->
                shards.put(
                    shard,
                    new ShardLoad(
                        figures.nowPerSecond(ofShard(AwsMetric.SHARD_INCOMING_RECORDS, shard)),
                        figures.nowPerSecond(ofShard(AwsMetric.SHARD_INCOMING_BYTES, shard)),
                        middle)));
    return shards;
  }

  private List<StepSignals> steps() {
    var steps = new ArrayList<StepSignals>();
    for (var function : names.functions()) {
      var waiting = steps.isEmpty() ? waitingInStream(function) : waitingInTable(function);
      steps.add(new FunctionReader(reader, figures, names.stage(), function).signals(waiting));
    }
    return steps;
  }

  private Waiting waitingInStream(StepNames function) {
    var age = ageOf(function);
    return new Waiting(
        figures.last(age, Statistic.MAXIMUM),
        figures.slope(age, Statistic.MAXIMUM),
        ageByShard(function),
        backlogs(function),
        figures.now(of(function.step()).of(WeirMetric.HOTTEST_KEY_SHARE), Statistic.MAXIMUM),
        figures.now(ofStream(AwsMetric.READS_THROTTLED), Statistic.SUM));
  }

  // For a table's changes, there are no metrics of shards, keys or refused reads.
  private Waiting waitingInTable(StepNames function) {
    var age = ageOf(function);
    return new Waiting(
        figures.last(age, Statistic.MAXIMUM),
        figures.slope(age, Statistic.MAXIMUM),
        Map.of(),
        Map.of(),
        0,
        0);
  }

  private static MetricId ageOf(StepNames function) {
    return MetricId.of(
        AwsMetric.ITERATOR_AGE, Map.of(Dimension.FUNCTION_NAME, function.function()));
  }

  private double disagreements() {
    return names.functions().stream().anyMatch(each -> each.step() == Step.RISK)
        ? figures.now(of(Step.RISK).of(WeirMetric.DISAGREEMENTS), Statistic.SUM)
        : 0;
  }

  // Includes closed shards, because their last records may still be waiting. The function reports
  // the age of its batches; the stream reports the age of reads, which do not exist on AWS if
  // records are pushed.
  private Map<String, Double> ageByShard(StepNames function) {
    var ages = new TreeMap<String, Double>();
    var metric = AwsMetric.SHARD_ITERATOR_AGE;
    for (var id : reader.list(metric.namespace(), metric.metricName())) {
      if (id.isOf(metric)
          && names.stream().equals(id.dimensions().get(Dimension.STREAM_NAME.cloudWatchName()))) {
        ages.put(
            id.dimensions().get(Dimension.SHARD_ID.cloudWatchName()),
            figures.last(id, Statistic.MAXIMUM));
      }
    }
    of(function.step())
        .byDetail(WeirMetric.BATCH_AGE_BY_SHARD, reader)
        .forEach((shard, id) -> ages.merge(shard, figures.last(id, Statistic.MAXIMUM), Math::max));
    return ages;
  }

  private Map<String, Backlog> backlogs(StepNames function) {
    var counting = new BacklogReader(figures);
    var backlogs = new TreeMap<String, Backlog>();
    of(function.step())
        .byDetail(WeirMetric.BATCH_AGE_BY_SHARD, reader)
        .forEach(
            (shard, age) ->
                counting
                    .read(age, ofShard(AwsMetric.SHARD_INCOMING_RECORDS, shard))
                    .ifPresent(backlog -> backlogs.put(shard, backlog)));
    return backlogs;
  }

  private StepMetrics of(Step step) {
    return new StepMetrics(names.stage(), step);
  }

  private MetricId ofStream(Metric metric) {
    return MetricId.of(metric, Map.of(Dimension.STREAM_NAME, names.stream()));
  }

  private MetricId ofShard(Metric metric, String shard) {
    return MetricId.of(
        metric, Map.of(Dimension.STREAM_NAME, names.stream(), Dimension.SHARD_ID, shard));
  }
}
