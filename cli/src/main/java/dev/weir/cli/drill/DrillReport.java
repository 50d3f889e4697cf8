package dev.weir.cli.drill;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.terminal.Terminal;
import dev.weir.cli.trial.Agreement;
import dev.weir.cli.trial.DecisionLog;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a drill.
 *
 * @param acknowledged ticks that a stream has taken, over both Regions
 * @param refused ticks that the broken Region's stream did not take: the other's feed has them
 * @param led how many portfolios the broken Region led when it broke
 * @param recovery how long it took until the other Region decided on each of these; empty where it
 *     had not until the Region was mended
 * @param wrong what of the final decisions is not as a recomputation from all acknowledged ticks
 *     has it
 */
record DrillReport(
    List<String> regions,
    String broken,
    long acknowledged,
    long refused,
    int led,
    List<Optional<Duration>> recovery,
    List<String> wrong,
    Map<String, DecisionLog> logs) {

  private static final int MOST_TOLD = 10;

  private long lost(String region) {
    var of = logs.get(region);
    return of.check().gaps();
  }

  private List<String> disagreements() {
    var first = regions.getFirst();
    var last = regions.getLast();
    return Agreement.disagreements(first, logs.get(first), last, logs.get(last));
  }

  private boolean agree() {
    return disagreements().isEmpty();
  }

  /** Whether all that was promised held. */
  boolean isKept() {
    return wrong.isEmpty()
        && agree()
        && regions.stream()
            .map(logs::get)
            .map(DecisionLog::check)
            .allMatch(check -> check.gaps() + check.repeated() + check.disordered() == 0);
  }

  private Optional<Duration> longestRecovery() {
    return recovery.stream().flatMap(Optional::stream).max(Comparator.naturalOrder());
  }

  void print(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%n%,d ticks acknowledged; %s took %,d no more while it was broken%n",
        acknowledged,
        broken,
        refused);
    line(wrong.isEmpty(), "RPO 0: the final figures are those of all acknowledged ticks", out);
    wrong.stream().limit(MOST_TOLD).forEach(each -> out.println("      " + each));
    out.printf("  RTO %s%n", rto());
    for (var region : regions) {
      var check = logs.get(region).check();
      line(
          check.gaps() + check.repeated() + check.disordered() == 0,
          "%s received %,d decisions: %d lost, %d twice, %d out of order"
              .formatted(
                  region,
                  logs.get(region).all().size(),
                  lost(region),
                  check.repeated(),
                  check.disordered()),
          out);
    }
    line(agree(), "both Regions' decisions are the same, version by version, byte for byte", out);
    disagreements().stream().limit(MOST_TOLD).forEach(each -> out.println("      " + each));
    out.flush();
  }

  private String rto() {
    if (led == 0) {
      return "0: the other Region led all portfolios";
    }
    var missing = recovery.stream().filter(Optional::isEmpty).count();
    return longestRecovery()
            .map(time -> String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3))
            .orElse("none")
        + ": until the other Region decided on the last of %d portfolios".formatted(led)
        + (missing == 0 ? "" : "; %d went on without it".formatted(missing));
  }

  private static void line(boolean holds, String text, PrintWriter out) {
    out.println(Terminal.styled(holds ? "@|green ✔|@ " + text : "@|red ✘|@ " + text));
  }

  ObjectNode toJson() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("kept", isKept()).put("broken", broken);
    json.put("acknowledged", acknowledged).put("refused", refused);
    json.put("rpoTicks", wrong.size()).put("led", led);
    json.put("rtoMillis", longestRecovery().map(Duration::toMillis).orElse(0L));
    json.put("agree", agree());
    var all = json.putArray("regions");
    for (var region : regions) {
      var check = logs.get(region).check();
      all.addObject()
          .put("region", region)
          .put("decisions", logs.get(region).all().size())
          .put("lost", check.gaps())
          .put("duplicated", check.repeated())
          .put("outOfOrder", check.disordered());
    }
    return json;
  }
}
