package dev.weir.client.archive;

import dev.weir.archive.ArchivedStream;
import dev.weir.client.CommandFault;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.stream.KinesisRecord;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
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
      "Print a stream's archived events, parsed, as JSON lines.",
      "Records are parsed by this version with the stack's settings. Records that can't be parsed"
          + " appear with the reason and their bytes."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir archive export access-logs --from 1d > yesterday.ndjson",
      "  weir archive export transactions --raw"
    })
final class ArchiveExportCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "PIPELINE", description = "access-logs or transactions.")
  private String pipeline;

  @Option(names = "--raw", description = "Print the raw records without parsing them.")
  private boolean raw;

  @Mixin private Period period;
  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var stream = stream();
    var cloud = where.open();
    try (var archive = StackArchive.open(cloud)) {
      var lines = lines(cloud, stream);
      var reports = archive.verify(stream, period.from(), period.to());
      for (var report : reports) {
        for (var link : report.objects()) {
          archive.read(link).records().stream()
              .filter(this::isWanted)
              .forEach(record -> lines.of(record, report.lane().shard(), out()::println));
        }
      }
      out().flush();
      failOn(StackArchive.faults(reports).size());
    }
    return 0;
  }

  private RecordLines lines(Cloud cloud, ArchivedStream stream) {
    return raw ? RecordLines.raw() : RecordLines.parsed(cloud, stream);
  }

  private boolean isWanted(KinesisRecord record) {
    return !record.arrivedAt().isBefore(period.from()) && record.arrivedAt().isBefore(period.to());
  }

  private ArchivedStream stream() {
    try {
      return ArchivedStream.of(pipeline);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), pipeline + " is not archived; give access-logs or transactions.", e);
    }
  }

  private static void failOn(int faults) {
    if (faults > 0) {
      throw new CommandFault(
          "The archive, and therefore this export, is incomplete: %,d faults".formatted(faults),
          "weir archive verify lists them.");
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
