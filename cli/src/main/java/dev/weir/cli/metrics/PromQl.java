package dev.weir.cli.metrics;

import dev.weir.metrics.Dimension;
import dev.weir.metrics.Metric;
import dev.weir.metrics.OpenMetricsName;
import dev.weir.metrics.OpenMetricsName.MetricType;
import dev.weir.metrics.Statistic;
import dev.weir.metrics.Step;
import dev.weir.metrics.dashboard.Part;
import dev.weir.metrics.dashboard.Series;
import dev.weir.metrics.dashboard.Series.EachOfPart;
import dev.weir.metrics.dashboard.Series.EachOfStep;
import dev.weir.metrics.dashboard.Series.OfPart;
import dev.weir.metrics.dashboard.Series.OfStep;

/**
 * A dashboard's series in PromQL. Sums are per minute, as everywhere in Weir. Percentiles are
 * computed from histograms, and therefore cover all instances and Regions together; those that
 * CloudWatch provides cannot be combined, so the worst one is taken.
 */
final class PromQl {

  private PromQl() {}

  /** Returns an expression over time. */
  static String overTime(Series series) {
    return switch (series.statistic()) {
      case SUM ->
          "%s(rate(%s[$__rate_interval])) * 60".formatted(aggregated("sum", series), sum(series));
      case AVERAGE ->
          "%s(rate(%s[$__rate_interval])) / %s(rate(%s[$__rate_interval]))"
              .formatted(
                  aggregated("sum", series),
                  of(series, "_sum"),
                  aggregated("sum", series),
                  of(series, "_count"));
      case P50 -> percentile(series, 0.5);
      case P90 -> percentile(series, 0.9);
      case P99 -> percentile(series, 0.99);
      case MAXIMUM -> max(series);
      case MINIMUM, SAMPLE_COUNT ->
          throw new IllegalArgumentException("No dashboard has a " + series.statistic());
    };
  }

  /** Returns an expression for one number over the displayed time. */
  static String number(Series series) {
    return series.statistic() == Statistic.SUM
        ? "%s(increase(%s[$__range]))".formatted(aggregated("sum", series), sum(series))
        : overTime(series);
  }

  /** Returns the label that distinguishes the series' lines; empty if it is a single line. */
  static String detail(Series series) {
    return switch (series) {
      case OfStep _, OfPart _ -> "";
      case EachOfStep _, EachOfPart _ -> OpenMetricsName.of(series.metric().dimensions().getLast());
    };
  }

  private static String aggregated(String how, Series series) {
    var detail = detail(series);
    return detail.isEmpty() ? how : how + " by (" + detail + ") ";
  }

  private static String sum(Series series) {
    return of(series, kind(series) == MetricType.COUNTER ? "_total" : "_sum");
  }

  private static MetricType kind(Series series) {
    return OpenMetricsName.kind(series.metric());
  }

  private static String max(Series series) {
    return switch (kind(series)) {
      case COUNTER ->
          throw new IllegalArgumentException(
              series.metric() + " is a counter: only its sum is known");
      case GAUGE -> "%s(%s)".formatted(aggregated("max", series), of(series, ""));
      case HISTOGRAM -> lastMinute(series);
    };
  }

  private static String percentile(Series series, double share) {
    var detail = detail(series);
    return "%s or histogram_quantile(%s, sum by (le%s) (rate(%s[$__rate_interval])))"
        .formatted(
            lastMinute(series),
            share,
            detail.isEmpty() ? "" : ", " + detail,
            of(series, "_bucket"));
  }

  /** Returns CloudWatch's own figure, taking the series with the greatest one. */
  private static String lastMinute(Series series) {
    var name = OpenMetricsName.of(series.metric(), series.statistic());
    return "%s(%s)".formatted(aggregated("max", series), selected(name, series));
  }

  private static String of(Series series, String ending) {
    return selected(OpenMetricsName.of(series.metric()) + ending, series);
  }

  private static String selected(String name, Series series) {
    return "%s{region=~\"$region\",%s}".formatted(name, selector(series));
  }

  private static String selector(Series series) {
    return switch (series) {
      case OfStep one -> ofStep(one.step());
      case EachOfStep each -> ofStep(each.step());
      case OfPart one -> ofPart(one.metric(), one.part());
      case EachOfPart each -> ofPart(each.metric(), each.part());
    };
  }

  private static String ofStep(Step step) {
    return "%s=\"$stage\",%s=\"%s\""
        .formatted(
            OpenMetricsName.of(Dimension.STAGE), OpenMetricsName.of(Dimension.STEP), step.id());
  }

  private static String ofPart(Metric metric, Part part) {
    return "%s=~\"%s\""
        .formatted(
            OpenMetricsName.of(metric.dimensions().getFirst()),
            "weir-$stage-" + part.namePattern().orElseThrow() + ".*");
  }
}
