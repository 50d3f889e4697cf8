package dev.weir.rehearsal.inject;

import dev.weir.client.ExitCode;
import dev.weir.client.WeirHome;
import dev.weir.local.CloudState;
import dev.weir.local.rehearsal.RehearsalSwitch;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code weir inject list}: the available and the active faults. */
@Command(
    name = "list",
    description =
        "List all faults with the expected verdict of weir doctor and, if a local cloud is running,"
            + " its active faults.")
final class InjectListCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    ScenarioList.print(out);
    CloudState.read(WeirHome.path()).ifPresent(state -> printActive(state, out));
    out.flush();
    return ExitCode.OK;
  }

  private static void printActive(CloudState state, PrintWriter out) {
    try (var faults = new RehearsalSwitch(state.endpoints().get("control"))) {
      var active = faults.active();
      out.println();
      out.println(
          active.isEmpty()
              ? "The local cloud has no active faults."
              : "Active faults in the local cloud (weir inject clear removes them):");
      active.forEach(one -> out.println("  " + InjectionText.of(one, Instant.now())));
    }
  }
}
