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
        "List what can be injected, the verdict of weir doctor that it should lead to and, "
            + "where a local cloud runs, what is injected into it now.")
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
              ? "Nothing is injected into the local cloud now."
              : "Injected into the local cloud now (weir inject clear takes it away):");
      active.forEach(one -> out.println("  " + InjectionText.of(one, Instant.now())));
    }
  }
}
