package dev.weir.infra;

import dev.weir.metrics.dashboard.Panel;
import dev.weir.metrics.dashboard.Section;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.HorizontalAnnotation;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.PeriodOverride;
import software.amazon.awscdk.services.cloudwatch.SingleValueWidget;
import software.amazon.awscdk.services.cloudwatch.TextWidget;
import software.amazon.awscdk.services.cloudwatch.YAxisProps;
import software.constructs.Construct;

/** Renders a dashboard definition for CloudWatch: a heading per section, four panels per row. */
final class MetricDashboard {

  private static final int WHOLE_WIDTH = 24;
  private static final int PANELS_A_ROW = 4;
  private static final int HEIGHT = 6;

  private final SeriesMetrics metrics;

  private MetricDashboard(SeriesMetrics metrics) {
    this.metrics = metrics;
  }

  /** Renders a dashboard under a name. */
  static Dashboard create(
      Construct scope,
      String id,
      String name,
      dev.weir.metrics.dashboard.Dashboard dashboard,
      SeriesMetrics metrics) {
    return create(scope, id, name, new MetricDashboard(metrics).widgets(dashboard));
  }

  /** Renders a dashboard that begins with the states of alarms and with what to do about them. */
  static Dashboard create(
      Construct scope,
      String id,
      String name,
      dev.weir.metrics.dashboard.Dashboard dashboard,
      AlarmStates alarms,
      SeriesMetrics metrics) {
    var rows = new ArrayList<List<IWidget>>();
    rows.add(alarms.widgets(dashboard));
    rows.addAll(new MetricDashboard(metrics).widgets(dashboard));
    return create(scope, id, name, rows);
  }

  private static Dashboard create(
      Construct scope, String id, String name, List<List<IWidget>> rows) {
    return Dashboard.Builder.create(scope, id)
        .dashboardName(name)
        .periodOverride(PeriodOverride.INHERIT)
        .defaultInterval(software.amazon.awscdk.Duration.hours(1))
        .widgets(rows)
        .build();
  }

  private List<List<IWidget>> widgets(dev.weir.metrics.dashboard.Dashboard dashboard) {
    var rows = new ArrayList<List<IWidget>>();
    for (var stretch : dashboard.stretches()) {
      rows.add(List.of(heading(stretch)));
      var measured = metrics.in(stretch.region());
      var panels = stretch.panels().stream().map(panel -> widget(panel, measured)).toList();
      for (var from = 0; from < panels.size(); from += PANELS_A_ROW) {
        rows.add(panels.subList(from, Math.min(panels.size(), from + PANELS_A_ROW)));
      }
    }
    return rows;
  }

  private static IWidget heading(Section stretch) {
    return TextWidget.Builder.create()
        .markdown("## " + stretch.title())
        .width(WHOLE_WIDTH)
        .height(1)
        .build();
  }

  private static IWidget widget(Panel panel, SeriesMetrics measured) {
    var series = panel.series().stream().map(measured::metric).toList();
    return switch (panel.shape()) {
      case LINES -> graph(panel, series, false);
      case STACKED -> graph(panel, series, true);
      case NUMBERS ->
          SingleValueWidget.Builder.create()
              .title(panel.title())
              .metrics(series)
              .setPeriodToTimeRange(true)
              .width(WHOLE_WIDTH / PANELS_A_ROW)
              .height(HEIGHT)
              .build();
    };
  }

  private static IWidget graph(Panel panel, List<IMetric> series, boolean stacked) {
    var graph =
        GraphWidget.Builder.create()
            .title(panel.title())
            .left(series)
            .stacked(stacked)
            .leftYAxis(YAxisProps.builder().min(0).showUnits(false).build())
            .width(WHOLE_WIDTH / PANELS_A_ROW)
            .height(HEIGHT);
    panel
        .limit()
        .ifPresent(
            limit ->
                graph.leftAnnotations(
                    List.of(HorizontalAnnotation.builder().value(limit).label("limit").build())));
    return graph.build();
  }
}
