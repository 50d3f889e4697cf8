package dev.weir.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.cli.doctor.SignalCollector;
import dev.weir.cli.doctor.StatusText;
import dev.weir.client.WeirHome;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.client.cloud.LocalAccess;
import dev.weir.client.report.LatestAlert;
import dev.weir.client.terminal.TableOptions;
import dev.weir.client.terminal.TimeOptions;
import dev.weir.metrics.stack.DataStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** {@code weir status}: what runs, where, and how far it lags. */
@Command(
    name = "status",
    description = "Show the running parts, where they are, and the lag of each pipeline.",
    footerHeading = "%nExamples:%n",
    footer = {"  weir status", "  weir status --all", "  weir status --aws --stage prod"})
final class StatusCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The maximum age of the latest alert shown. */
  private static final Duration RECENTLY = Duration.ofDays(1);

  @Option(
      names = "--all",
      description = "List every process, shard and stack output instead of a summary.")
  private boolean all;

  @Option(names = "--json", description = "Print everything as JSON.")
  private boolean json;

  @Mixin private TableOptions tables;
  @Mixin private TimeOptions times;
  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var out = spec.commandLine().getOut();
    if (!all && !json) {
      showPipelines(out);
    } else if (where.isAws()) {
      showStreams(where.open(), out);
    } else {
      showLocal(out);
    }
    out.flush();
    return 0;
  }

  private void showPipelines(PrintWriter out) {
    var cloud = where.open();
    var latest = LatestAlert.line(cloud, RECENTLY, Instant.now(), times.times());
    new StatusText(place(cloud), SignalCollector.all(where), latest)
        .lines(tables.width())
        .forEach(out::println);
    out.println(
        "weir doctor explains why a pipeline is unhealthy; weir status --all lists all parts.");
  }

  private String place(Cloud cloud) {
    if (where.isAws()) {
      return cloud.name();
    }
    var state = LocalAccess.stateOf(WeirHome.path());
    return "%s is running, process %d; dashboards: %s"
        .formatted(cloud.name(), state.pid(), state.endpoints().get("page"));
  }

  private void showLocal(PrintWriter out) throws IOException, InterruptedException {
    var state = LocalAccess.stateOf(WeirHome.path());
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(state.endpoints().get("control").resolve("/status"))
              .timeout(Duration.ofSeconds(5))
              .build();
      var status = http.send(request, BodyHandlers.ofString()).body();
      if (json) {
        out.println(JSON.readTree(status));
      } else {
        new LocalStatusText(JSON.readTree(status), tables.width(), out).print();
      }
    }
  }

  private void showStreams(Cloud cloud, PrintWriter out) {
    if (!json) {
      out.println(cloud.name());
    }
    try (var kinesis = cloud.kinesis()) {
      for (var stream : DataStream.values()) {
        cloud.optionalOutput(stream.nameOutput()).ifPresent(name -> show(name, kinesis, out));
      }
    }
  }

  private void show(String stream, KinesisClient kinesis, PrintWriter out) {
    var summary =
        kinesis
            .describeStreamSummary(request -> request.streamName(stream))
            .streamDescriptionSummary();
    var node = JSON.createObjectNode();
    node.put("stream", stream);
    node.put("state", summary.streamStatusAsString());
    node.put("openShards", summary.openShardCount());
    node.put("retentionHours", summary.retentionPeriodHours());
    if (json) {
      out.println(node);
    } else {
      node.properties().forEach(e -> out.printf("  %-16s %s%n", e.getKey(), e.getValue()));
    }
  }
}
