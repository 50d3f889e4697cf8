package dev.weir.infra;

import dev.weir.metrics.dashboard.Alarm;
import java.util.List;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.TextWidget;

/**
 * The top of a dashboard: the states of alarms, and what to do when one is red.
 *
 * @param stack that raises the alarms
 * @param alarms as it names them
 */
record AlarmStates(Stack stack, StackSettings settings, List<Alarm> alarms) {

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
            .alarms(alarms.stream().map(alarm -> byName(alarm, dashboard)).toList())
            .width(WIDTH)
            .height(HEIGHT)
            .build(),
        TextWidget.Builder.create().markdown(guide(dashboard)).width(WIDTH).height(HEIGHT).build());
  }

  // By its name: the construct of the alarm may be created after the dashboard.
  private IAlarm byName(Alarm alarm, dev.weir.metrics.dashboard.Dashboard dashboard) {
    var name = settings.stage().stackName() + "-" + alarm.id();
    var arn =
        stack.formatArn(
            ArnComponents.builder()
                .service("cloudwatch")
                .resource("alarm")
                .resourceName(name)
                .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                .build());
    return software.amazon.awscdk.services.cloudwatch.Alarm.fromAlarmArn(
        stack, dashboard.id() + ":" + alarm.id(), arn);
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
