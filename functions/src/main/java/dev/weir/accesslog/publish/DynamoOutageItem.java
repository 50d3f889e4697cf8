package dev.weir.accesslog.publish;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.weir.events.Minute;
import dev.weir.stream.Lane;
import dev.weir.stream.Shard;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The item of an outage, in the table of the alerts: key {@code id}, {@code
 * OUTAGE/<projection>/<service>}. While the outage goes on, {@code pending} is {@code outage},
 * which is another partition of the index than that of alerts that wait, and {@code raisedAt}, the
 * key by which the index sorts, is the start of its first bad minute. It has no {@code day}, so
 * that it is not part of the history of alerts.
 */
public final class DynamoOutageItem {

  static final String PENDING = "pending";
  static final String OPEN = "outage";

  // As long as alerts: later nobody asks which minutes belonged to an outage.
  private static final Duration KEPT = Duration.ofDays(90);

  private DynamoOutageItem() {}

  static String id(String projection, String service) {
    return "OUTAGE/" + projection + "/" + service;
  }

  /** Returns the item of an outage. */
  public static Map<String, AttributeValue> of(Outage outage) {
    var item = new HashMap<String, AttributeValue>();
    item.put("id", fromS(id(outage.projection(), outage.service())));
    item.put("service", fromS(outage.service()));
    item.put("projection", fromS(outage.projection()));
    item.put("stream", fromS(outage.lane().stream()));
    item.put("incarnation", fromS(outage.lane().incarnation()));
    item.put("shard", fromS(outage.lane().shard().id()));
    item.put("since", fromS(outage.since().toString()));
    item.put("lastBad", fromS(outage.lastBad().toString()));
    item.put("silenceReported", fromBool(outage.silenceReported()));
    item.put("revision", fromN(Long.toString(outage.revision())));
    item.put("raisedAt", fromS(raisedAt(outage)));
    outage
        .ended()
        .ifPresentOrElse(
            ended -> item.put("ended", fromS(ended.toString())),
            () -> item.put(PENDING, fromS(OPEN)));
    var expires = outage.lastBad().start().plus(KEPT);
    item.put("expiresAt", fromN(Long.toString(expires.getEpochSecond())));
    return item;
  }

  static Outage read(Map<String, AttributeValue> item) {
    return new Outage(
        item.get("service").s(),
        new Lane(
            item.get("projection").s(),
            item.get("stream").s(),
            item.get("incarnation").s(),
            new Shard(item.get("shard").s())),
        Minute.parse(item.get("since").s()),
        Minute.parse(item.get("lastBad").s()),
        item.get("silenceReported").bool(),
        Optional.ofNullable(item.get("ended")).map(AttributeValue::s).map(Minute::parse),
        Long.parseLong(item.get("revision").n()));
  }

  /** Returns the keys of an outage that goes on, in the table and in the index. */
  static Map<String, AttributeValue> openKey(Outage outage) {
    return Map.of(
        "id",
        fromS(id(outage.projection(), outage.service())),
        PENDING,
        fromS(OPEN),
        "raisedAt",
        fromS(raisedAt(outage)));
  }

  private static String raisedAt(Outage outage) {
    return outage.since().start().toString();
  }
}
