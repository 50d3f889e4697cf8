package dev.weir.rehearsal.drill;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.client.terminal.Style;
import dev.weir.rehearsal.trial.Agreement;
import dev.weir.rehearsal.trial.DecisionLog;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came of a drill.
 *
 * @param acknowledged ticks that a stream has taken, over both Regions
 * @param refused ticks that the broken Region's stream did not take: the other's feed has them
 * @param wrong what of the final decisions is not as a recomputation from all acknowledged ticks
 *     has it
 */
record DrillReport(
    List<String> regions,
    String broken,
    long acknowledged,
    long refused,
    TakeOver takeOver,
    List<String> wrong,
    Map<String, DecisionLog> logs) {

  private static final int MAX_TOLD = 10;

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
        && takeOver.isKept()
        && agree()
        && regions.stream()
            .map(logs::get)
            .map(DecisionLog::check)
            .allMatch(check -> check.gaps() + check.repeated() + check.disordered() == 0);
  }

  void print(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%n%,d ticks acknowledged; %s took %,d no more while it was broken%n",
        acknowledged,
        broken,
        refused);
    line(
        wrong.isEmpty(),
        wrong.isEmpty()
            ? "RPO 0: the final figures are those of all acknowledged ticks"
            : "the final figures are not those of all acknowledged ticks: %d differences"
                .formatted(wrong.size()),
        out);
    wrong.stream().limit(MAX_TOLD).forEach(each -> out.println("      " + each));
    if (takeOver.isExpected()) {
      line(takeOver.isKept(), takeOver.text(), out);
    }
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
    disagreements().stream().limit(MAX_TOLD).forEach(each -> out.println("      " + each));
    out.flush();
  }

  private static void line(boolean holds, String text, PrintWriter out) {
    out.println((holds ? Style.GREEN.of("✔") : Style.RED.of("✘")) + " " + text);
  }

  ObjectNode toJson() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("kept", isKept()).put("broken", broken);
    json.put("acknowledged", acknowledged).put("refused", refused);
    json.put("differences", wrong.size());
    json.put("led", takeOver.led()).put("takenOver", takeOver.taken());
    json.put("rtoMillis", takeOver.longest().map(Duration::toMillis).orElse(null));
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
