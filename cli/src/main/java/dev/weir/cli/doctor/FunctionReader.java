package dev.weir.cli.doctor;

import dev.weir.cli.doctor.PipelineNames.StepNames;
import dev.weir.cli.doctor.Signals.Compared;
import dev.weir.cli.doctor.StepSignals.CallSignals;
import dev.weir.cli.doctor.StepSignals.Computing;
import dev.weir.cli.doctor.StepSignals.ReadSignals;
import dev.weir.cli.doctor.StepSignals.Waiting;
import dev.weir.metrics.AwsMetric;
import dev.weir.metrics.Dimension;
import dev.weir.metrics.Metric;
import dev.weir.metrics.Statistic;
import dev.weir.metrics.WeirMetric;
import dev.weir.metrics.query.MetricId;
import dev.weir.metrics.query.MetricReader;
import java.util.Map;
import java.util.TreeMap;

/** Reads the metrics of one function of a pipeline and of the services that it calls. */
final class FunctionReader {

  private final MetricReader reader;
  private final MetricWindows figures;
  private final StepMetrics own;
  private final StepNames names;

  FunctionReader(MetricReader reader, MetricWindows figures, String stage, StepNames names) {
    this.reader = reader;
    this.figures = figures;
    own = new StepMetrics(stage, names.step());
    this.names = names;
  }

  /** Returns the step's signals, together with its backlog. */
  StepSignals signals(Waiting waiting) {
    return new StepSignals(
        names.step().id(),
        names.function(),
        names.retention().toMillis(),
        waiting,
        new ReadSignals(
            ofSource(AwsMetric.POLLED_EVENTS),
            ofSource(AwsMetric.FILTERED_OUT_EVENTS),
            ofSource(AwsMetric.INVOKED_EVENTS)),
        computing(),
        calls());
  }

  private Computing computing() {
    return new Computing(
        nowIfEmitted(WeirMetric.EVENTS),
        nowIfEmitted(WeirMetric.LATE_EVENTS),
        rejected(),
        nowIfEmitted(WeirMetric.COMMITS),
        now(AwsMetric.INVOCATIONS),
        now(AwsMetric.ERRORS) + nowIfEmitted(WeirMetric.CUT_SHORT),
        now(AwsMetric.THROTTLES),
        nowIfEmitted(WeirMetric.COLD_STARTS),
        figures.compared(ofFunction(AwsMetric.DURATION), Statistic.P50),
        figures.now(own.of(WeirMetric.CALLS_BUSY), Statistic.P50));
  }

  private double ofSource(AwsMetric metric) {
    return figures.now(
        MetricId.of(metric, Map.of(Dimension.EVENT_SOURCE_MAPPING, names.eventSource())),
        Statistic.SUM);
  }

  private double now(AwsMetric metric) {
    return figures.now(ofFunction(metric), Statistic.SUM);
  }

  private double nowIfEmitted(WeirMetric metric) {
    return metric.steps().contains(names.step()) ? figures.now(own.of(metric), Statistic.SUM) : 0;
  }

  private Compared rejected() {
    return WeirMetric.REJECTED.steps().contains(names.step())
        ? new Compared(
            figures.now(own.of(WeirMetric.REJECTED), Statistic.SUM),
            figures.usualPerSecond(own.of(WeirMetric.REJECTED)))
        : new Compared(0, 0);
  }

  private Map<String, CallSignals> calls() {
    var calls = new TreeMap<String, CallSignals>();
    own.byDetail(WeirMetric.CALL_MILLIS, reader)
        .forEach(
            (service, id) ->
                calls.put(
                    service,
                    new CallSignals(
                        figures.compared(id, Statistic.P99),
                        ofService(WeirMetric.CALL_THROTTLES, service),
                        ofService(WeirMetric.CALLS_UNANSWERED, service))));
    return calls;
  }

  private double ofService(WeirMetric metric, String service) {
    return figures.now(own.of(metric, Dimension.DEPENDENCY, service), Statistic.SUM);
  }

  private MetricId ofFunction(Metric metric) {
    return MetricId.of(metric, Map.of(Dimension.FUNCTION_NAME, names.function()));
  }
}
