package dev.weir.alerts;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.weir.alerts.StoredAlert.Fate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The item of an alert: key {@code id}; {@code day} and {@code raisedAt} are the keys of the index
 * {@code byDay}; {@code pending} is present only while the alert waits, which keeps the index
 * {@code pending} small. {@code publishedAt}, {@code refusedAt} or {@code withdrawnAt} record the
 * result; {@code group} names the closing message that counts it; {@code origin} names the command
 * that raised it, if any, and {@code historyOnly} is present if that command publishes nothing.
 */
public final class DynamoAlertItem {

  static final String PENDING = "pending";
  static final String GROUP = "group";
  private static final String ORIGIN = "origin";
  private static final String HISTORY_ONLY = "historyOnly";

  // History for a quarter of a year; later an id could be raised again, but by then its window is
  // far outside every alert horizon.
  private static final Duration KEPT = Duration.ofDays(90);

  // Always three fraction digits: the index sorts by this text, so its width must not vary.
  private static final DateTimeFormatter SORTABLE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private DynamoAlertItem() {}

  /** Returns the item of an alert to be published. */
  public static Map<String, AttributeValue> pending(Alert alert) {
    var item = recorded(alert);
    item.put(PENDING, fromS(PENDING));
    return item;
  }

  /** Returns the item of an alert that is kept, and counted in the closing message of its group. */
  static Map<String, AttributeValue> grouped(Alert alert, FloodGroup group) {
    var item = recorded(alert);
    item.put(GROUP, fromS(group.key()));
    return item;
  }

  /** Returns the keys of an alert in the table and in the index of pending ones. */
  static Map<String, AttributeValue> pendingKey(Alert alert) {
    return Map.of(
        "id", fromS(alert.id()), PENDING, fromS(PENDING), "raisedAt", sortable(alert.raisedAt()));
  }

  /**
   * Returns the item of an alert that is kept but never published: a rule in shadow mode raised it,
   * or a replay without publishing.
   */
  public static Map<String, AttributeValue> recorded(Alert alert) {
    var item = new LinkedHashMap<String, AttributeValue>();
    item.put("id", fromS(alert.id()));
    item.put("type", fromS(alert.type()));
    item.put("ruleVersion", fromN(Integer.toString(alert.ruleVersion())));
    item.put("severity", fromS(alert.severity().text()));
    alert.service().ifPresent(service -> item.put("service", fromS(service)));
    alert.user().ifPresent(user -> item.put("user", fromS(user)));
    item.put("raisedAt", sortable(alert.raisedAt()));
    item.put("day", fromS(dayOf(alert.raisedAt())));
    item.put("summary", fromS(alert.summary()));
    item.put("evidence", fromS(alert.evidence()));
    item.put("expiresAt", fromN(Long.toString(alert.raisedAt().plus(KEPT).getEpochSecond())));
    return item;
  }

  /** Returns the item of an alert for its origin. */
  public static Map<String, AttributeValue> of(
      AlertOrigin origin, Map<String, AttributeValue> item) {
    var stored = new LinkedHashMap<>(item);
    origin.text().ifPresent(text -> stored.put(ORIGIN, fromS(text)));
    if (!origin.isPublished()) {
      stored.remove(PENDING);
      stored.remove(GROUP);
      stored.put(HISTORY_ONLY, fromBool(true));
    }
    return stored;
  }

  /**
   * Returns the condition under which an alert is stored: its id is new. What a command has only
   * recorded must not silence a pipeline that raises the same alert later, so its item is replaced.
   */
  public static String condition(AlertOrigin origin) {
    var isNew = "attribute_not_exists(id)";
    return origin.isPublished() ? isNew + " OR attribute_exists(" + HISTORY_ONLY + ")" : isNew;
  }

  static AttributeValue sortable(Instant instant) {
    return fromS(SORTABLE.format(instant));
  }

  static String dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
  }

  static StoredAlert read(Map<String, AttributeValue> item) {
    var alert =
        new Alert(
            item.get("id").s(),
            item.get("type").s(),
            Integer.parseInt(item.get("ruleVersion").n()),
            Severity.of(item.get("severity").s()),
            text(item, "service"),
            text(item, "user"),
            Instant.parse(item.get("raisedAt").s()),
            item.get("summary").s(),
            item.get("evidence").s());
    return new StoredAlert(alert, text(item, "publishedAt").map(Instant::parse), fate(item));
  }

  private static Fate fate(Map<String, AttributeValue> item) {
    if (item.containsKey(GROUP)) {
      return Fate.GROUPED;
    }
    if (item.containsKey("refusedAt")) {
      return Fate.REFUSED;
    }
    if (item.containsKey("withdrawnAt")) {
      return Fate.WITHDRAWN;
    }
    return item.containsKey(PENDING) || item.containsKey("publishedAt")
        ? Fate.PUBLISHED_OR_WAITING
        : Fate.RECORDED;
  }

  private static Optional<String> text(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name)).map(AttributeValue::s);
  }
}
