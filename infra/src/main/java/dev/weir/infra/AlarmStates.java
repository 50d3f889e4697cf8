package dev.weir.infra;

import dev.weir.metrics.dashboard.Alarm;
import java.util.List;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.TextWidget;

/**
 * The top of a dashboard: the states of alarms, and what to do when one is red.
 *
 * @param operations where the alarms were raised
 * @param alarms the definitions of those that are shown
 */
record AlarmStates(Operations operations, StackSettings settings, List<Alarm> alarms) {

  private static final int WIDTH = 12;
  private static final int HEIGHT = 5;

  AlarmStates {
    alarms = List.copyOf(alarms);
  }

  /** Returns them side by side. */
  List<IWidget> widgets(dev.weir.metrics.dashboard.Dashboard dashboard) {
    return List.of(
        AlarmStatusWidget.Builder.create()
            .title("Alarms: red needs somebody")
            .alarms(alarms.stream().map(operations::raised).toList())
            .width(WIDTH)
            .height(HEIGHT)
            .build(),
        TextWidget.Builder.create().markdown(guide(dashboard)).width(WIDTH).height(HEIGHT).build());
  }

  private String guide(dev.weir.metrics.dashboard.Dashboard dashboard) {
    return """
    # %s
    **An alarm is red:** its description names its section of the runbook (%s), with the first \
    look and the action.

    **Something lags:** `weir doctor --aws --stage %s` names the cause, the evidence and the \
    remedy. **An alert arrived:** `weir alerts --aws --stage %s`.

    Graphs follow the data flow, from top to bottom. They count by the minute of processing, and \
    a record that is delivered again counts again; tables have exact figures.
    """
        .formatted(dashboard.title(), runbook(), settings.stage().name(), settings.stage().name());
  }

  private String runbook() {
    var place = settings.runbook();
    return place.startsWith("http") ? "[%s](%s)".formatted(place, place) : "`" + place + "`";
  }
}
