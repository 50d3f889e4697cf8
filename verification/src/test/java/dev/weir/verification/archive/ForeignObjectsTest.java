package dev.weir.verification.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.archive.ArchiveKey;
import dev.weir.archive.ArchiveLink;
import dev.weir.client.archive.ChainFault;
import dev.weir.client.archive.ChainReport;
import dev.weir.client.archive.ForeignObject;
import dev.weir.client.archive.VerifyText;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.SequenceNumber;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects in the bucket of an archive that the archive's function did not write. */
class ForeignObjectsTest {

  private static final String OTHER = "shardId-000000000009";
  private static final String FINGERPRINT = "0123456789abcdef";

  private final ArchiveWorld world = new ArchiveWorld();

  private static String key(String shard, String numbers) {
    return "access-logs/2026-11-23/1/%s/%s.%s.ndjson.gz".formatted(shard, numbers, FINGERPRINT);
  }

  private static List<KinesisRecord> records(String... numbers) {
    return Arrays.stream(numbers)
        .map(
            number ->
                new KinesisRecord(
                    new SequenceNumber(number),
                    "key",
                    ArchiveWorld.START,
                    ("record " + number).getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  private void isCompleteWith(String... foreign) {
    var report = world.verify();
    assertThat(report.faults()).isEmpty();
    assertThat(report.foreign()).extracting(ForeignObject::key).containsExactlyInAnyOrder(foreign);
    assertThat(report.chains())
        .singleElement()
        .satisfies(
            chain -> {
              assertThat(chain.records()).isEqualTo(4);
              assertThat(chain.unnamed()).isZero();
            });
  }

  @Test
  void one_for_a_shard_without_a_position_is_named_and_stops_nothing() {
    world.archive(2, 0, 1, 2, 3);
    var foreign = world.put(key(OTHER, "7-9"), "no gzip".getBytes(StandardCharsets.UTF_8));
    isCompleteWith(foreign);
    assertThat(world.exported(Instant.MIN, Instant.MAX)).hasSize(4);
  }

  @Test
  void one_in_a_known_lane_is_told_from_those_of_aborted_invocations() {
    world.archive(2, 0, 1, 2, 3);
    var foreign = world.put(key(ArchiveWorld.SHARD, "7-9"), new byte[0]);
    isCompleteWith(foreign);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "access-logs/",
        "access-logs/notes.txt",
        "access-logs/2026-11-23/1/shardId-000000000000/7-9.0123456789abcdef.ndjson",
        "access-logs/2026-02-30/1/shardId-000000000000/7-9.0123456789abcdef.ndjson.gz",
        "access-logs/2026-11-23/1#2/shardId-000000000000/7-9.0123456789abcdef.ndjson.gz",
        "access-logs/2026-11-23/1/a shard/7-9.0123456789abcdef.ndjson.gz",
        "access-logs/2026-11-23/1/shardId-\u001b[2J/7-9.0123456789abcdef.ndjson.gz",
        "access-logs/2026-11-23/1/shardId-000000000000/007-9.0123456789abcdef.ndjson.gz",
        "access-logs/2026-11-23/1/shardId-000000000000/9-7.0123456789abcdef.ndjson.gz"
      })
  void one_with_another_key_is_named(String key) {
    world.archive(2, 0, 1, 2, 3);
    isCompleteWith(world.put(key, ArchiveWorld.gzip("anything")));
  }

  @Test
  void so_is_a_copy_of_an_object_under_another_name() {
    var keys = world.archive(2, 0, 1, 2, 3);
    var bytes = world.archive.objects().get(keys.getFirst().text()).orElseThrow();
    var copy = keys.getFirst().text().replace("2026-11-23", "2026-11-24");
    isCompleteWith(world.put(copy, bytes));
  }

  @Test
  void so_is_an_object_of_another_stacks_archive() {
    world.archive(2, 0, 1, 2, 3);
    var inKnownLane =
        world.put(
            ArchiveWorld.object("another", ArchiveWorld.SHARD, Optional.empty(), records("7")));
    var inAnother =
        world.put(ArchiveWorld.object("another", OTHER, Optional.empty(), records("7")));
    isCompleteWith(inKnownLane.text(), inAnother.text());
  }

  @Test
  void so_is_one_that_inflates_beyond_any_object_of_an_archive() {
    world.archive(2, 0, 1, 2, 3);
    var bomb = ArchiveWorld.gzip(" ".repeat(200 * 1024 * 1024));
    isCompleteWith(world.put(key(OTHER, "7-9"), bomb));
  }

  @Test
  void the_object_of_an_aborted_invocation_is_counted_and_not_foreign() {
    var keys = world.archive(2, 0, 1, 2, 3);
    var first = world.read(keys.getFirst());
    world.put(
        ArchiveWorld.object(
            first.stream(), first.shard(), first.previous(), first.records().subList(0, 1)));

    var report = world.verify();
    assertThat(report.faults()).isEmpty();
    assertThat(report.foreign()).isEmpty();
    assertThat(report.chains()).singleElement().extracting(ChainReport::unnamed).isEqualTo(1);
  }

  @Test
  void a_lane_that_lost_its_position_is_found_beside_foreign_objects() {
    world.archive(2, 0, 1, 2, 3);
    var first =
        world.put(ArchiveWorld.object(MemoryArchive.STREAM, OTHER, Optional.empty(), records("7")));
    var second =
        world.put(
            ArchiveWorld.object(
                MemoryArchive.STREAM, OTHER, Optional.of(world.link(first)), records("8")));
    var foreign = world.put(key(OTHER, "99-100"), new byte[] {1});

    var report = world.verify();
    assertThat(report.faults()).containsExactly(new ChainFault.NoPosition(second.text()));
    assertThat(report.foreign()).extracting(ForeignObject::key).containsExactly(foreign);
  }

  @Test
  void a_chain_that_the_item_no_longer_names_is_a_fault_if_it_has_records_of_its_own() {
    var keys = world.archive(2, 0, 1, 2, 3, 4, 5);
    // The item is restored as it was after the first object, and the shard goes on.
    world.setBack(Optional.of(keys.getFirst()), 2);
    var after = anotherChain(keys, Optional.of(world.link(keys.getFirst())));
    world.setBack(Optional.of(after), 3);

    isOutsideChain(keys.getLast(), "4 records");
  }

  @Test
  void an_item_that_was_set_back_is_a_fault_although_nothing_was_archived_since() {
    var keys = world.archive(2, 0, 1, 2, 3, 4, 5);
    world.setBack(Optional.of(keys.getFirst()), 2);

    isOutsideChain(keys.getLast(), "2 objects", "4 records");
  }

  @Test
  void an_object_after_the_item_may_be_that_of_an_aborted_invocation() {
    var keys = world.archive(2, 0, 1, 2, 3);
    anotherChain(keys, Optional.of(world.link(keys.getLast())));

    var report = world.verify();
    assertThat(report.faults()).isEmpty();
    assertThat(report.chains().getFirst().unnamed()).isEqualTo(1);
  }

  /** Checks that the only fault is of objects outside the chain, with its newest and its text. */
  private void isOutsideChain(ArchiveKey newest, String... texts) {
    assertThat(world.verify().faults())
        .singleElement()
        .isInstanceOf(ChainFault.OutsideChain.class)
        .satisfies(
            fault -> {
              assertThat(fault.key()).isEqualTo(newest.text());
              assertThat(fault.sentence()).contains(texts);
            });
  }

  /** Stores an object with a record after all others. */
  private ArchiveKey anotherChain(List<ArchiveKey> keys, Optional<ArchiveLink> previous) {
    var last = world.read(keys.getLast());
    return world.put(
        ArchiveWorld.object(
            last.stream(), last.shard(), previous, records(last.last().digits() + "0")));
  }

  @Test
  void a_chain_that_began_again_lacks_the_records_before_it() {
    var keys = world.archive(2, 0, 1);
    var after = anotherChain(keys, Optional.empty());
    world.setBack(Optional.of(after), 1);

    assertThat(world.verify().faults()).singleElement().isInstanceOf(ChainFault.OutsideChain.class);
  }

  @Test
  void the_sum_names_their_number_and_not_their_keys() {
    world.archive(2, 0, 1, 2, 3);
    world.put(key(OTHER, "7-9"), new byte[0]);
    assertThat(VerifyText.sum(world.verify()))
        .contains("complete from", "1 foreign object")
        .doesNotContain("unreferenced");
  }

  @Test
  void the_first_of_many_are_listed_with_the_number_of_the_rest() {
    world.archive(2, 0, 1, 2, 3);
    for (var i = 0; i < 9; i++) {
      world.put("access-logs/%d\u001b[2J".formatted(i), new byte[0]);
    }
    assertThat(VerifyText.foreign(world.verify().foreign()))
        .hasSize(12)
        .last()
        .asString()
        .contains("and 4 more");
    assertThat(VerifyText.foreign(world.verify().foreign()))
        .noneMatch(line -> line.contains("\u001b"));
  }
}
