package dev.weir.infra;

import dev.weir.metrics.Dimension;
import dev.weir.metrics.Metric;
import dev.weir.metrics.Statistic;
import dev.weir.metrics.dashboard.Alarm.BreachCondition;
import dev.weir.metrics.dashboard.Series;
import dev.weir.metrics.dashboard.Series.EachOfPart;
import dev.weir.metrics.dashboard.Series.EachOfStep;
import dev.weir.metrics.dashboard.Series.OfPart;
import dev.weir.metrics.dashboard.Series.OfStep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;

/**
 * Creates CloudWatch's metrics for the series of dashboards and alarms. Series with a further
 * dimension become a search, because its values are not known beforehand.
 *
 * @param region where they are measured, if not the stack's
 */
record SeriesMetrics(Stage stage, MeasuredParts parts, Optional<String> region) {

  private static final Duration MINUTE = Duration.minutes(1);

  /** Creates the metrics for the stack's own Region. */
  SeriesMetrics(Stage stage, MeasuredParts parts) {
    this(stage, parts, Optional.empty());
  }

  SeriesMetrics in(Optional<String> otherRegion) {
    return new SeriesMetrics(stage, parts, otherRegion);
  }

  IMetric metric(Series series) {
    return switch (series) {
      case OfStep own -> single(own, ofStep(own));
      case OfPart part -> single(part, ofPart(part));
      case EachOfStep own ->
          search(
              own,
              Map.of(
                  Dimension.STAGE.cloudWatchName(), stage.name(),
                  Dimension.STEP.cloudWatchName(), own.step().id()));
      case EachOfPart part ->
          search(part, Map.of(part.part().dimension().cloudWatchName(), parts.name(part.part())));
    };
  }

  /** Returns the metric that an alarm compares with its threshold. */
  IMetric metric(BreachCondition condition) {
    return switch (condition) {
      case BreachCondition.Above(var figure, _) -> metric(figure);
      case BreachCondition.Below(var figure, _) -> metric(figure);
      case BreachCondition.NotTaken(var comes, var taken) -> notTaken(comes, taken);
    };
  }

  // The arrivals are not filled. The newest minute's figure appears late, and filling would always
  // make it a minute without arrivals, so that five in a row would never be found.
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
  private IMetric notTaken(List<Series> comes, Series taken) {
    var using = new LinkedHashMap<String, IMetric>();
    comes.forEach(series -> using.put("comes" + using.size(), metric(series)));
    var sum = String.join(" + ", using.keySet());
    using.put("taken", metric(taken));
    return MathExpression.Builder.create()
        .expression("IF(%s > 0 AND FILL(taken, 0) < 1, 1, 0)".formatted(sum))
        .label("not taken")
        .usingMetrics(using)
        .period(MINUTE)
        .build();
  }

  private Map<String, String> ofStep(OfStep series) {
    return Map.of(
        Dimension.STAGE.cloudWatchName(), stage.name(),
        Dimension.STEP.cloudWatchName(), series.step().id());
  }

  private Map<String, String> ofPart(OfPart series) {
    return Map.of(series.part().dimension().cloudWatchName(), parts.name(series.part()));
  }

  private IMetric single(Series series, Map<String, String> dimensions) {
    var single =
        software.amazon.awscdk.services.cloudwatch.Metric.Builder.create()
            .namespace(series.metric().namespace())
            .metricName(series.metric().metricName())
            .dimensionsMap(dimensions)
            .statistic(series.statistic().cloudWatchName())
            .label(series.label())
            .period(MINUTE);
    region.ifPresent(single::region);
    return single.build();
  }

  private IMetric search(Series series, Map<String, String> known) {
    var metric = series.metric();
    var detail = metric.dimensions().getLast().cloudWatchName();
    var prefix = series.label().isEmpty() ? "" : series.label() + " ";
    var search =
        MathExpression.Builder.create()
            .expression(expression(metric, series.statistic(), ordered(metric, known)))
            .label(prefix + "${PROP('Dim." + detail + "')}")
            .usingMetrics(Map.of())
            .period(MINUTE);
    region.ifPresent(search::searchRegion);
    return search.build();
  }

  private static Map<String, String> ordered(Metric metric, Map<String, String> known) {
    var ordered = new LinkedHashMap<String, String>();
    metric.dimensions().stream()
        .map(Dimension::cloudWatchName)
        .filter(known::containsKey)
        .forEach(name -> ordered.put(name, known.get(name)));
    return ordered;
  }

  private static String expression(Metric metric, Statistic statistic, Map<String, String> known) {
    var schema =
        metric.dimensions().stream()
            .map(Dimension::cloudWatchName)
            .collect(Collectors.joining(",", metric.namespace() + ",", ""));
    var terms =
        known.entrySet().stream()
            .map(dimension -> " %s=\"%s\"".formatted(dimension.getKey(), dimension.getValue()))
            .collect(Collectors.joining());
    return String.format(
        Locale.ROOT,
        "SEARCH('{%s} MetricName=\"%s\"%s', '%s', %d)",
        schema,
        metric.metricName(),
        terms,
        statistic.cloudWatchName(),
        MINUTE.toSeconds().longValue());
  }
}
