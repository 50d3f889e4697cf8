package dev.weir.client.rebuild;

import dev.weir.archive.ArchivedStream;
import dev.weir.client.CommandFault;
import dev.weir.client.archive.StackArchive;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.client.rebuild.Pace.PaceClock;
import dev.weir.client.report.Instants;
import dev.weir.client.report.ProjectionNames;
import dev.weir.client.terminal.Terminal;
import dev.weir.engine.Semantics;
import dev.weir.metrics.stack.StackOutput;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir rebuild}: builds a new projection from the archive. */
@Command(
    name = "rebuild",
    description = {
      "Fill a new projection from the archive while the deployed one keeps running.",
      "Feeds the archived records with their sequence numbers and arrival times to the pipeline's"
          + " handler. After an interruption the same command resumes. Alerts are published only"
          + " with --publish."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir rebuild access-logs --projection v2",
      "  weir rebuild transactions --projection v2 --from 90d --rate 500"
    })
public final class RebuildCommand implements Callable<Integer> {

  private static final int MAX_RATE = 1_000_000;

  @Parameters(index = "0", paramLabel = "PIPELINE", description = "access-logs or transactions.")
  private String pipeline;

  @Option(
      names = "--projection",
      paramLabel = "NAME",
      required = true,
      converter = ProjectionNames.class,
      description = "New, empty projection, such as v2.")
  private String projection;

  @Option(
      names = "--from",
      paramLabel = "T",
      converter = Instants.class,
      description =
          "Skip records that arrived earlier: 2026-11-29T06:00Z, 2026-11-29, 2h, 90d. Default:"
              + " none is skipped.")
  private Instant from = Instant.EPOCH;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Maximum records per second, in bursts of a tenth of it or one. Default: unlimited.")
  private int rate;

  @Option(
      names = "--quarantine",
      paramLabel = "SHARD:NUMBER",
      split = ",",
      converter = RecordPlace.RecordPlaces.class,
      description =
          "Quarantine these records without opening them. For records that end the rebuild, which"
              + " names them.")
  private List<RecordPlace> unopened = List.of();

  @Option(
      names = "--publish",
      description = "Publish the resulting alerts. Without this option they are only recorded.")
  private boolean publish;

  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    if (rate < 0 || rate > MAX_RATE) {
      throw new ParameterException(
          spec.commandLine(), "--rate=%d: give 0 to %d.".formatted(rate, MAX_RATE));
    }
    var stream = stream();
    requireName();
    if (from.isAfter(Instant.now())) {
      throw new ParameterException(
          spec.commandLine(), "--from=" + from + " is in the future: nothing has arrived since.");
    }
    var cloud = where.open();
    stream.target().requirePositions(cloud, "A rebuild");
    if (projection.equals(stream.target().projection(cloud))) {
      throw new CommandFault(
          "The projection %s is already deployed and filled by its event source"
              .formatted(projection),
          "Rebuild before deploying: the event source advances the positions, so a rebuild would"
              + " skip older records. Choose another name.");
    }
    try (var archive = StackArchive.open(cloud);
        var rebuilt = new RebuiltPipeline(cloud, stream, projection, publish)) {
      rebuild(cloud, stream, archive, rebuilt);
    }
    return 0;
  }

  private void rebuild(
      Cloud cloud, Rebuildable stream, StackArchive archive, RebuiltPipeline rebuilt)
      throws InterruptedException {
    var begun = Instant.now();
    var arn = rebuilt.streamArn();
    var marks =
        new RebuildMarks(
            rebuilt.dynamo(),
            cloud.output(StackOutput.POSITIONS_TABLE),
            projection,
            arn.substring(arn.indexOf('/') + 1));
    var plan =
        RebuildPlan.begin(
            archive,
            stream.archived(),
            marks,
            new RebuildMark(from, givenFrom(), publish),
            projection,
            unopened);
    play(plan, archive, rebuilt);
    out().printf("%s%n", SwitchText.of(stream, projection, plan.chains()));
    out().printf("%s%n", rebuilt.quarantine().text(projection));
    SwitchText.steps(cloud, stream, projection, begun).forEach(out()::println);
    out().flush();
  }

  private String givenFrom() {
    var option = spec.commandLine().getParseResult().matchedOption("--from");
    return option == null ? "" : option.originalStringValues().getLast();
  }

  private void play(RebuildPlan plan, StackArchive archive, RebuiltPipeline rebuilt)
      throws InterruptedException {
    var pace = new Pace(rate, PaceClock.system());
    try (var bar = Terminal.bar("Rebuilding " + projection, "records", plan.records())) {
      new Rebuild(
              archive::read,
              rebuilt::reached,
              lane ->
                  new Playback(
                      attempts -> rebuilt.start(lane, attempts),
                      rebuilt.streamArn(),
                      time -> TimeUnit.MILLISECONDS.sleep(time.toMillis()),
                      pace,
                      Set.copyOf(unopened)),
              shown(bar),
              plan.isRepeated())
          .play(plan.chains(), plan.mark().from());
    }
  }

  private Rebuild.RebuildProgress shown(ProgressBar bar) {
    return new Rebuild.RebuildProgress() {
      @Override
      public void applied(int played, int skipped) {
        bar.stepBy(played + skipped);
      }

      @Override
      public void resumed(RecordPlace next) {
        spec.commandLine().getErr().printf("Resuming with the record %s%n", next);
        spec.commandLine().getErr().flush();
      }
    };
  }

  // The semantics of a projection that has positions do not end its name.
  private void requireName() {
    try {
      Semantics.EXACTLY_ONCE.projection(projection);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "--projection=%s: %s.".formatted(projection, e.getMessage()), e);
    }
  }

  private Rebuildable stream() {
    return Rebuildable.of(archived())
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    pipeline
                        + " can't be rebuilt: marks depend on both Regions' ticks and on the acts"
                        + " of operators, and trading systems have the decisions already"
                        + " (docs/archive.md). docs/market-recovery.md repairs its tables."));
  }

  private ArchivedStream archived() {
    try {
      return ArchivedStream.of(pipeline);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), pipeline + " is not archived; give access-logs or transactions.", e);
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
