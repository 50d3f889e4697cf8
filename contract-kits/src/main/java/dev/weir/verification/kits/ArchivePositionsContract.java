package dev.weir.verification.kits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.archive.ArchiveLink;
import dev.weir.archive.ArchivePosition;
import dev.weir.archive.ArchivePositions;
import dev.weir.engine.CommitResult;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.Shard;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of a store of the archive's positions. */
abstract class ArchivePositionsContract {

  private static final String SHA256 = "0123456789abcdef".repeat(4);

  private final String stream = "logs-" + UUID.randomUUID();
  private ArchivePositions positions;

  abstract ArchivePositions open();

  @BeforeEach
  void openPositions() {
    positions = open();
  }

  private Lane lane(int shard) {
    return new Lane(
        ArchivePositions.PROJECTION, stream, "1", new Shard("shardId-%012d".formatted(shard)));
  }

  private static ArchiveLink object(String last) {
    return new ArchiveLink("access-logs/object-" + last, new SequenceNumber(last), SHA256);
  }

  @Test
  void a_new_lane_has_no_object() {
    assertThat(positions.of(lane(0))).isEqualTo(ArchivePosition.beginning(lane(0)));
    assertThat(positions.ofStream(stream)).isEmpty();
  }

  @Test
  void a_position_is_found_as_it_was_stored() {
    var before = ArchivePosition.beginning(lane(0));
    var first = before.after(object("99"), 3);
    var second = first.after(object("100"), 4);
    assertThat(positions.advance(before, first)).isEqualTo(new CommitResult.Committed<>(first));
    assertThat(positions.advance(first, second)).isEqualTo(new CommitResult.Committed<>(second));
    assertThat(positions.of(lane(0))).isEqualTo(second);
    assertThat(positions.of(lane(1))).isEqualTo(ArchivePosition.beginning(lane(1)));
  }

  @Test
  void a_position_that_is_no_longer_the_one_before_is_a_conflict_and_changes_nothing() {
    var before = ArchivePosition.beginning(lane(0));
    var first = before.after(object("99"), 3);
    positions.advance(before, first);
    var stale = before.after(object("98"), 2);
    assertThat(positions.advance(before, stale)).isEqualTo(new CommitResult.Conflict<>(first));
    var second = first.after(object("100"), 1);
    positions.advance(first, second);
    assertThat(positions.advance(first, first.after(object("101"), 2)))
        .isEqualTo(new CommitResult.Conflict<>(second));
    assertThat(positions.of(lane(0))).isEqualTo(second);
  }

  @Test
  void all_lanes_of_a_stream_are_found() {
    for (var shard = 0; shard < 3; shard++) {
      var before = ArchivePosition.beginning(lane(shard));
      positions.advance(before, before.after(object("7"), 1));
    }
    assertThat(positions.ofStream(stream))
        .extracting(ArchivePosition::lane)
        .containsExactlyInAnyOrder(lane(0), lane(1), lane(2));
  }
}
