package dev.weir.local.region;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;

/**
 * The faults of a Region.
 *
 * @param lost whether it does not work at all: every call fails at the connection, its event
 *     sources and schedules stop, the processes of its functions are ended. When it is back all
 *     continue from their positions
 * @param partitioned whether it is cut off from the others: calls on tables that are strongly
 *     consistent over Regions fail as DynamoDB's do then, with status 500, and the streams of its
 *     replicas stop, because no write can be committed to them; everything else continues
 * @param conflicts share, 0 to 1, of the conditional writes on these tables that are refused with a
 *     ReplicatedWriteConflictException and not applied, as if another Region wrote the same item
 * @param latency additional duration of each call on these tables
 * @param jitter further additional duration: evenly distributed up to this value
 */
public record RegionFaultState(
    boolean lost, boolean partitioned, double conflicts, Duration latency, Duration jitter) {

  private static final Set<String> FIELDS =
      Set.of("lost", "partitioned", "conflicts", "latencyMillis", "jitterMillis");
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** No fault. */
  public static final RegionFaultState NONE =
      new RegionFaultState(false, false, 0, Duration.ZERO, Duration.ZERO);

  public RegionFaultState {
    if (!(conflicts >= 0 && conflicts <= 1)) {
      throw new IllegalArgumentException("conflicts is a share of 0 to 1, not " + conflicts);
    }
    checkDelay("latency", latency);
    checkDelay("jitter", jitter);
  }

  private static void checkDelay(String name, Duration delay) {
    if (delay.isNegative() || delay.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(name + " is 0 to " + LONGEST + ", not " + delay);
    }
  }

  /** Returns its state in a word: up, impaired, cut off or lost. */
  public String inAWord() {
    if (lost) {
      return "lost";
    }
    if (partitioned) {
      return "cut off";
    }
    return equals(NONE) ? "up" : "impaired";
  }

  /** Returns it with the Region lost. */
  public RegionFaultState withLost() {
    return new RegionFaultState(true, partitioned, conflicts, latency, jitter);
  }

  /** Returns it with the Region cut off from the others. */
  public RegionFaultState withPartition() {
    return new RegionFaultState(lost, true, conflicts, latency, jitter);
  }

  /** Returns it with this share of conflicts. */
  public RegionFaultState withConflicts(double share) {
    return new RegionFaultState(lost, partitioned, share, latency, jitter);
  }

  /** Returns it with these delays. */
  public RegionFaultState withLatency(Duration always, Duration upTo) {
    return new RegionFaultState(lost, partitioned, conflicts, always, upTo);
  }

  /** Returns whether other Regions' writes do not reach it: it is lost, or cut off from them. */
  public boolean isolated() {
    return lost || partitioned;
  }

  /** Returns whether calls on strongly consistent tables must be examined. */
  boolean touchTables() {
    return partitioned || conflicts > 0 || !latency.plus(jitter).isZero();
  }

  /** Returns the JSON of the control endpoint. */
  public ObjectNode toJson() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("lost", lost)
        .put("partitioned", partitioned)
        .put("conflicts", conflicts)
        .put("latencyMillis", latency.toMillis())
        .put("jitterMillis", jitter.toMillis());
  }

  /**
   * Parses the output of {@link #toJson}; missing fields mean no fault.
   *
   * @throws IllegalArgumentException on an unknown field, or a value out of its range
   */
  public static RegionFaultState parse(JsonNode json) {
    var unknown = new ArrayList<String>();
    json.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(FIELDS);
    if (!json.isObject() || !unknown.isEmpty()) {
      throw new IllegalArgumentException("Faults are an object of " + FIELDS + ", not " + json);
    }
    return new RegionFaultState(
        json.path("lost").asBoolean(),
        json.path("partitioned").asBoolean(),
        json.path("conflicts").asDouble(),
        Duration.ofMillis(json.path("latencyMillis").asLong()),
        Duration.ofMillis(json.path("jitterMillis").asLong()));
  }
}
