package dev.weir.local.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.rehearsal.InjectedFault.RefusedProducers;
import dev.weir.local.rehearsal.InjectedFault.SlowFunctions;
import dev.weir.local.rehearsal.InjectedFault.SlowWrites;
import dev.weir.local.rehearsal.InjectedFault.ThrottledWrites;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The JSON of injections at the control endpoint:
 *
 * <pre>{"faults":[
 *   {"fault":"slow-writes","names":["counts"],"delayMillis":1500,"until":"2026-11-23T22:00:00Z"},
 *   {"fault":"throttled-writes","names":["counts"],"share":0.5,"until":...},
 *   {"fault":"refused-producers","names":["stream"],"until":...},
 *   {"fault":"slow-functions","names":["function"],"delayMillis":2000,"until":...}]}</pre>
 */
public final class InjectionJson {

  private static final String SLOW_WRITES = "slow-writes";
  private static final String THROTTLED_WRITES = "throttled-writes";
  private static final String REFUSED_PRODUCERS = "refused-producers";
  private static final String SLOW_FUNCTIONS = "slow-functions";
  private static final Set<String> FIELDS =
      Set.of("fault", "names", "delayMillis", "share", "until");

  private InjectionJson() {}

  /** Writes them. */
  public static ObjectNode write(List<Injection> injections) {
    var node = JsonNodeFactory.instance.objectNode();
    var faults = node.putArray("faults");
    injections.forEach(injection -> write(injection, faults.addObject()));
    return node;
  }

  private static void write(Injection injection, ObjectNode into) {
    switch (injection.fault()) {
      case SlowWrites(_, var delay) ->
          into.put("fault", SLOW_WRITES).put("delayMillis", delay.toMillis());
      case ThrottledWrites(_, var share) -> into.put("fault", THROTTLED_WRITES).put("share", share);
      case RefusedProducers _ -> into.put("fault", REFUSED_PRODUCERS);
      case SlowFunctions(_, var delay) ->
          into.put("fault", SLOW_FUNCTIONS).put("delayMillis", delay.toMillis());
    }
    var names = into.putArray("names");
    injection.fault().names().stream().sorted().forEach(names::add);
    into.put("until", injection.until().toString());
  }

  /**
   * Parses the output of {@link #write}.
   *
   * @throws IllegalArgumentException on anything else, naming the expected form
   */
  public static List<Injection> read(JsonNode node) {
    var faults = node.path("faults");
    if (!faults.isArray() || node.size() != 1) {
      throw new IllegalArgumentException("Give an object with the array faults, and no more");
    }
    var injections = new ArrayList<Injection>();
    faults.forEach(one -> injections.add(injection(one)));
    return List.copyOf(injections);
  }

  private static Injection injection(JsonNode node) {
    node.fieldNames()
        .forEachRemaining(
            field -> {
              if (!FIELDS.contains(field)) {
                throw new IllegalArgumentException("A fault has no field " + field);
              }
            });
    return new Injection(fault(node), until(node));
  }

  private static InjectedFault fault(JsonNode node) {
    var names = names(node);
    return switch (node.path("fault").asText()) {
      case SLOW_WRITES -> new SlowWrites(names, delay(node));
      case THROTTLED_WRITES -> new ThrottledWrites(names, node.path("share").asDouble());
      case REFUSED_PRODUCERS -> new RefusedProducers(names);
      case SLOW_FUNCTIONS -> new SlowFunctions(names, delay(node));
      default ->
          throw new IllegalArgumentException(
              "fault is one of %s, %s, %s, %s"
                  .formatted(SLOW_WRITES, THROTTLED_WRITES, REFUSED_PRODUCERS, SLOW_FUNCTIONS));
    };
  }

  private static Set<String> names(JsonNode node) {
    var names = new LinkedHashSet<String>();
    node.path("names").forEach(name -> names.add(name.asText()));
    return names;
  }

  private static Duration delay(JsonNode node) {
    return Duration.ofMillis(node.path("delayMillis").asLong());
  }

  private static Instant until(JsonNode node) {
    try {
      return Instant.parse(node.path("until").asText());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("until is a time such as 2026-11-23T22:00:00Z", e);
    }
  }
}
