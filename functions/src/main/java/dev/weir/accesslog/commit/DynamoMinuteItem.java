package dev.weir.accesslog.commit;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromB;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.accesslog.decide.OtherNames;
import dev.weir.accesslog.decide.ServiceCount;
import dev.weir.accesslog.decide.ServiceCount.Counter;
import dev.weir.events.Minute;
import dev.weir.stream.Lane;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The item of a lane's partial count of a minute, in the table of counts: {@code window} (partition
 * key, {@code v1#1763875200000#2015-05-17T10:05Z}: projection, stream incarnation, minute), {@code
 * lane} (sort key, the shard), {@code minute}, {@code fence} (the lane's position when it was
 * written, padded), {@code services} ({@code {"checkout":{"2xx":12,"5xx":1,"bytes":4711}}}, without
 * counters that are zero), {@code otherNames} (hashes, where services have no name of their own),
 * {@code expiresAt}. The item of a lane's open minute has, in the place of {@code fence} and {@code
 * expiresAt}, the lane's state ({@link DynamoLaneState}): it must not be forgotten.
 */
final class DynamoMinuteItem {

  /** Attributes with counts. */
  static final Set<String> COUNTED = Set.of("minute", "services", "otherNames");

  /** Attributes that an open minute does not have. */
  static final Set<String> CLOSING = Set.of("fence", "expiresAt");

  private DynamoMinuteItem() {}

  static AttributeValue window(Lane lane, Minute minute) {
    return fromS(lane.projection() + "#" + lane.incarnation() + "#" + minute);
  }

  static Map<String, AttributeValue> key(Lane lane, Minute minute) {
    return Map.of("window", window(lane, minute), "lane", fromS(lane.shard().id()));
  }

  /** What the item of a minute that is not open has besides its key. */
  static Map<String, AttributeValue> closed(
      Minute minute, MinuteCount count, LaneState after, Instant expiresAt) {
    var attributes = counted(minute, count);
    attributes.putAll(closing(after, expiresAt));
    return attributes;
  }

  /** What it has in the place of a lane's state. */
  static Map<String, AttributeValue> closing(LaneState after, Instant expiresAt) {
    var attributes = new LinkedHashMap<String, AttributeValue>();
    after.position().applied().ifPresent(at -> attributes.put("fence", fromS(at.padded())));
    attributes.put("expiresAt", fromN(Long.toString(expiresAt.getEpochSecond())));
    return attributes;
  }

  /** The attributes of a minute's count. */
  static Map<String, AttributeValue> counted(Minute minute, MinuteCount count) {
    var attributes = new LinkedHashMap<String, AttributeValue>();
    attributes.put("minute", fromS(minute.toString()));
    attributes.put("services", services(count));
    if (!count.others().equals(OtherNames.NONE)) {
      attributes.put("otherNames", fromB(SdkBytes.fromByteArray(count.others().toBytes())));
    }
    return attributes;
  }

  static Minute minute(Map<String, AttributeValue> item) {
    return Minute.parse(item.get("minute").s());
  }

  static MinuteCount count(Map<String, AttributeValue> item) {
    var services = new LinkedHashMap<String, ServiceCount>();
    item.get("services").m().forEach((name, count) -> services.put(name, serviceCount(count.m())));
    var others =
        Optional.ofNullable(item.get("otherNames"))
            .map(names -> OtherNames.of(names.b().asByteArray()))
            .orElse(OtherNames.NONE);
    return new MinuteCount(services, others);
  }

  private static AttributeValue services(MinuteCount count) {
    var services = new LinkedHashMap<String, AttributeValue>();
    count.services().forEach((name, service) -> services.put(name, fromM(counters(service))));
    return fromM(services);
  }

  private static Map<String, AttributeValue> counters(ServiceCount count) {
    var counters = new LinkedHashMap<String, AttributeValue>();
    for (var counter : Counter.values()) {
      if (count.get(counter) != 0) {
        counters.put(counter.text(), fromN(Long.toString(count.get(counter))));
      }
    }
    return counters;
  }

  private static ServiceCount serviceCount(Map<String, AttributeValue> counters) {
    var count = ServiceCount.ZERO;
    for (var counter : Counter.values()) {
      var value = Optional.ofNullable(counters.get(counter.text())).map(AttributeValue::n);
      count = count.with(counter, value.map(Long::parseLong).orElse(0L));
    }
    return count;
  }
}
