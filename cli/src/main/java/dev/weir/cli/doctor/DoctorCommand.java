package dev.weir.cli.doctor;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.cli.ExitCode;
import dev.weir.cli.cloud.Cloud;
import dev.weir.cli.cloud.CloudOptions;
import dev.weir.metrics.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weir doctor}: what is wrong, why, and what to do. */
@Command(
    name = "doctor",
    description = {
      "Say for each pipeline whether it is well, and if not, what the cause is: with the figures",
      "that speak for it, the time left until records are lost, and what to do. Reads metrics: of",
      "the local cloud, or of CloudWatch with --aws. Ends with 1 where something is wrong."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir doctor",
      "  weir doctor --json | jq .verdict",
      "  weir doctor --aws --stage prod"
    })
public final class DoctorCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(names = "--json", description = "One JSON object a pipeline, with the signals.")
  private boolean json;

  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var well = true;
    for (var signals : examine()) {
      var diagnosis = Diagnosis.of(signals);
      well &= diagnosis.isWell();
      print(diagnosis, signals);
    }
    spec.commandLine().getOut().flush();
    return well ? ExitCode.OK : ExitCode.FAILED;
  }

  private List<Signals> examine() {
    var cloud = where.open();
    var signals = new ArrayList<Signals>();
    signals.add(
        examine(
            cloud,
            "access-logs",
            Step.ACCESS_LOGS,
            "AccessLogStreamName",
            "AccessLogFunctionName"));
    signals.add(
        examine(
            cloud,
            "transactions",
            Step.TRANSACTIONS,
            "TransactionStreamName",
            "TransactionFunctionName"));
    for (var region : marketRegions()) {
      signals.add(
          examine(
              where.openRegional(region),
              "market " + region,
              Step.MARKS,
              "MarketStreamName",
              "MarksFunctionName"));
    }
    return signals;
  }

  // On AWS the market pipeline's Regions are not known to the other stack: name one.
  private List<String> marketRegions() {
    if (where.isAws()) {
      return where.region().filter(where::hasMarket).map(List::of).orElse(List.of());
    }
    return where.localRegions();
  }

  private Signals examine(
      Cloud cloud, String pipeline, Step step, String streamOutput, String functionOutput) {
    var stream = cloud.output(streamOutput);
    var names =
        new PipelineNames(
            pipeline,
            where.stage(),
            step,
            stream,
            cloud.output(functionOutput),
            retention(cloud, stream));
    return SignalsReader.read(
        cloud.metrics(), where.isAws() ? Horizon.AWS : Horizon.LOCAL, names, Instant.now());
  }

  private static Duration retention(Cloud cloud, String stream) {
    try (var kinesis = cloud.kinesis()) {
      return Duration.ofHours(
          kinesis
              .describeStreamSummary(request -> request.streamName(stream))
              .streamDescriptionSummary()
              .retentionPeriodHours());
    }
  }

  private void print(Diagnosis diagnosis, Signals signals) {
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(DiagnosisJson.write(diagnosis, JSON.valueToTree(signals)));
    } else {
      DiagnosisText.lines(diagnosis).forEach(out::println);
    }
  }
}
