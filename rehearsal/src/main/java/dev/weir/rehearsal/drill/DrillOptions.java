package dev.weir.rehearsal.drill;

import dev.weir.client.CommandFault;
import dev.weir.client.ExitCode;
import dev.weir.client.WeirHome;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.client.cloud.LocalAccess;
import dev.weir.local.region.FaultSwitch;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The common options of all drills, their reporting and execution. */
final class DrillOptions {

  private static final int MAX_RATE = 1_000;

  @Option(names = "--json", description = "Print the report as a JSON object.")
  private boolean json;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description =
          "Ticks per second in each Region, 1 to 1000; a drill that does not reach this rate fails."
              + " Default: "
              + Drill.TICKS_A_SECOND
              + ".")
  private int rate = Drill.TICKS_A_SECOND;

  @Mixin private CloudOptions where;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** Returns the second Region, for drills that may break either. */
  String lastRegion() {
    return regions().getLast();
  }

  private List<String> regions() {
    if (where.isAws()) {
      throw new CommandFault("Drills only break Regions of the local cloud.", "Omit --aws.");
    }
    var regions = where.localRegions();
    if (regions.size() < 2) {
      throw new CommandFault(
          "The local cloud does not have two Regions.",
          "Start it with two: ./weir up --regions us-east-1,us-east-2",
          ExitCode.NOT_RUNNING);
    }
    return regions;
  }

  int run(String broken, DrillFault fault) throws InterruptedException {
    if (!regions().contains(broken)) {
      throw new CommandFault(
          "The market pipeline is not running in " + broken + ".",
          "Choose one of its Regions: " + String.join(", ", regions()));
    }
    if (rate < 1 || rate > MAX_RATE) {
      throw new CommandFault(
          "A load of %d ticks per second is not possible.".formatted(rate),
          "Give --rate 1 to 1000.");
    }
    var err = spec.commandLine().getErr();
    var control = LocalAccess.control(WeirHome.path());
    try (var faults = new FaultSwitch(control)) {
      var drill =
          new Drill(
              where,
              broken,
              fault,
              rate,
              faults,
              line -> {
                err.println(line);
                err.flush();
              });
      var report = drill.run();
      var out = spec.commandLine().getOut();
      if (json) {
        out.println(report.toJson());
        out.flush();
      } else {
        report.print(out);
      }
      return report.isKept() ? ExitCode.OK : ExitCode.FAILED;
    }
  }
}
