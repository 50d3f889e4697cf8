package dev.weir.rehearsal.inject;

import dev.weir.client.ExitCode;
import dev.weir.client.WeirHome;
import dev.weir.client.cloud.LocalAccess;
import dev.weir.local.rehearsal.RehearsalSwitch;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code weir inject clear}: removes the injected faults. */
@Command(
    name = "clear",
    description = {
      "Take away every fault that is injected into the local cloud now.",
      "A load that a weir inject sends ends with that command."
    })
final class InjectClearCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var state = LocalAccess.stateOf(WeirHome.path());
    try (var faults = new RehearsalSwitch(state.endpoints().get("control"))) {
      var active = faults.active();
      faults.clear();
      var out = spec.commandLine().getOut();
      out.println(
          active.isEmpty() ? "Nothing was injected." : "Taken away: " + active.size() + ".");
      out.flush();
    }
    return ExitCode.OK;
  }
}
