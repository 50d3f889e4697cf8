package dev.weir.client.archive;

import dev.weir.client.CommandFault;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.client.terminal.Style;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code weir archive verify}: checks whether anything is missing or was changed. */
@Command(
    name = "verify",
    description = {
      "Read every object of the archive, also those of the market in each Region, and verify that"
          + " none is missing or changed.",
      "Each object records the key, last sequence number and SHA-256 of its predecessor; the table"
          + " of positions records those of the newest object."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  weir archive verify", "  weir archive verify --from 2026-11-01 --to 2026-12-01"},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:complete",
      "1:an object is missing or changed, or the archive can't be read",
      "2:usage error",
      "3:no running cloud to work on"
    })
final class ArchiveVerifyCommand implements Callable<Integer> {

  @Mixin private Period period;
  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    period.requireOrder();
    var stack = where.open();
    var faults = new ArrayList<>(verify(stack, ""));
    for (var region : where.marketRegions(stack)) {
      faults.addAll(verify(where.openRegional(region), " in " + region));
    }
    out().flush();
    if (!faults.isEmpty()) {
      throw new CommandFault(
          "The archive is incomplete. Faults: %,d".formatted(faults.size()),
          "Restore the objects from an earlier version or a copy (docs/archive.md), then verify"
              + " again.");
    }
    return 0;
  }

  private List<ChainFault> verify(Cloud cloud, String place) {
    var faults = new ArrayList<ChainFault>();
    try (var archive = StackArchive.open(cloud)) {
      for (var stream : archive.streams()) {
        var report = archive.verify(stream, period.from(), period.to());
        print(stream.pipeline() + place, report);
        faults.addAll(report.faults());
      }
    }
    return faults;
  }

  private void print(String title, ArchiveReport report) {
    out().println(Style.BOLD.of(title));
    report.chains().forEach(this::print);
    VerifyText.foreign(report.foreign()).forEach(line -> out().printf("  %s%n", line));
    out().printf("  %s%n", VerifyText.sum(report));
  }

  private void print(ChainReport report) {
    out().printf("  %s%n", VerifyText.lane(report));
    for (var fault : report.faults()) {
      out().printf("    %s%n", fault.key());
      out().printf("      %s%n", fault.sentence());
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
