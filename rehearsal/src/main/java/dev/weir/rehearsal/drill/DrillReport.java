package dev.weir.rehearsal.drill;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.client.terminal.Style;
import dev.weir.events.ForeignText;
import dev.weir.rehearsal.trial.Agreement;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A drill's result: one finding for each guarantee. */
final class DrillReport {

  private static final int MAX_NAMED = 10;

  /**
   * A guarantee, and whether it was kept.
   *
   * @param details the individual violations
   */
  record DrillFinding(boolean holds, String text, List<String> details) {}

  private final DrillEvidence seen;
  private final List<DrillFinding> findings = new ArrayList<>();

  /** Evaluates the evidence. */
  DrillReport(DrillEvidence seen) {
    this.seen = seen;
    seen.regions().forEach(this::judgeLoad);
    judgeIsolation();
    judgeSurvivor();
    if (seen.takeOver().isExpected()) {
      add(seen.takeOver().isKept(), seen.takeOver().text());
    }
    seen.regions().forEach(this::judgeDelivery);
    judgeAgreement();
    judgeEnd();
    judgeRestoration();
  }

  private void add(boolean holds, String text, String... details) {
    findings.add(new DrillFinding(holds, text, List.of(details)));
  }

  private void add(List<String> wrong, String kept, String broken) {
    findings.add(new DrillFinding(wrong.isEmpty(), wrong.isEmpty() ? kept : broken, wrong));
  }

  private void judgeLoad(String region) {
    var least = seen.leastLoad(region);
    add(
        least >= LoadLog.ENOUGH,
        String.format(
            Locale.ROOT,
            "%s acknowledged at least %.1f of the nominal %d ticks per second in every %d s while"
                + " reachable",
            region,
            least * seen.perSecond(),
            seen.perSecond(),
            LoadLog.WINDOW_SECONDS));
  }

  private void judgeIsolation() {
    if (seen.fault().isolates()) {
      var leaked = seen.leaked();
      add(
          leaked == 0,
          "%,d decisions made without %s reached it before it was restored"
              .formatted(leaked, seen.broken()));
    }
  }

  private void judgeSurvivor() {
    var survivor = seen.survivor();
    add(
        survivor.lacking(),
        String.format(
            Locale.ROOT,
            "RPO 0: before %s was restored, %s had all %,d ticks that it acknowledged and all"
                + " committed decisions%s",
            seen.broken(),
            seen.survivorName(),
            survivor.ticks(),
            survivor
                .caughtUp()
                .map(time -> String.format(Locale.ROOT, ", %.1f s later", time.toMillis() / 1e3))
                .orElse("")),
        "RPO not 0: before %s was restored, %s lacked %,d ticks or decisions"
            .formatted(seen.broken(), seen.survivorName(), survivor.lacking().size()));
  }

  private void judgeDelivery(String region) {
    var log = seen.logs().get(region);
    var check = log.check();
    add(
        check.gaps() + check.repeated() + check.disordered() == 0 && !log.all().isEmpty(),
        "%s received %,d decisions: %d lost, %d duplicates, %d out of order"
            .formatted(
                region, log.all().size(), check.gaps(), check.repeated(), check.disordered()));
  }

  private void judgeAgreement() {
    add(
        disagreements(),
        "both Regions' decisions are identical, version by version, byte for byte",
        "the Regions' decisions differ");
  }

  private List<String> disagreements() {
    var first = seen.regions().getFirst();
    var last = seen.regions().getLast();
    return Agreement.disagreements(first, seen.logs().get(first), last, seen.logs().get(last));
  }

  private void judgeEnd() {
    add(
        seen.unsettled(),
        "the final figures match all %,d acknowledged ticks".formatted(seen.ticks().ticks()),
        "the final figures do not match all acknowledged ticks: %d differences"
            .formatted(seen.unsettled().size()));
  }

  private void judgeRestoration() {
    add(
        seen.leftBehind(),
        "faults and reference data are restored to their state before the drill",
        "the drill did not restore everything");
  }

  /** Returns whether all guarantees were kept. */
  boolean isKept() {
    return findings.stream().allMatch(DrillFinding::holds);
  }

  /** Returns one finding for each guarantee, in the order of printing. */
  List<DrillFinding> findings() {
    return List.copyOf(findings);
  }

  void print(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%n%,d ticks acknowledged; %s rejected %,d%n",
        seen.ticks().ticks(),
        seen.broken(),
        seen.loads().get(seen.broken()).refused());
    for (var finding : findings) {
      out.println(
          (finding.holds() ? Style.GREEN.of("✔") : Style.RED.of("✘")) + " " + finding.text());
      finding.details().stream()
          .limit(MAX_NAMED)
          .forEach(each -> out.println("      " + ForeignText.oneLine(each)));
    }
    out.flush();
  }

  ObjectNode toJson() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("kept", isKept()).put("broken", seen.broken());
    json.put("acknowledged", seen.ticks().ticks());
    json.put("refused", seen.loads().get(seen.broken()).refused());
    json.put("ticksPerSecond", seen.perSecond());
    json.put("leaked", seen.leaked());
    json.put("survivorLacks", seen.survivor().lacking().size());
    json.put("survivorTicks", seen.survivor().ticks());
    json.put("caughtUpMillis", seen.survivor().caughtUp().map(Duration::toMillis).orElse(null));
    json.put("led", seen.takeOver().led()).put("takenOver", seen.takeOver().taken());
    json.put("rtoMillis", seen.takeOver().longest().map(Duration::toMillis).orElse(null));
    json.put("agree", disagreements().isEmpty());
    json.put("differences", seen.unsettled().size());
    json.put("leftBehind", seen.leftBehind().size());
    var all = json.putArray("regions");
    for (var region : seen.regions()) {
      var log = seen.logs().get(region);
      all.addObject()
          .put("region", region)
          .put("leastTicksPerSecond", seen.leastLoad(region) * seen.perSecond())
          .put("decisions", log.all().size())
          .put("lost", log.check().gaps())
          .put("duplicated", log.check().repeated())
          .put("outOfOrder", log.check().disordered());
    }
    return json;
  }
}
