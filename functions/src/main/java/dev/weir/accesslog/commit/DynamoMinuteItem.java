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
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The item of a lane's partial count of a minute, in the table of counts: {@code window} (partition
 * key, {@code v1#1763875200000#2015-05-17T10:05Z}: projection, stream incarnation, minute), {@code
 * lane} (sort key, the shard), {@code minute}, {@code fence} (the lane's position when it was
 * written, padded), {@code services} ({@code {"checkout":{"2xx":12,"5xx":1,"bytes":4711}}}, without
 * counters that are zero), {@code otherNames} (hashes, if some services have no name), {@code
 * expiresAt}.
 */
final class DynamoMinuteItem {

  private DynamoMinuteItem() {}

  static AttributeValue window(Lane lane, Minute minute) {
    return fromS(lane.projection() + "#" + lane.incarnation() + "#" + minute);
  }

  static Map<String, AttributeValue> key(Lane lane, Minute minute) {
    return Map.of("window", window(lane, minute), "lane", fromS(lane.shard().id()));
  }

  static Map<String, AttributeValue> of(
      Lane lane, Minute minute, MinuteCount count, LaneState after, Instant expiresAt) {
    var item = new LinkedHashMap<>(key(lane, minute));
    item.put("minute", fromS(minute.toString()));
    after.position().applied().ifPresent(at -> item.put("fence", fromS(at.padded())));
    item.put("services", services(count));
    if (!count.others().equals(OtherNames.NONE)) {
      item.put("otherNames", fromB(SdkBytes.fromByteArray(count.others().toBytes())));
    }
    item.put("expiresAt", fromN(Long.toString(expiresAt.getEpochSecond())));
    return item;
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
