package dev.weir.client.report;

import dev.weir.client.CommandFault;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.engine.ReplayResult;
import dev.weir.metrics.stack.StackOutput;
import dev.weir.quarantine.QuarantinedObject;
import dev.weir.quarantine.Reason;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weir quarantine replay}: replays quarantined entries once their cause is fixed. */
@Command(
    name = "replay",
    description = {
      "Replay quarantined lines, transactions and ticks once the cause is fixed, with the stack's"
          + " current settings.",
      "Each entry is applied once, however often this runs. Alerts are published only with"
          + " --publish."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir quarantine replay --dry-run",
      "  weir quarantine replay --reason BAD_TIME --since 2026-11-29",
      "  weir quarantine replay --reason UNKNOWN_SCHEMA --prefix transactions/",
      "  weir quarantine replay --since 3d --publish"
    })
final class QuarantineReplayCommand implements Callable<Integer> {

  @Option(
      names = "--prefix",
      paramLabel = "P",
      defaultValue = "",
      description =
          "Only keys with this prefix, such as access-logs/, transactions/2026-11-29 or market/.")
  private String prefix;

  @Option(
      names = "--reason",
      paramLabel = "R",
      split = ",",
      description =
          "Only entries with these reasons, such as BAD_TIME; for lines: only records that have"
              + " one.")
  private List<Reason> reasons = List.of();

  @Option(
      names = "--since",
      paramLabel = "T",
      converter = Instants.class,
      description = "Only records that arrived since: 2026-11-29T06:00Z, 2026-11-29, 15m, 2h, 3d.")
  private Instant since;

  @Option(
      names = "--dry-run",
      description = "Show what would be replayed without changing anything.")
  private boolean dryRun;

  @Option(
      names = "--publish",
      description = "Publish the resulting alerts; for lines, also those of earlier replays.")
  private boolean publish;

  @Option(
      names = "--forgotten",
      description =
          "Also replay transactions whose profile no longer shows whether they were applied.")
  private boolean forgotten;

  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  private long refused;

  @Override
  public Integer call() throws InterruptedException {
    var cloud = where.open();
    var wish = new ReplayWish(reasons, Optional.ofNullable(since), publish, forgotten);
    if (cloud.optionalOutput(StackOutput.COUNTS_TABLE).isPresent()
        && isAsked(QuarantinedLogs.PREFIX)) {
      replay(new LogReplayer(cloud, wish), QuarantinedLogs.PREFIX, wish);
    }
    if (cloud.optionalOutput(StackOutput.PROFILES_TABLE).isPresent()) {
      replayTransactions(cloud, wish);
    }
    if (isAsked(QuarantinedEvents.MARKET)) {
      for (var region : where.marketRegions(cloud)) {
        var regional = where.openRegional(region);
        replay(new TickReplayer(cloud, regional, wish), QuarantinedEvents.MARKET, wish);
      }
    }
    if (refused > 0) {
      throw new CommandFault(
          "%,d objects were rejected".formatted(refused),
          "They can't be replayed exactly once; weir quarantine show prints their bytes.");
    }
    return 0;
  }

  private void replayTransactions(Cloud cloud, ReplayWish wish) throws InterruptedException {
    for (var transactions : QuarantinedEvents.TRANSACTIONS) {
      if (isAsked(transactions)) {
        replay(new TransactionReplayer(cloud, wish), transactions, wish);
      }
    }
  }

  private boolean isAsked(String pipeline) {
    return prefix.startsWith(pipeline) || pipeline.startsWith(prefix);
  }

  /** The results for the objects of one pipeline. */
  private static final class ReplayTotals {
    private long objects;
    private long events;
    private long left;
  }

  private void replay(Replayer ofPipeline, String pipeline, ReplayWish wish)
      throws InterruptedException {
    try (var replayer = ofPipeline) {
      var totals = new ReplayTotals();
      var objects =
          replayer.objects(prefix.startsWith(pipeline) ? prefix : pipeline).filter(wish::isFor);
      for (var each = objects.iterator(); each.hasNext(); ) {
        replay(replayer, each.next(), totals);
      }
      out()
          .printf(
              "%s %,d %s of %,d objects; %,d entries remain%n",
              dryRun ? "Would replay" : "Replayed",
              totals.events,
              replayer.unit(),
              totals.objects,
              totals.left);
      replayer.notes().forEach(note -> out().printf("  %s%n", note));
      out().flush();
    }
  }

  private void replay(Replayer replayer, QuarantinedObject object, ReplayTotals totals)
      throws InterruptedException {
    switch (dryRun ? replayer.rehearse(object) : replayer.replay(object)) {
      case ReplayResult.Replayed(var events, var left) -> {
        totals.objects++;
        totals.events += events;
        totals.left += left;
        out()
            .printf(
                "%s: %,d %s, %,d entries remain%n", object.key(), events, replayer.unit(), left);
      }
      case ReplayResult.NothingReadable() -> totals.left += object.rejected().size();
      case ReplayResult.RefusedReplay(var why) -> {
        refused++;
        out().printf("%s: rejected: %s%n", object.key(), why);
      }
      case ReplayResult.AlreadyReplayed() -> {}
    }
    out().flush();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
