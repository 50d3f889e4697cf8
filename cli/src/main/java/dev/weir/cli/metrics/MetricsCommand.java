package dev.weir.cli.metrics;

import dev.weir.client.ExitCode;
import dev.weir.client.WeirHome;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.client.cloud.LocalAccess;
import dev.weir.local.metrics.OpenMetrics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weir metrics}: all metrics in OpenMetrics, once or for Prometheus to scrape. */
@Command(
    name = "metrics",
    subcommands = GrafanaCommand.class,
    description =
        "Print all metrics in the OpenMetrics format, or serve them on loopback for Prometheus."
            + " They come from the local cloud or, with --aws, from CloudWatch (the last hour; with"
            + " --serve, since the start).",
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir metrics",
      "  weir metrics --serve --port 9464",
      "  weir metrics --serve --aws --stage prod --region eu-west-1",
      "  weir metrics grafana > weir.json"
    })
public final class MetricsCommand implements Callable<Integer> {

  private static final Duration PRINTED = Duration.ofHours(1);
  private static final Duration MAX_ANSWER = Duration.ofSeconds(10);
  private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0";

  // https://aws.amazon.com/cloudwatch/pricing/: GetMetricData, per thousand figures.
  private static final double DOLLARS_PER_FIGURE = 0.01 / 1_000;
  private static final int MINUTES_A_MONTH = 30 * 24 * 60;

  @Option(names = "--serve", description = "Serve the metrics at /metrics until Ctrl-C.")
  private boolean serve;

  @Option(
      names = "--port",
      paramLabel = "P",
      defaultValue = "9464",
      description = "With --serve: port on 127.0.0.1; 0 for a free one. Default: 9464.")
  private int port;

  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var out = spec.commandLine().getOut();
    if (serve) {
      serve(out);
    } else {
      var text = new ByteArrayOutputStream();
      source(Instant.now().minus(PRINTED), out).write(OPEN_METRICS, text);
      out.print(text.toString(StandardCharsets.UTF_8));
      out.flush();
    }
    return ExitCode.OK;
  }

  private void serve(PrintWriter out) throws InterruptedException {
    try (var exporter = MetricsExporter.open(port, source(Instant.now(), out))) {
      out.println("Serving metrics for Prometheus at " + exporter.address() + "; Ctrl-C stops it.");
      out.flush();
      new CountDownLatch(1).await();
    }
  }

  private MetricsExporter.MetricsText source(Instant from, PrintWriter out) {
    if (!where.isAws()) {
      var control = LocalAccess.control(WeirHome.path());
      return (accept, text) -> copy(control.resolve("/metrics"), accept, text);
    }
    var cloud = where.open();
    var totals = new CloudWatchTotals(cloud.metrics(), where.stage(), from);
    if (serve) {
      totals.advance(Instant.now());
      out.printf(
          Locale.ROOT,
          "Each scrape requests %,d metrics from CloudWatch: $%.0f per month at one scrape per"
              + " minute.%n",
          totals.figures(),
          totals.figures() * DOLLARS_PER_FIGURE * MINUTES_A_MONTH);
    }
    return (accept, text) -> {
      totals.advance(Instant.now());
      return OpenMetrics.write(Map.of(cloud.region(), totals.totals()), accept, text);
    };
  }

  private static String copy(URI address, String accept, ByteArrayOutputStream text)
      throws IOException {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(address).timeout(MAX_ANSWER);
      if (accept != null) {
        request.header("Accept", accept);
      }
      var answer = http.send(request.build(), BodyHandlers.ofByteArray());
      text.write(answer.body());
      return answer.headers().firstValue("Content-Type").orElse("text/plain");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException().initCause(e);
    }
  }
}
