package dev.weir.local.eventsource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.local.eventsource.StreamReader.Page;
import dev.weir.local.eventsource.StreamReader.StreamShard;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The assumptions of the event source about a stream, verified for the stream in memory and for the
 * emulators'.
 */
abstract class StreamReaderContract {

  /** Returns a new stream of one open shard. */
  abstract StreamReader stream();

  /** Puts a record into the stream created last; returns its sequence number. */
  abstract String put(String key);

  /** Returns the data of a record that was put with a key. */
  String text(String key) {
    return new String(FakePolledStream.data(key), UTF_8);
  }

  /** Splits the only shard in two. */
  abstract void split();

  /** Returns the key that a record was put with. */
  String keyOf(PolledRecord record) {
    return record.orderKey();
  }

  private static String onlyShard(StreamReader stream) {
    return stream.shards().getFirst().id();
  }

  /** Reads until a shard returns nothing more. */
  private static List<Page> pages(StreamReader stream, String shard, ReadPosition from, int limit) {
    var cursor = stream.open(shard, from);
    var pages = new ArrayList<Page>();
    do {
      pages.add(cursor.read(limit));
    } while (!pages.getLast().records().isEmpty() && !pages.getLast().atEnd());
    return pages;
  }

  private List<String> keys(List<Page> pages) {
    return pages.stream().flatMap(page -> page.records().stream()).map(this::keyOf).toList();
  }

  @Test
  void a_new_stream_has_an_open_shard_without_parents_or_records() {
    var stream = stream();
    assertThat(stream.shards())
        .singleElement()
        .satisfies(shard -> assertThat(shard.parents()).isEmpty())
        .satisfies(shard -> assertThat(shard.closed()).isFalse());
    var page = stream.open(onlyShard(stream), new ReadPosition.TrimHorizon()).read(10);
    assertThat(page.records()).isEmpty();
    assertThat(page.atEnd()).isFalse();
  }

  @Test
  void records_come_in_order_with_their_content() {
    var stream = stream();
    var first = put("a");
    put("b");
    var records = stream.open(onlyShard(stream), new ReadPosition.TrimHorizon()).read(10).records();
    assertThat(records).extracting(this::keyOf).containsExactly("a", "b");
    assertThat(records.getFirst().sequenceNumber()).isEqualTo(first);
    assertThat(new String(records.getFirst().data(), UTF_8)).contains(text("a"));
    assertThat(records.getFirst().arrivedAt()).isBeforeOrEqualTo(records.getLast().arrivedAt());
  }

  @Test
  void a_cursor_moves_on_and_sees_what_comes_later() {
    var stream = stream();
    var cursor = stream.open(onlyShard(stream), new ReadPosition.TrimHorizon());
    put("a");
    assertThat(keys(List.of(cursor.read(10)))).containsExactly("a");
    assertThat(keys(List.of(cursor.read(10)))).isEmpty();
    put("b");
    assertThat(keys(List.of(cursor.read(10)))).containsExactly("b");
  }

  @Test
  void a_page_holds_no_more_than_its_limit_and_the_next_goes_on() {
    var stream = stream();
    for (int i = 0; i < 5; i++) {
      put("k" + i);
    }
    var pages = pages(stream, onlyShard(stream), new ReadPosition.TrimHorizon(), 2);
    assertThat(pages).allMatch(page -> page.records().size() <= 2);
    assertThat(keys(pages)).containsExactly("k0", "k1", "k2", "k3", "k4");
  }

  @Test
  void after_a_record_begins_with_the_next() {
    var stream = stream();
    put("a");
    var second = put("b");
    put("c");
    assertThat(keys(pages(stream, onlyShard(stream), new ReadPosition.After(second), 10)))
        .containsExactly("c");
  }

  @Test
  void after_the_newest_record_come_only_later_ones() {
    var stream = stream();
    put("a");
    var cursor = stream.open(onlyShard(stream), new ReadPosition.Latest());
    put("b");
    assertThat(keys(List.of(cursor.read(10)))).containsExactly("b");
  }

  @Test
  void at_a_time_begins_with_the_first_record_of_that_time_or_later() {
    var stream = stream();
    put("a");
    var arrived =
        stream
            .open(onlyShard(stream), new ReadPosition.TrimHorizon())
            .read(1)
            .records()
            .getFirst()
            .arrivedAt();
    var shard = onlyShard(stream);
    assertThat(keys(pages(stream, shard, new ReadPosition.AtTimestamp(arrived), 10)))
        .containsExactly("a");
    assertThat(keys(pages(stream, shard, new ReadPosition.AtTimestamp(arrived.plusMillis(1)), 10)))
        .isEmpty();
  }

  @Test
  void a_split_closes_the_parent_and_its_children_name_it() {
    var stream = stream();
    var parent = onlyShard(stream);
    split();
    var children = stream.shards().stream().filter(shard -> !shard.id().equals(parent)).toList();
    assertThat(children).hasSize(2);
    assertThat(children).extracting(StreamShard::parents).containsOnly(Set.of(parent));
    assertThat(children).noneMatch(StreamShard::closed);
    assertThat(stream.shards())
        .filteredOn(shard -> shard.id().equals(parent))
        .allMatch(StreamShard::closed);
  }

  @Test
  void a_closed_shard_gives_its_records_and_then_says_that_it_is_at_its_end() {
    var stream = stream();
    var parent = onlyShard(stream);
    put("a");
    split();
    var cursor = stream.open(parent, new ReadPosition.TrimHorizon());
    var pages = new ArrayList<Page>();
    while (pages.isEmpty() || !pages.getLast().atEnd()) {
      pages.add(cursor.read(10));
      assertThat(pages).hasSizeLessThan(10);
    }
    assertThat(keys(pages)).containsExactly("a");
  }

  @Test
  void a_closed_shard_that_is_opened_after_its_last_record_is_at_its_end() {
    var stream = stream();
    var parent = onlyShard(stream);
    var last = put("a");
    split();
    var cursor = stream.open(parent, new ReadPosition.After(last));
    var page = cursor.read(10);
    for (int i = 0; i < 10 && !page.atEnd(); i++) {
      page = cursor.read(10);
    }
    assertThat(page.atEnd()).isTrue();
    assertThat(page.records()).isEmpty();
  }
}
