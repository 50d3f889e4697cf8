package dev.weir.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A diagnosis as JSON: {@code
 * {"pipeline","verdict","well","secondsLeft","findings":[{"verdict","step","evidence":[],
 * "against":[],"remedy"}],"signals":{...}}}; without {@code secondsLeft} if the age of the backlog
 * does not rise. If a shard lags, {@code "catchUp":{"step","shard","seconds"}} is the slowest one;
 * without {@code seconds} it never catches up at these rates.
 */
final class DiagnosisJson {

  private DiagnosisJson() {}

  static ObjectNode write(Diagnosis diagnosis, JsonNode signals) {
    var node = JsonNodeFactory.instance.objectNode();
    node.put("pipeline", diagnosis.pipeline())
        .put("verdict", diagnosis.verdict().name())
        .put("well", diagnosis.isWell());
    diagnosis.catchUp().ifPresent(slowest -> add(slowest, node.putObject("catchUp")));
    diagnosis.timeLeft().ifPresent(time -> node.put("secondsLeft", time.left().toSeconds()));
    var findings = node.putArray("findings");
    for (var finding : diagnosis.findings()) {
      var one =
          findings.addObject().put("verdict", finding.verdict().name()).put("step", finding.step());
      add(finding.evidence(), one.putArray("evidence"));
      add(finding.against(), one.putArray("against"));
      one.put("remedy", finding.remedy());
    }
    node.set("signals", signals);
    return node;
  }

  private static void add(CatchUp slowest, ObjectNode node) {
    node.put("step", slowest.step());
    slowest.shard().ifPresent(shard -> node.put("shard", shard));
    slowest.time().ifPresent(time -> node.put("seconds", time.toSeconds()));
  }

  private static void add(List<String> texts, ArrayNode array) {
    texts.forEach(array::add);
  }
}
