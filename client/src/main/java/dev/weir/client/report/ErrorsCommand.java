package dev.weir.client.report;

import dev.weir.accesslog.commit.DynamoCountsReader;
import dev.weir.accesslog.decide.ServiceCount;
import dev.weir.accesslog.decide.ServiceCount.Counter;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.client.terminal.Style;
import dev.weir.client.terminal.Table;
import dev.weir.client.terminal.Table.Column;
import dev.weir.client.terminal.Table.Row;
import dev.weir.client.terminal.TableOptions;
import dev.weir.client.terminal.TimeOptions;
import dev.weir.events.Minute;
import dev.weir.metrics.stack.StackOutput;
import java.time.Instant;
import java.util.ArrayList;
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
      "  weir errors --wide --utc",
      "  weir errors --projection v2 --csv",
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

  @Option(
      names = "--projection",
      paramLabel = "NAME",
      converter = ProjectionNames.class,
      description =
          "Counts of another projection, such as one that weir rebuild fills. Default: the deployed"
              + " one.")
  private String projection;

  @ArgGroup private ErrorsForm form;

  @Mixin private TableOptions tables;
  @Mixin private TimeOptions times;
  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  private static final class ErrorsForm {
    @Option(names = "--json", description = "Print JSON lines.")
    private boolean json;

    @Option(names = "--csv", description = "Print CSV with a header.")
    private boolean csv;
  }

  @Override
  public Integer call() {
    Instants.requireOrder(from, to, spec);
    var deployed = where.open();
    var cloud = projection == null ? deployed : deployed.withProjection(projection);
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
      out.println(
          projection == null
              ? "Nothing has been counted yet. Send a log: weir send access-logs FILE --wait"
              : "The projection " + projection + " has no counts.");
    } else {
      table(rows).lines(tables.width()).forEach(out::println);
    }
    out.flush();
  }

  private Table table(List<MinuteRow> rows) {
    var minutes =
        times.times().minutes("minute", rows.stream().map(row -> row.minute().start()).toList());
    var lines = new ArrayList<Row>();
    rows.forEach(
        row ->
            lines.add(row(minutes.cell().apply(row.minute().start()), row.label(), row.count())));
    lines.add(
        row(
            "total",
            "",
            rows.stream().map(MinuteRow::count).reduce(ServiceCount.ZERO, ServiceCount::plus)));
    return new Table(
        List.of(
            Column.fixed(minutes.title()),
            Column.text("service"),
            Column.number("requests"),
            Column.number("5xx"),
            Column.number("ratio"),
            Column.number("rejected").optional(),
            Column.number("2xx").optional(),
            Column.number("4xx").optional(),
            Column.number("late").optional()),
        lines);
  }

  private static Row row(String minute, String service, ServiceCount count) {
    var row =
        Row.of(
            minute,
            service,
            figure(count.requests()),
            figure(count.errors()),
            String.format(Locale.ROOT, "%.2f%%", 100 * count.ratio()),
            figure(count.get(Counter.REJECTED)),
            figure(count.get(Counter.SUCCESSFUL)),
            figure(count.get(Counter.CLIENT_ERRORS)),
            figure(count.get(Counter.LATE)));
    return count.errors() == 0 ? row : row.in(Style.RED);
  }

  private static String figure(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
