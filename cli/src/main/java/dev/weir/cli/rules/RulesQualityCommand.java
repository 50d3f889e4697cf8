package dev.weir.cli.rules;

import dev.weir.alerts.DynamoOutbox;
import dev.weir.alerts.StoredAlert;
import dev.weir.cli.quality.Labels;
import dev.weir.cli.quality.Quality;
import dev.weir.cli.quality.RaisedAlerts;
import dev.weir.client.ExitCode;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.client.terminal.TableOptions;
import dev.weir.metrics.stack.StackOutput;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weir rules quality}: how many alerts were right, by rule and version. */
@Command(
    name = "quality",
    description =
        "Compare raised alerts, including shadow alerts, with labelled transactions: precision,"
            + " recall and alerts per day for each rule and version.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir label u-4711 t-90217 fraud",
      "  weir rules quality --labels labels.csv --days 30"
    })
final class RulesQualityCommand implements Callable<Integer> {

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      defaultValue = "labels.csv",
      description = "CSV file of user,transaction,label. Default: ${DEFAULT-VALUE}.")
  private Path labels;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "30",
      description = "Use alerts of the last N days. Default: ${DEFAULT-VALUE}.")
  private int days;

  @Mixin private TableOptions tables;
  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var known = Labels.read(labels);
    var span = Duration.ofDays(days);
    var cloud = where.open();
    try (var dynamo = cloud.dynamo()) {
      var now = Instant.now();
      var raised =
          new DynamoOutbox(dynamo, cloud.output(StackOutput.ALERTS_TABLE))
              .history(now.minus(span), now)
              .map(StoredAlert::alert)
              .map(RaisedAlerts::of)
              .flatMap(Optional::stream)
              .toList();
      Quality.of(raised, known, span)
          .table()
          .lines(tables.width())
          .forEach(spec.commandLine().getOut()::println);
    }
    spec.commandLine().getOut().flush();
    return ExitCode.OK;
  }
}
