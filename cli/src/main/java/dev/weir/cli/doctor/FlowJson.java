package dev.weir.cli.doctor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.metrics.Step;
import java.util.HashSet;
import java.util.Map;

/**
 * A pipeline as a picture: its diagnosis as {@link DiagnosisJson} writes it, each finding with its
 * {@code meaning} and {@code part}, and
 *
 * <pre>"parts":[{"part":"STREAM","step":"access-logs","health":"good|warn|bad|idle",
 *   "perSecond":12.5,"usualPerSecond","ageMillis","millis","shards","failed","refused",
 *   "perMinute"}]</pre>
 *
 * A part has only the figures that are measured of it. Rates and counts are those of the last
 * seconds.
 */
final class FlowJson {

  private static final Map<String, String> STORES =
      Map.of(
          Step.ACCESS_LOGS.id(), "counts",
          Step.TRANSACTIONS.id(), "profiles",
          Step.MARKS.id(), "marks",
          Step.RISK.id(), "decisions");

  private final Diagnosis diagnosis;
  private final Signals signals;
  private final double seconds;
  private final ArrayNode parts = JsonNodeFactory.instance.arrayNode();

  private FlowJson(Diagnosis diagnosis, Signals signals, double seconds) {
    this.diagnosis = diagnosis;
    this.signals = signals;
    this.seconds = seconds;
  }

  /**
   * Writes a pipeline.
   *
   * @param windows over which the signals were collected
   * @param published messages per second that the topic at its end took
   */
  static ObjectNode write(
      Diagnosis diagnosis, Signals signals, ComparisonWindows windows, double published) {
    var flow = new FlowJson(diagnosis, signals, windows.now().toSeconds());
    flow.addParts(published);
    var node = DiagnosisJson.write(diagnosis, JsonNodeFactory.instance.nullNode());
    node.remove("signals");
    for (var i = 0; i < diagnosis.findings().size(); i++) {
      var verdict = diagnosis.findings().get(i).verdict();
      ((ObjectNode) node.path("findings").get(i))
          .put("meaning", verdict.meaning())
          .put("part", FlowPart.of(verdict).name());
    }
    node.set("parts", flow.parts);
    return node;
  }

  private void addParts(double published) {
    var first = signals.first();
    var arrivals = signals.arrivals();
    add(FlowPart.PRODUCERS, first)
        .put("perSecond", arrivals.perSecond().now())
        .put("usualPerSecond", arrivals.perSecond().usual())
        .put("refused", arrivals.refused());
    add(FlowPart.STREAM, first)
        .put("shards", arrivals.shards().size())
        .put("ageMillis", first.waiting().ageMillis());
    for (var step : signals.steps()) {
      addStep(step);
    }
    add(FlowPart.SUBSCRIBERS, signals.steps().getLast()).put("perMinute", published * 60);
  }

  private void addStep(StepSignals step) {
    var computing = step.computing();
    var function =
        add(FlowPart.FUNCTION, step)
            .put("perSecond", step.reading().given() / seconds)
            .put("millis", computing.durationMillis().now())
            .put("failed", computing.failed());
    if (!step.equals(signals.first())) {
      function.put("ageMillis", step.waiting().ageMillis());
    }
    if (STORES.containsKey(step.step())) {
      var slowest =
          step.calls().values().stream().mapToDouble(calls -> calls.millis().now()).max().orElse(0);
      add(FlowPart.STORE, step)
          .put("name", STORES.get(step.step()))
          .put("perSecond", computing.commits() / seconds)
          .put("millis", slowest);
    }
  }

  private ObjectNode add(FlowPart part, StepSignals step) {
    return parts
        .addObject()
        .put("part", part.name())
        .put("step", step.step())
        .put("health", health(part, step));
  }

  private String health(FlowPart part, StepSignals step) {
    if (!diagnosis.everUsed()) {
      return "idle";
    }
    var first = diagnosis.findings().getFirst();
    if (!diagnosis.isWell() && isAt(first, part, step)) {
      return "bad";
    }
    var others = new HashSet<>(diagnosis.findings());
    others.remove(first);
    return others.stream().anyMatch(finding -> isAt(finding, part, step)) ? "warn" : "good";
  }

  private static boolean isAt(Diagnostic finding, FlowPart part, StepSignals step) {
    return FlowPart.of(finding.verdict()) == part && finding.step().equals(step.step());
  }
}
