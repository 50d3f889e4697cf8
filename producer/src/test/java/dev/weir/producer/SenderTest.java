package dev.weir.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SenderTest {

  private final List<Long> pauses = new ArrayList<>();

  @Test
  void a_chunk_has_at_most_as_many_records_as_kinesis_takes() throws InterruptedException {
    var stream = new FakeKinesisStream();

    send(stream, 1_201);

    assertThat(stream.callSizes()).containsExactly(500, 500, 201);
  }

  @Test
  void a_chunk_has_at_most_as_many_bytes_as_kinesis_takes() throws InterruptedException {
    var stream = new FakeKinesisStream();
    var sender = new Sender(stream, pauses::add);
    for (var i = 0; i < 12; i++) {
      sender.send(new LineRecord(new byte[1 << 20], 1));
    }
    sender.flush();

    assertThat(stream.callSizes()).containsExactly(4, 4, 4);
  }

  @Test
  void rejected_records_are_retried_with_growing_pauses_until_accepted()
      throws InterruptedException {
    var stream = new FakeKinesisStream().refusing(3);

    var sender = send(stream, 10);

    assertThat(stream.stored()).hasSize(10).doesNotHaveDuplicates();
    assertThat(pauses).hasSize(3).isSorted().doesNotHaveDuplicates();
    assertThat(sender.totals()).isEqualTo(new Sender.SentTotals(10, 30, 10 * 9, 5 + 3 + 2));
  }

  @Test
  void a_permanent_refusal_ends_with_advice() {
    var stream = new FakeKinesisStream().refusing(Integer.MAX_VALUE);

    assertThatThrownBy(() -> send(stream, 1))
        .isInstanceOfSatisfying(
            SendFault.class, fault -> assertThat(fault.remedy()).contains("shards"))
        .hasMessageContaining("ProvisionedThroughputExceededException");
  }

  @Test
  void the_highest_sequence_number_of_each_shard_is_known() throws InterruptedException {
    var sender = send(new FakeKinesisStream(), 5);

    assertThat(sender.highest())
        .isEqualTo(
            Map.of(
                "shardId-0", BigInteger.valueOf(4),
                "shardId-1", BigInteger.valueOf(5)));
  }

  @Test
  void records_of_a_key_keep_their_order_though_some_are_refused() throws InterruptedException {
    var stream = new FakeKinesisStream().refusing(7);
    var sender = new Sender(stream, pauses::add);
    for (var i = 0; i < 40; i++) {
      sender.send(record("user-" + i % 4, "user-%d number %02d".formatted(i % 4, i)));
    }
    sender.flush();

    for (var user = 0; user < 4; user++) {
      var key = "user-" + user;
      assertThat(stream.stored().stream().filter(text -> text.startsWith(key)))
          .hasSize(10)
          .isSorted();
    }
    assertThat(sender.totals().resent()).isPositive();
  }

  @Test
  void a_call_never_holds_two_records_of_a_key_for_kinesis_may_take_the_later_one_only()
      throws InterruptedException {
    var stream = new FakeKinesisStream();
    var sender = new Sender(stream, pauses::add);
    for (var text : List.of("a1", "a2", "b1", "a3", "b2", "c1")) {
      sender.send(record(text.substring(0, 1), text));
    }
    sender.flush();

    assertThat(stream.callSizes()).containsExactly(3, 2, 1);
    assertThat(stream.stored()).containsExactly("a1", "b1", "c1", "a2", "b2", "a3");
  }

  @Test
  void a_busy_key_does_not_hold_up_the_others() throws InterruptedException {
    var stream = new FakeKinesisStream();
    var sender = new Sender(stream, pauses::add);
    for (var i = 0; i < 500; i++) {
      sender.send(record(i < 10 ? "busy" : "user-" + i, "text"));
    }
    sender.send(record("one more", "text"));

    assertThat(stream.callSizes()).containsExactly(491);
  }

  private static LineRecord record(String key, String text) {
    return new LineRecord(text.getBytes(StandardCharsets.UTF_8), 1, key);
  }

  private Sender send(FakeKinesisStream stream, int records) throws InterruptedException {
    var sender = new Sender(stream, pauses::add);
    for (var i : IntStream.range(0, records).toArray()) {
      sender.send(
          new LineRecord("record-%02d".formatted(i % 100).getBytes(StandardCharsets.UTF_8), 3));
    }
    sender.flush();
    return sender;
  }
}
