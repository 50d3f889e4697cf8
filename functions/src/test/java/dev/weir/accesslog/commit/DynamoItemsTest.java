package dev.weir.accesslog.commit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.accesslog.decide.BusyServices;
import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.accesslog.decide.OtherNames;
import dev.weir.accesslog.decide.ServiceCount;
import dev.weir.accesslog.decide.ServiceCount.Counter;
import dev.weir.alerts.FloodCounts;
import dev.weir.events.Minute;
import dev.weir.property.Draw;
import dev.weir.property.Property;
import dev.weir.stream.Lane;
import dev.weir.stream.Position;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.Shard;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DynamoItemsTest {

  private static final Lane LANE = new Lane("v1", "logs", "17", new Shard("shardId-000000000003"));
  private static final Minute MINUTE = Minute.parse("2015-05-17T10:05Z");
  private static final Instant EXPIRES = Instant.ofEpochSecond(1_800_000_000);

  private static LaneState at(Position position) {
    return new LaneState(41, position, List.of(MINUTE)).next(position, List.of(MINUTE));
  }

  @Test
  void a_lane_is_read_back_at_each_kind_of_position() {
    var whole = Position.after(new SequenceNumber("9".repeat(56)));
    var positions =
        List.of(
            Position.BEGINNING,
            whole,
            whole.within(new SequenceNumber("1" + "0".repeat(56)), 480),
            Position.BEGINNING.within(new SequenceNumber("7"), 1));
    for (var position : positions) {
      assertThat(
              DynamoLaneState.read(DynamoLaneState.laneItem(LANE, at(position)), Optional.empty()))
          .isEqualTo(at(position));
    }
  }

  @Test
  void a_lane_is_read_back_with_its_times_of_arrival_and_its_floods_in_their_order() {
    var floods = FloodCounts.NONE.plus("ERROR_RATIO", "b", 3).plus("ERROR_COUNT", "a", 10);
    var arrived = new LaneState.ArrivalSpan(EXPIRES.minusSeconds(90), EXPIRES);
    var busy = new BusyServices(Optional.of(MINUTE), List.of("shop", "search"));
    var state =
        new LaneState(
            7,
            Position.BEGINNING,
            List.of(MINUTE),
            Optional.of(arrived),
            floods,
            busy,
            Optional.of(MINUTE));
    var read = DynamoLaneState.read(DynamoLaneState.attributes(state), state.open());
    assertThat(read).isEqualTo(state);
    assertThat(read.floods().byPlace())
        .containsExactly(Map.entry("ERROR_RATIO/b", 3), Map.entry("ERROR_COUNT/a", 10));
  }

  @Test
  void an_absent_lane_is_new() {
    assertThat(DynamoLaneState.read(Map.of(), Optional.empty())).isEqualTo(LaneState.NEW);
  }

  @Test
  void an_earlier_version_reads_no_state_from_the_item_of_a_lane_whose_minute_is_open() {
    var open = new LaneState(7, Position.BEGINNING, List.of(MINUTE));
    var state =
        new LaneState(
            8,
            open.position(),
            List.of(),
            open.arrived(),
            open.floods(),
            open.busy(),
            Optional.of(MINUTE));
    var item = DynamoLaneState.laneItem(LANE, state);
    assertThat(DynamoLaneState.openMinute(item)).contains(MINUTE);
    assertThat(item.get("revision").n()).as("what it parses as a number").isNull();
    assertThat(item).doesNotContainKey("position");
  }

  @Test
  void all_that_a_state_is_stored_as_has_a_known_name() {
    var started = Position.BEGINNING.within(new SequenceNumber("7"), 1);
    var position = new Position(Optional.of(new SequenceNumber("6")), started.started());
    var state =
        new LaneState(
            7,
            position,
            List.of(MINUTE),
            Optional.of(new LaneState.ArrivalSpan(EXPIRES, EXPIRES)),
            FloodCounts.NONE.plus("ERROR_RATIO", "b", 3),
            new BusyServices(Optional.of(MINUTE), List.of("shop")),
            Optional.empty());
    var attempts = Set.of("starts", "trying", "tries");
    assertThat(DynamoLaneState.attributes(state).keySet())
        .containsExactlyInAnyOrderElementsOf(
            DynamoLaneState.NAMES.stream().filter(name -> !attempts.contains(name)).toList());
    var count = new MinuteCount(Map.of(MinuteCount.OTHER, ServiceCount.ZERO), otherNames());
    assertThat(DynamoMinuteItem.counted(MINUTE, count).keySet())
        .containsExactlyInAnyOrderElementsOf(DynamoMinuteItem.COUNTED);
    assertThat(DynamoMinuteItem.closing(state, EXPIRES).keySet())
        .containsExactlyInAnyOrderElementsOf(DynamoMinuteItem.CLOSING);
  }

  private static OtherNames otherNames() {
    return OtherNames.of(new byte[8]);
  }

  @Test
  void a_minute_is_found_by_window_and_lane_and_says_how_far_it_counts() {
    var state = at(Position.after(new SequenceNumber("49")));
    var item = DynamoMinuteItem.closed(MINUTE, MinuteCount.EMPTY, state, EXPIRES);
    var key = DynamoMinuteItem.key(LANE, MINUTE);
    assertThat(key.get("window").s()).isEqualTo("v1#17#2015-05-17T10:05Z");
    assertThat(key.get("lane").s()).isEqualTo("shardId-000000000003");
    assertThat(item.get("fence").s()).hasSize(129).endsWith("0049");
    assertThat(item.get("expiresAt").n()).isEqualTo("1800000000");
  }

  @Test
  void counts_are_read_back() {
    Property.holds(
        200,
        draw -> {
          var drawn = counts(draw);
          var services = new LinkedHashMap<String, ServiceCount>();
          drawn.forEach(
              (service, number) ->
                  services.put(
                      service,
                      ServiceCount.ZERO
                          .with(Counter.SERVER_ERRORS, number)
                          .with(Counter.BYTES, number / 2)));
          var count = new MinuteCount(services);
          var item = DynamoMinuteItem.counted(MINUTE, count);
          assertThat(DynamoMinuteItem.count(item)).isEqualTo(count);
          assertThat(DynamoMinuteItem.minute(item)).isEqualTo(MINUTE);
        });
  }

  private static Map<String, Long> counts(Draw draw) {
    var counts = new LinkedHashMap<String, Long>();
    draw.list(0, 5, () -> draw.text(1, 50))
        .forEach(service -> counts.put(service, draw.integer(0, Long.MAX_VALUE)));
    return counts;
  }
}
