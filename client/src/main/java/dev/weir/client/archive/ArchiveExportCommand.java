package dev.weir.client.archive;

import dev.weir.archive.ArchiveTable;
import dev.weir.archive.ArchivedStream;
import dev.weir.client.CommandFault;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.CloudOptions;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir archive export}: the events of archived records, as JSON lines. */
@Command(
    name = "export",
    description = {
      "Print a stream's archived events, parsed, as JSON lines, or store them as rows of a table"
          + " for SQL.",
      "Records are parsed by this version with the stack's settings. Records that can't be parsed"
          + " are printed with the reason and their bytes, and have no row."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir archive export access-logs --from 1d > yesterday.ndjson",
      "  weir archive export transactions --raw",
      "  weir archive export market --region us-east-1 --from 1h",
      "  weir archive export access-logs --from 2d --table"
    })
final class ArchiveExportCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "PIPELINE",
      description = "access-logs, transactions or market; --region selects the market's Region.")
  private String pipeline;

  @ArgGroup private ExportForm form;

  private static final class ExportForm {
    @Option(names = "--raw", description = "Print the raw records without parsing them.")
    private boolean raw;

    @Option(
        names = "--table",
        description =
            "Store the events of access logs or transactions in the bucket as rows of the stack's"
                + " table in AWS Glue, instead of printing them. What is stored already is"
                + " skipped.")
    private boolean table;
  }

  @Mixin private Period period;
  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    period.requireOrder();
    var stream = stream();
    if (form != null && form.table) {
      var table = table(stream);
      return store(StackArchive.stackOf(stream, where), table);
    }
    var cloud = StackArchive.stackOf(stream, where);
    try (var archive = StackArchive.open(cloud)) {
      var lines = lines(cloud, stream);
      var report = archive.verify(stream, period.from(), period.to());
      archive.forEach(
          report.chains(),
          period.from(),
          period.to(),
          (record, lane) -> lines.of(record, lane.shard(), out()::println));
      out().flush();
      failOn(report.faults().size());
    }
    return 0;
  }

  // Complete objects, even where a part of one arrived outside the period: an object has one copy.
  private int store(Cloud cloud, ArchiveTable table) {
    try (var archive = StackArchive.open(cloud);
        var s3 = cloud.s3()) {
      var chains = archive.complete(table.stream(), period.from(), period.to(), "the table");
      var store = new S3CopyStore(s3, cloud.output("ArchiveBucket"));
      var written =
          new TableCopies(table, archive::read, TableRows.of(cloud, table), store).write(chains);
      out()
          .printf(
              "%,d rows of %,d objects added to the table %s; %,d objects were there already%n",
              written.rows(), written.written(), table.table(), written.present());
      out().flush();
    }
    return 0;
  }

  private RecordLines lines(Cloud cloud, ArchivedStream stream) {
    return form != null && form.raw ? RecordLines.raw() : RecordLines.parsed(cloud, stream);
  }

  private ArchivedStream stream() {
    try {
      return ArchivedStream.of(pipeline);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(),
          pipeline + " is not archived; give access-logs, transactions or market.",
          e);
    }
  }

  private ArchiveTable table(ArchivedStream stream) {
    return ArchiveTable.of(stream)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    pipeline + " has no table; give access-logs or transactions."));
  }

  private static void failOn(int faults) {
    if (faults > 0) {
      throw new CommandFault(
          "The archive, and therefore this export, is incomplete. Faults: %,d".formatted(faults),
          "weir archive verify lists them.");
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
