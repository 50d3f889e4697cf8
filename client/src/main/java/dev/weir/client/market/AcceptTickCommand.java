package dev.weir.client.market;

import dev.weir.client.ExitCode;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.client.terminal.TimeOptions;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir market accept}: makes a waiting tick the mark, in all Regions. */
@Command(
    name = "accept",
    description =
        "Accept a tick that awaits confirmation as the mark, in all Regions. weir market marks"
            + " lists pending ticks.",
    footerHeading = "%nExamples:%n",
    footer = {"  weir market accept CL@XNYM 2026-11-29/7 --actor kim --reason \"a real crash\""})
final class AcceptTickCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "SYMBOL@VENUE",
      converter = RegisterName.RegisterNameConverter.class,
      description = "Mark, such as ACME@XNAS.")
  private RegisterName name;

  @Parameters(
      index = "1",
      paramLabel = "TICK",
      description = "Tick as session/sequence, such as 2026-11-23/1204.")
  private String tick;

  @Mixin private ActOptions act;
  @Mixin private TimeOptions times;
  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var actor = act.actor();
    var reason = act.reason();
    var cloud = where.openRegional();
    try (var dynamo = cloud.dynamo()) {
      var acts = ActOptions.acts(cloud, dynamo);
      var done =
          ActOptions.done(name, acts.accept(name.symbol(), name.venue(), tick, actor, reason));
      var out = spec.commandLine().getOut();
      out.println("Accepted:");
      MarkView.table(List.of(done.after()), times.times())
          .body(Integer.MAX_VALUE)
          .forEach(out::println);
      out.flush();
    }
    return ExitCode.OK;
  }
}
