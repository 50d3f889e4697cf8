package dev.weir.market.marks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.envelope.Gzip;
import dev.weir.events.framing.SchemaIds;
import dev.weir.events.market.TickMessages;
import dev.weir.market.marks.TickReplay.Resent;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TickReplayTest {

  private static final String OIL =
      "{\"symbol\":\"CL\",\"venue\":\"XNYM\",\"session\":\"2026-11-29\",\"sequence\":7,"
          + "\"price\":\"70.00\",\"occurredAt\":\"2026-11-29T06:00:20Z\"}";
  private static final String GOLD = OIL.replace("CL", "GC").replace("70.00", "2000.5");

  private final TickReplay replay = new TickReplay(new TickMessages(SchemaIds.NONE));

  private static Rejected entry(Reason reason, String detail, byte[] bytes) {
    var arrivedAt = Instant.parse("2026-11-29T06:00:30Z");
    return new Rejected(reason, detail, "7", arrivedAt, 0, "market", bytes);
  }

  private static Rejected entry(String content) {
    return entry(Reason.UNKNOWN_SCHEMA, "", content.getBytes(UTF_8));
  }

  private Optional<List<String>> resent(Rejected entry) {
    return replay.of(entry).map(ticks -> ticks.stream().map(TickReplayTest::text).toList());
  }

  private static String text(Resent tick) {
    return tick.symbol() + " " + new String(tick.data(), UTF_8);
  }

  @Test
  void a_tick_that_is_readable_now_is_sent_again_unchanged_under_its_symbol() {
    assertThat(resent(entry(OIL))).contains(List.of("CL " + OIL));
  }

  @Test
  void each_tick_of_an_entry_becomes_a_record_of_its_own_symbol() {
    assertThat(resent(entry(OIL + "\n" + GOLD + "\n")))
        .contains(List.of("CL " + OIL, "GC " + GOLD));
  }

  @Test
  void a_compressed_record_is_opened() {
    var record = Gzip.compress((OIL + "\n" + GOLD).getBytes(UTF_8));

    assertThat(resent(entry(Reason.UNKNOWN_SCHEMA, "", record)))
        .contains(List.of("CL " + OIL, "GC " + GOLD));
  }

  @Test
  void an_entry_is_sent_as_a_whole_or_not_at_all() {
    assertThat(resent(entry(OIL + "\n{\"symbol\":\"CL\"}\n"))).isEmpty();
    assertThat(resent(entry("no tick"))).isEmpty();
    assertThat(resent(entry(Reason.UNKNOWN_SCHEMA, "", new byte[] {0x1f, (byte) 0x8b, 8, 0})))
        .isEmpty();
  }

  @Test
  void an_entry_of_which_only_the_beginning_was_kept_stays() {
    var bytes = OIL.getBytes(UTF_8);

    assertThat(resent(entry(Reason.UNKNOWN_SCHEMA, "cut from 70000 bytes", bytes))).isEmpty();
  }

  /** Sent again, such a tick would confirm itself. */
  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {
        "TIME_AHEAD",
        "SESSION_AHEAD",
        "SESSION_BEHIND",
        "SEQUENCE_AHEAD",
        "EPOCH_AHEAD",
        "SEQUENCE_BEHIND",
        "PRICE_BEYOND",
        "UNCONFIRMED",
        "FEEDS_DISAGREE"
      })
  void a_tick_that_was_refused_because_of_others_is_not_sent_again(Reason reason) {
    assertThat(resent(entry(reason, "", OIL.getBytes(UTF_8)))).isEmpty();
  }
}
