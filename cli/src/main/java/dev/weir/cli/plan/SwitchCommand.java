package dev.weir.cli.plan;

import dev.weir.client.ExitCode;
import dev.weir.client.WeirHome;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.client.send.SendTarget;
import dev.weir.client.switching.SourceStart;
import dev.weir.client.switching.SurveyedShard;
import dev.weir.client.switching.Unread;
import dev.weir.metrics.stack.DataStream;
import dev.weir.stream.ProjectionStart;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weir switch}: where the event sources begin that the next deployment replaces. */
@Command(
    name = "switch",
    description = {
      "Prepare a deployment that reads streams in another way (enhancedFanOut, profile): find out "
          + "where its new event sources have to begin, and write that into the stage's file.",
      "A new event source begins at the oldest record that is not applied, less five minutes, "
          + "instead of reading again all that the stream keeps. Change the setting in "
          + "stages/<stage>.json first, run this, then deploy. Calls AWS to read only."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir switch --aws --stage prod",
      "  weir switch --aws --stage prod -c enhancedFanOut=false --dry-run"
    })
public final class SwitchCommand implements Callable<Integer> {

  @Option(names = "--dry-run", description = "Say it, and write nothing.")
  private boolean dryRun;

  @Mixin private NextDeployment next;
  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    var cloud = where.open();
    var deployed = NextDeployment.of(cloud);
    var planned = next.settings(where.stage());
    var starts = new LinkedHashMap<String, Optional<String>>();
    for (var stream : DataStream.values()) {
      if (deployed.deploys(stream) && deployed.switches(stream, planned)) {
        var start = SourceStart.of(NextDeployment.survey(where, cloud, stream));
        out.println(stream.content() + ": " + text(start));
        starts.put(stream.startSetting(), setting(start, SendTarget.of(stream).projection(cloud)));
      }
    }
    finish(starts, out);
    out.flush();
    return ExitCode.OK;
  }

  private void finish(Map<String, Optional<String>> starts, PrintWriter out) {
    var stage = new StageSettings(WeirHome.path(), where.stage());
    if (starts.isEmpty()) {
      out.println("No event source would be replaced: streams are read as they are deployed.");
    } else if (dryRun) {
      starts.forEach((key, value) -> out.println(key + " = " + value.orElse("(none)")));
    } else {
      stage.put(starts);
      out.println(
          "Written to %s: %s. It belongs there for as long as the event source does."
              .formatted(stage.file(), String.join(", ", starts.keySet())));
      out.println("Next: weir plan, then deploy.");
    }
  }

  /** The value of the setting; none where it begins with the stream. */
  static Optional<String> setting(SourceStart start, String projection) {
    return switch (start) {
      case SourceStart.At(Instant at, _) ->
          Optional.of(new ProjectionStart(projection, at).toString());
      case SourceStart.Beginning _ -> Optional.empty();
    };
  }

  /** Where a source begins, and why, for a person. */
  static String text(SourceStart start) {
    return switch (start) {
      case SourceStart.At(Instant at, SurveyedShard oldest) ->
          "begins at %s, because %s".formatted(at, reason(oldest));
      case SourceStart.Beginning(List<SurveyedShard> laneless) ->
          laneless.isEmpty()
              ? "begins where the stream does, because every shard is finished"
              : "begins where the stream does, because nothing is applied yet of "
                  + laneless.stream()
                      .map(shard -> shard.shard().id())
                      .collect(Collectors.joining(", "));
    };
  }

  private static String reason(SurveyedShard oldest) {
    var shard = oldest.shard();
    return switch (oldest.unread()) {
      case Unread.Since(Instant arrived) ->
          "the oldest record that is not applied arrived at %s in %s".formatted(arrived, shard);
      case Unread.NothingBefore(Instant asked) ->
          "everything was applied at " + asked + ", in " + shard + " too";
      case Unread.FinishedShard _ -> shard + " is finished";
      case Unread.WithoutLane _ -> "nothing is applied of " + shard;
    };
  }
}
