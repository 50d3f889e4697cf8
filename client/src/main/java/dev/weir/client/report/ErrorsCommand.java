package dev.weir.client.report;

import dev.weir.accesslog.commit.DynamoCountsReader;
import dev.weir.accesslog.decide.ServiceCount;
import dev.weir.accesslog.decide.ServiceCount.Counter;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.client.terminal.Style;
import dev.weir.events.ForeignText;
import dev.weir.events.Minute;
import dev.weir.metrics.stack.StackOutput;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weir errors}: the counts per minute and service. */
@Command(
    name = "errors",
    description = "Show requests and errors per minute and service.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir errors --from 15m",
      "  weir errors --service shop --from 2015-05-17T10:00Z --to 2015-05-17T11:00Z --csv",
      "  weir errors --json | jq -s 'map(.errors) | add'"
    })
public final class ErrorsCommand implements Callable<Integer> {

  @Option(names = "--service", paramLabel = "S", description = "Only counts of this service.")
  private String service;

  @Option(
      names = "--from",
      paramLabel = "T",
      converter = Instants.class,
      description = "Start time, inclusive: 2015-05-17T10:05:00Z, 2015-05-17, now, 15m, 2h, 3d.")
  private Instant from;

  @Option(
      names = "--to",
      paramLabel = "T",
      converter = Instants.class,
      description = "End time, exclusive.")
  private Instant to;

  @ArgGroup private Form form;

  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  private static final class Form {
    @Option(names = "--json", description = "Print JSON lines.")
    private boolean json;

    @Option(names = "--csv", description = "Print CSV with a header.")
    private boolean csv;
  }

  @Override
  public Integer call() {
    var cloud = where.open();
    try (var dynamo = cloud.dynamo()) {
      var reader = new DynamoCountsReader(dynamo, cloud.output(StackOutput.COUNTS_TABLE));
      var totals =
          reader.totals(
              cloud.projection(),
              Optional.ofNullable(from).map(Minute::of),
              Optional.ofNullable(to).map(Minute::of));
      print(MinuteRow.of(totals, service));
    }
    return 0;
  }

  private void print(List<MinuteRow> rows) {
    var out = spec.commandLine().getOut();
    if (form != null && form.json) {
      rows.forEach(row -> out.println(row.toJson()));
    } else if (form != null && form.csv) {
      out.println(MinuteRow.CSV_HEADER);
      rows.forEach(row -> out.println(row.toCsv()));
    } else if (rows.isEmpty()) {
      out.println("Nothing has been counted yet. Send a log: weir send access-logs FILE --wait");
    } else {
      printTable(rows, out);
    }
    out.flush();
  }

  private static void printTable(List<MinuteRow> rows, PrintWriter out) {
    var width = rows.stream().mapToInt(row -> row.label().length()).max().orElse(0);
    var serviceWidth = Math.max("service".length(), width);
    out.println(
        Style.BOLD.of(
            ("%-17s  %-" + serviceWidth + "s %9s %7s %7s %9s %7s %7s %9s")
                .formatted(
                    "minute (UTC)",
                    "service",
                    "requests",
                    "5xx",
                    "ratio",
                    "2xx",
                    "4xx",
                    "late",
                    "rejected")));
    rows.forEach(
        row ->
            out.println(
                line(
                    row.minute().toString(),
                    ForeignText.oneLine(row.label()),
                    row.count(),
                    serviceWidth)));
    var sum = rows.stream().map(MinuteRow::count).reduce(ServiceCount.ZERO, ServiceCount::plus);
    out.println(line("total", "", sum, serviceWidth));
  }

  private static String line(String minute, String service, ServiceCount count, int width) {
    var plain =
        String.format(
            Locale.ROOT,
            "%-17s  %-" + width + "s %,9d %,7d %6.2f%% %,9d %,7d %,7d %,9d",
            minute,
            service,
            count.requests(),
            count.errors(),
            100 * count.ratio(),
            count.get(Counter.SUCCESSFUL),
            count.get(Counter.CLIENT_ERRORS),
            count.get(Counter.LATE),
            count.get(Counter.REJECTED));
    return count.errors() == 0 ? plain : Style.RED.of(plain);
  }
}
