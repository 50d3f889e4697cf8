package dev.weir.accesslog.commit;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.weir.accesslog.commit.LaneState.ArrivalSpan;
import dev.weir.accesslog.decide.BusyServices;
import dev.weir.alerts.FloodCounts;
import dev.weir.events.Minute;
import dev.weir.stream.Lane;
import dev.weir.stream.Position;
import dev.weir.stream.Position.Started;
import dev.weir.stream.SequenceNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A lane's state as attributes of an item: {@code revision}, {@code position} (the sequence number,
 * padded to 129 digits), {@code startedRecord} and {@code startedLines} where a record is applied
 * in part, {@code touched}, {@code arrivedFirst}, {@code arrivedLast}, {@code floods}, {@code
 * busyUpTo} and {@code busy} (names of services); and until the next commit {@code starts}, {@code
 * trying}, {@code tries} ({@link dev.weir.stream.DynamoLaneAttempts}).
 *
 * <p>They lie in the item of the lane's open minute ({@link DynamoMinuteItem}). The lane's own
 * item, in the table of positions, has {@code lane} (the key, such as {@code
 * v1#weir-dev-access-logs#1763875200000#shardId-000000000000}) and {@code openMinute}; a text in
 * the place of {@code revision} keeps versions that don't know of open minutes from going on. Where
 * there is no open minute, the lane's own item has the state. It never expires: a replay of the
 * stream finds it, however old the counts are.
 */
final class DynamoLaneState {

  /** The attribute that only an item which carries a lane's state has, as a number. */
  static final String REVISION = "revision";

  /** The attribute of a lane's own item that names the minute whose item carries the state. */
  static final String OPEN_MINUTE = "openMinute";

  /** All attributes that a state may have. */
  static final Set<String> NAMES =
      Set.of(
          REVISION,
          "position",
          "startedRecord",
          "startedLines",
          "touched",
          "arrivedFirst",
          "arrivedLast",
          "floods",
          "busyUpTo",
          "busy",
          "starts",
          "trying",
          "tries");

  /** The attributes of an item without any commit yet, so that older code can read it, too. */
  static final Map<String, AttributeValue> WHERE_NEW =
      Map.of(REVISION, fromN("1"), "touched", fromL(List.of()));

  private DynamoLaneState() {}

  /** The key of the lane's own item. */
  static Map<String, AttributeValue> key(Lane lane) {
    return Map.of("lane", fromS(lane.key()));
  }

  /** The lane's own item: with its state, or with where that is. */
  static Map<String, AttributeValue> laneItem(Lane lane, LaneState state) {
    var item = new LinkedHashMap<>(key(lane));
    item.putAll(state.open().map(DynamoLaneState::pointer).orElseGet(() -> attributes(state)));
    return item;
  }

  private static Map<String, AttributeValue> pointer(Minute open) {
    return Map.of(
        OPEN_MINUTE, fromS(open.toString()), REVISION, fromS("in the item of the open minute"));
  }

  /** The minute whose item carries the state, as the lane's own item has it. */
  static Optional<Minute> openMinute(Map<String, AttributeValue> laneItem) {
    return Optional.ofNullable(laneItem.get(OPEN_MINUTE)).map(minute -> Minute.parse(minute.s()));
  }

  /** Whether a minute's item carries the state: it is open. */
  static boolean isIn(Map<String, AttributeValue> minuteItem) {
    return minuteItem.containsKey(REVISION);
  }

  static Map<String, AttributeValue> attributes(LaneState state) {
    var item = new LinkedHashMap<String, AttributeValue>();
    item.put(REVISION, revision(state));
    state.position().applied().ifPresent(at -> item.put("position", fromS(at.padded())));
    state
        .position()
        .started()
        .ifPresent(
            started -> {
              item.put("startedRecord", fromS(started.record().padded()));
              item.put("startedLines", fromN(Integer.toString(started.lines())));
            });
    var touched = state.touched().stream().map(minute -> fromS(minute.toString())).toList();
    item.put("touched", fromL(touched));
    state
        .arrived()
        .ifPresent(
            arrived -> {
              item.put("arrivedFirst", fromS(arrived.first().toString()));
              item.put("arrivedLast", fromS(arrived.last().toString()));
            });
    state.busy().newest().ifPresent(minute -> item.put("busyUpTo", fromS(minute.toString())));
    if (!state.busy().names().isEmpty()) {
      item.put("busy", fromL(state.busy().names().stream().map(AttributeValue::fromS).toList()));
    }
    if (!state.floods().equals(FloodCounts.NONE)) {
      item.put("floods", floods(state.floods()));
    }
    return item;
  }

  // A list, because the order is part of the value and a map would lose it.
  private static AttributeValue floods(FloodCounts floods) {
    var places = new ArrayList<AttributeValue>();
    floods
        .byPlace()
        .forEach(
            (place, count) ->
                places.add(fromL(List.of(fromS(place), fromN(Integer.toString(count))))));
    return fromL(places);
  }

  static AttributeValue revision(LaneState state) {
    return fromN(Long.toString(state.revision()));
  }

  /**
   * The state that an item holds; an absent item is a new lane.
   *
   * @param open the minute that the item is of; empty for the lane's own
   */
  static LaneState read(Map<String, AttributeValue> item, Optional<Minute> open) {
    if (item.isEmpty()) {
      return LaneState.NEW;
    }
    var applied = Optional.ofNullable(item.get("position")).map(DynamoLaneState::sequenceNumber);
    var started = Optional.ofNullable(item.get("startedRecord")).map(at -> started(at, item));
    return new LaneState(
        Long.parseLong(item.get(REVISION).n()),
        new Position(applied, started),
        touched(item),
        arrived(item),
        readFloods(item),
        busy(item),
        open);
  }

  private static BusyServices busy(Map<String, AttributeValue> item) {
    var names = item.get("busy");
    return new BusyServices(
        Optional.ofNullable(item.get("busyUpTo")).map(minute -> Minute.parse(minute.s())),
        names == null ? List.of() : names.l().stream().map(AttributeValue::s).toList());
  }

  private static Optional<ArrivalSpan> arrived(Map<String, AttributeValue> item) {
    return Optional.ofNullable(item.get("arrivedFirst"))
        .map(
            first ->
                new ArrivalSpan(
                    Instant.parse(first.s()), Instant.parse(item.get("arrivedLast").s())));
  }

  private static FloodCounts readFloods(Map<String, AttributeValue> item) {
    var floods = item.get("floods");
    if (floods == null) {
      return FloodCounts.NONE;
    }
    var counts = new LinkedHashMap<String, Integer>();
    floods
        .l()
        .forEach(place -> counts.put(place.l().get(0).s(), Integer.parseInt(place.l().get(1).n())));
    return new FloodCounts(counts);
  }

  private static Started started(AttributeValue record, Map<String, AttributeValue> item) {
    return new Started(sequenceNumber(record), Integer.parseInt(item.get("startedLines").n()));
  }

  private static SequenceNumber sequenceNumber(AttributeValue padded) {
    return SequenceNumber.ofPadded(padded.s());
  }

  private static List<Minute> touched(Map<String, AttributeValue> item) {
    return item.get("touched").l().stream().map(minute -> Minute.parse(minute.s())).toList();
  }
}
