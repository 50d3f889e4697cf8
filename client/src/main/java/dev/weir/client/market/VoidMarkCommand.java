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

/** {@code weir market void}: withdraws a wrong mark, in all Regions. */
@Command(
    name = "void",
    description = {
      "Void a mark, in all Regions.",
      "Earlier ticks are disregarded; positions stay unmarked until three new ticks agree, or until"
          + " weir market accept."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  weir market void CL@XNYM --actor kim --reason \"session typed wrong\""})
final class VoidMarkCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "SYMBOL@VENUE",
      converter = RegisterName.RegisterNameConverter.class,
      description = "Mark, such as ACME@XNAS.")
  private RegisterName name;

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
      var done = ActOptions.done(name, acts.voidMark(name.symbol(), name.venue(), actor, reason));
      var out = spec.commandLine().getOut();
      out.println("Voided:");
      MarkView.table(List.of(done.before()), times.times())
          .body(Integer.MAX_VALUE)
          .forEach(out::println);
      out.flush();
    }
    return ExitCode.OK;
  }
}
