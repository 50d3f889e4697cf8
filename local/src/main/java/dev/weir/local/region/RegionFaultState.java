package dev.weir.local.region;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;

/**
 * What is wrong with a Region.
 *
 * @param lost whether nothing of it works: every call fails at the connection, its event sources
 *     and schedules stand still, the processes of its functions are ended. When it is back all go
 *     on from where they were
 * @param partitioned whether it is cut off from the others: calls on tables that are strongly
 *     consistent over Regions fail as DynamoDB's do then, with status 500, and the streams of its
 *     replicas stand still, because no write can be committed to them; all else goes on
 * @param conflicts share, 0 to 1, of the conditional writes on these tables that are refused with a
 *     ReplicatedWriteConflictException and not applied, as if another Region wrote the same item
 * @param latency what each call on these tables takes longer
 * @param jitter what it takes longer still: anything up to this, evenly
 */
public record RegionFaultState(
    boolean lost, boolean partitioned, double conflicts, Duration latency, Duration jitter) {

  private static final Set<String> FIELDS =
      Set.of("lost", "partitioned", "conflicts", "latencyMillis", "jitterMillis");
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** Nothing is wrong. */
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

  /** In a word: up, impaired, cut off or lost. */
  public String inAWord() {
    if (lost) {
      return "lost";
    }
    if (partitioned) {
      return "cut off";
    }
    return equals(NONE) ? "up" : "impaired";
  }

  /** The same, and the Region lost. */
  public RegionFaultState withLost() {
    return new RegionFaultState(true, partitioned, conflicts, latency, jitter);
  }

  /** The same, and the Region cut off from the others. */
  public RegionFaultState withPartition() {
    return new RegionFaultState(lost, true, conflicts, latency, jitter);
  }

  /** The same, with this share of conflicts. */
  public RegionFaultState withConflicts(double share) {
    return new RegionFaultState(lost, partitioned, share, latency, jitter);
  }

  /** The same, with these delays. */
  public RegionFaultState withLatency(Duration always, Duration upTo) {
    return new RegionFaultState(lost, partitioned, conflicts, always, upTo);
  }

  /** Whether nothing that other Regions write reaches it: it is lost, or cut off from them. */
  public boolean isolated() {
    return lost || partitioned;
  }

  /** Whether calls on strongly consistent tables have to be looked at. */
  boolean touchTables() {
    return partitioned || conflicts > 0 || !latency.plus(jitter).isZero();
  }

  /** As the control endpoint has it. */
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
   * Reads what {@link #toJson} wrote; what is left out is not wrong.
   *
   * @throws IllegalArgumentException on a field that is not known, or a value out of its range
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
