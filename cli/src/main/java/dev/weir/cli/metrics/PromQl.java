package dev.weir.cli.metrics;

import dev.weir.metrics.Dimension;
import dev.weir.metrics.Metric;
import dev.weir.metrics.OpenMetricsName;
import dev.weir.metrics.Statistic;
import dev.weir.metrics.Step;
import dev.weir.metrics.dashboard.Part;
import dev.weir.metrics.dashboard.Series;
import dev.weir.metrics.dashboard.Series.EachOfPart;
import dev.weir.metrics.dashboard.Series.EachOfStep;
import dev.weir.metrics.dashboard.Series.OfPart;
import dev.weir.metrics.dashboard.Series.OfStep;
import java.util.Map;

/**
 * A dashboard's series in Prometheus' language. Sums are by the minute, as everywhere in Weir;
 * percentiles of several Regions are the worst of them, for they can't be added.
 */
final class PromQl {

  private PromQl() {}

  /** An expression over time. */
  static String overTime(Series series) {
    return switch (series.statistic()) {
      case SUM ->
          "%s(rate(%s[$__rate_interval])) * 60".formatted(aggregated("sum", series), sum(series));
      case AVERAGE ->
          "%s(rate(%s[$__rate_interval])) / %s(rate(%s[$__rate_interval]))"
              .formatted(
                  aggregated("sum", series),
                  of(series, "_sum", ""),
                  aggregated("sum", series),
                  of(series, "_count", ""));
      case P50, P90, P99, MAXIMUM ->
          "%s(%s)".formatted(aggregated("max", series), of(series, "", quantile(series)));
      case MINIMUM, SAMPLE_COUNT ->
          throw new IllegalArgumentException("No dashboard has a " + series.statistic());
    };
  }

  /** One number over all the time that is looked at. */
  static String number(Series series) {
    return series.statistic() == Statistic.SUM
        ? "%s(increase(%s[$__range]))".formatted(aggregated("sum", series), sum(series))
        : overTime(series);
  }

  /** The label that the series' lines are told apart by; empty if it is one line. */
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
    return of(series, OpenMetricsName.isCounter(series.metric()) ? "_total" : "_sum", "");
  }

  private static String quantile(Series series) {
    if (OpenMetricsName.isCounter(series.metric())) {
      throw new IllegalArgumentException(series.metric() + " is a counter: only its sum is known");
    }
    return OpenMetricsName.QUANTILES.entrySet().stream()
        .filter(each -> each.getValue() == series.statistic())
        .map(Map.Entry::getKey)
        .map(share -> ",quantile=\"" + share + "\"")
        .findFirst()
        .orElseThrow();
  }

  private static String of(Series series, String ending, String more) {
    return "%s%s{region=~\"$region\",%s%s}"
        .formatted(OpenMetricsName.of(series.metric()), ending, selector(series), more);
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
        .formatted(OpenMetricsName.of(metric.dimensions().getFirst()), PartNames.pattern(part));
  }
}
