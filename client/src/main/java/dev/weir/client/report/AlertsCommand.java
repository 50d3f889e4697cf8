package dev.weir.client.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.weir.alerts.DynamoOutbox;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.client.terminal.Table;
import dev.weir.client.terminal.TableOptions;
import dev.weir.client.terminal.TimeOptions;
import dev.weir.metrics.stack.StackOutput;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir alerts}: the history, or the alerts as a subscriber receives them. */
@Command(
    name = "alerts",
    description = "Show raised alerts, or follow them as a subscriber receives them.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir alerts --since 2h",
      "  weir alerts --type IMPOSSIBLE_TRAVEL,CARD_TESTING --user u-4711",
      "  weir alerts --follow",
      "  weir alerts --json | jq .summary"
    })
public final class AlertsCommand implements Callable<Integer> {

  // The outbox keeps alerts for 90 days.
  private static final Duration KEPT = Duration.ofDays(90);

  @Option(
      names = "--follow",
      description = "Show alerts as a subscriber of the topic receives them, until Ctrl-C.")
  private boolean follow;

  @Option(names = "--json", description = "Print JSON lines.")
  private boolean json;

  @Option(
      names = "--since",
      paramLabel = "T",
      converter = Instants.class,
      description = "Only alerts raised since: 2015-05-17T10:05:00Z, 2015-05-17, 15m, 2h, 3d.")
  private Instant since;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "Show at most the N newest alerts. Default: 100.")
  private int limit;

  @Mixin private AlertFilter filter;
  @Mixin private TableOptions tables;
  @Mixin private TimeOptions times;
  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    RowLimits.require(limit, spec);
    requireWhatFollowingShows();
    var cloud = where.open();
    if (follow) {
      follow(cloud);
    } else {
      history(cloud);
    }
    return 0;
  }

  private void requireWhatFollowingShows() {
    if (follow && filter.wantsShadow()) {
      throw new ParameterException(
          spec.commandLine(),
          "--follow shows published alerts, which excludes shadow alerts; omit --follow or"
              + " --shadow");
    }
  }

  private void history(Cloud cloud) {
    var out = spec.commandLine().getOut();
    var now = Instant.now();
    var from = since == null ? now.minus(KEPT) : since;
    try (var dynamo = cloud.dynamo()) {
      var outbox = new DynamoOutbox(dynamo, cloud.output(StackOutput.ALERTS_TABLE));
      var alerts =
          outbox.history(from, now).map(AlertRow::of).filter(filter::matches).limit(limit).toList();
      if (json) {
        alerts.forEach(alert -> out.println(alert.text()));
      } else if (alerts.isEmpty()) {
        out.println(
            "No alerts%s since %s.".formatted(filter.description(), times.times().inText(from)));
      } else {
        table(alerts).lines(tables.width()).forEach(out::println);
      }
    }
    out.flush();
  }

  private Table table(List<AlertRow> alerts) {
    var raised = times.times().seconds("time", alerts.stream().map(AlertRow::raisedAt).toList());
    return AlertRow.table(
        raised.title(),
        alerts.stream()
            .map(alert -> alert.row(raised.cell().apply(alert.raisedAt()), alert.state()))
            .toList());
  }

  private void follow(Cloud cloud) throws InterruptedException {
    try (var subscriber = TopicSubscriber.subscribe(cloud)) {
      var closing = new Thread(subscriber::close);
      Runtime.getRuntime().addShutdownHook(closing);
      spec.commandLine().getErr().println("Following the alert topic; stop with Ctrl-C.");
      spec.commandLine().getErr().flush();
      while (!subscriber.isClosed()) {
        subscriber.receive().forEach(this::show);
      }
    }
  }

  private void show(TopicSubscriber.ReceivedMessage received) {
    var out = spec.commandLine().getOut();
    try {
      var alert = AlertRow.of(received.body());
      if (!filter.matches(alert)) {
        return;
      }
      if (json) {
        out.println(received.body());
      } else {
        var row = alert.row(times.times().inText(received.at()), delay(received));
        AlertRow.table("time", List.of(row)).body(tables.width()).forEach(out::println);
      }
    } catch (JsonProcessingException notOurs) {
      out.println(
          json ? received.body() : times.times().inText(received.at()) + "  " + received.body());
    }
    out.flush();
  }

  private static String delay(TopicSubscriber.ReceivedMessage received)
      throws JsonProcessingException {
    return received
        .sinceArrival()
        .map(since -> String.format(Locale.ROOT, "(%d ms after the record)", since.toMillis()))
        .orElse("");
  }
}
