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
      "Remove all faults injected into the local cloud.",
      "Load sent by weir inject ends with that command."
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
          active.isEmpty() ? "No fault was injected." : "Removed faults: " + active.size() + ".");
      out.flush();
    }
    return ExitCode.OK;
  }
}
