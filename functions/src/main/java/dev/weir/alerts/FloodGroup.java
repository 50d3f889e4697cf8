package dev.weir.alerts;

import com.fasterxml.jackson.core.JsonFactory;
import dev.weir.events.ForeignText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The alerts of a flood that are not published individually: those of one rule, one minute and one
 * lane that were raised within an interval. Two messages stand for them: the announcement,
 * immediately and only once for rule, minute and lane; and the closing message, after the
 * interval's end, which counts and lists them.
 *
 * <p>A pure function of rule, minute, lane and time, so that a repeated decision, after a crash or
 * on another instance, yields the same ids.
 *
 * @param rule the type of the alerts
 * @param minute the minute that they are about, such as {@code 2026-11-23T10:05Z}
 * @param lane the key of the lane that raises them
 * @param from when the interval begins
 * @param until when it ends and the closing message is due
 */
public record FloodGroup(String rule, String minute, String lane, Instant from, Instant until) {

  /** The type of both messages. */
  public static final String TYPE = "ALERT_FLOOD";

  /**
   * The number of alerts about services that are published individually per rule, minute and lane.
   */
  public static final int MAX_SINGLE = 10;

  /** The same limit for alerts about users, higher because someone has to look at each user. */
  static final int MAX_SINGLE_USERS = 100;

  /** The maximum number of alerts in a closing message; the size limit may reduce it. */
  static final int MAX_LISTED = 100;

  private static final int VERSION = 1;
  // By then every alert of the interval is stored and indexed: an invocation takes a minute.
  private static final Duration DUE_AFTER = Duration.ofMinutes(1);
  private static final Duration MIN_STRETCH = Duration.ofMinutes(1);
  private static final JsonFactory JSON = new JsonFactory();
  private static final String MANY = "(many)";
  private static final String TO = "..";
  private static final int MAX_SUMMARY_PART = 120;

  /**
   * Returns the group of a flood's alert.
   *
   * @param stretch how long alerts are collected before the closing message; at least a minute
   */
  public static FloodGroup of(
      String rule, String minute, String lane, Instant raisedAt, Duration stretch) {
    var seconds = Math.max(MIN_STRETCH.toSeconds(), stretch.toSeconds());
    var from = Math.floorDiv(raisedAt.getEpochSecond(), seconds) * seconds;
    return new FloodGroup(
        rule, minute, lane, Instant.ofEpochSecond(from), Instant.ofEpochSecond(from + seconds));
  }

  /** Returns the group that an alert closes, if it is a closing message. */
  static Optional<FloodGroup> closedBy(Alert alert) {
    var parts = alert.id().split("/", -1);
    if (!alert.type().equals(TYPE) || parts.length != 5) {
      return Optional.empty();
    }
    var stretch = parts[4].split("\\.\\.", -1);
    return Optional.of(
        new FloodGroup(
            parts[0], parts[2], parts[3], Instant.parse(stretch[0]), Instant.parse(stretch[1])));
  }

  /** Returns the key under which its alerts are stored: the id of the closing message. */
  public String key() {
    return announcementId() + "/" + from + TO + until;
  }

  private String announcementId() {
    return rule + "/" + MANY + "/" + minute + "/" + lane;
  }

  /** Returns the message that is published immediately. */
  Alert announcement(Instant now) {
    return message(
        announcementId(),
        now,
        ("Many alerts %s about %s: the first were published, the others are stored (weir alerts),"
                + " a message after %s counts them")
            .formatted(rule, minute, until),
        evidence(Optional.empty()));
  }

  /** Returns the placeholder for the closing message until it is due. */
  Alert placeholder() {
    return message(
        key(),
        until.plus(DUE_AFTER),
        "More alerts %s about %s, counted in one message".formatted(rule, minute),
        evidence(Optional.empty()));
  }

  Alert closing(Outbox.OutboxContents contents) {
    return message(
        key(),
        until.plus(DUE_AFTER),
        String.format(
            Locale.ROOT,
            "%d more alerts %s about %s, raised until %s%s",
            contents.count(),
            rule,
            minute,
            until,
            firstOf(contents)),
        evidence(Optional.of(contents)));
  }

  private static String firstOf(Outbox.OutboxContents contents) {
    return contents.first().isEmpty()
        ? ""
        : "; the first: "
            + ForeignText.oneLine(contents.first().getFirst().summary(), MAX_SUMMARY_PART);
  }

  private static Alert message(String id, Instant raisedAt, String summary, String evidence) {
    return new Alert(
        id,
        TYPE,
        VERSION,
        Severity.HIGH,
        Optional.empty(),
        Optional.empty(),
        raisedAt,
        summary,
        evidence);
  }

  private String evidence(Optional<Outbox.OutboxContents> contents) {
    var text = new StringWriter();
    try (var json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("rule", rule);
      json.writeStringField("minute", minute);
      json.writeStringField("lane", lane);
      json.writeStringField("from", from.toString());
      json.writeStringField("until", until.toString());
      if (contents.isPresent()) {
        json.writeNumberField("count", contents.get().count());
        json.writeArrayFieldStart(ShorterEvidence.ALERTS);
        for (var alert : contents.get().first()) {
          json.writeString(ForeignText.oneLine(alert.summary(), MAX_SUMMARY_PART));
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // writing to memory can't fail
    }
    return text.toString();
  }
}
