package dev.weir.client.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.weir.archive.ArchiveFormat;
import dev.weir.archive.ArchivedStream;
import dev.weir.client.CommandFault;
import dev.weir.client.ExitCode;
import dev.weir.client.archive.StackArchive;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.Shard;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.ShardModel;
import dev.weir.verification.accesslog.LabelledRecord;
import dev.weir.verification.archive.MemoryArchive;
import dev.weir.verification.fakes.StrictDynamo;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a rebuild refuses leaves no trace. */
class RebuildPlanTest {

  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final String TABLE = "positions";
  private static final RebuildMark ALL = new RebuildMark(Instant.EPOCH, "", false);

  private final MemoryArchive archive = new MemoryArchive();
  private final StrictDynamo dynamo =
      new StrictDynamo(Map.of(TABLE, List.of("lane")), CallDisturbance.NONE);

  private RebuildMarks marks(String projection) {
    return new RebuildMarks(dynamo, TABLE, projection, MemoryArchive.STREAM);
  }

  private RebuildPlan begin(RebuildMark wanted, RecordPlace... unopened) {
    var stack =
        new StackArchive(
            Map.of(ArchivedStream.ACCESS_LOGS, MemoryArchive.STREAM),
            archive.objects(),
            archive.lanes());
    return RebuildPlan.begin(
        stack, ArchivedStream.ACCESS_LOGS, marks("v2"), wanted, "v2", List.of(unopened));
  }

  private void archiveRecords() {
    var shard = new ShardModel<LabelledRecord>(0, BigInteger.TEN);
    for (var i = 0; i < 6; i++) {
      shard.put(new LabelledRecord(new byte[] {1}, START.plusSeconds(i), List.of()), 2);
    }
    archive.archive(ArchivedStream.ACCESS_LOGS, shard, 2);
  }

  private List<RecordPlace> places() throws IOException {
    var places = new ArrayList<RecordPlace>();
    for (var key : archive.objects().keys("")) {
      var object = ArchiveFormat.decode(archive.objects().get(key).orElseThrow());
      for (var record : object.records()) {
        places.add(new RecordPlace(new Shard(object.shard()), record.sequenceNumber()));
      }
    }
    return places;
  }

  private static RebuildMark since(Instant from) {
    return new RebuildMark(from, from.toString(), false);
  }

  @Test
  void a_time_after_everything_archived_is_a_usage_error_and_nothing_is_written() {
    archiveRecords();
    assertThatThrownBy(() -> begin(since(START.plusSeconds(6))))
        .isInstanceOfSatisfying(
            CommandFault.class, fault -> assertThat(fault.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining("no archived record of access-logs arrived since");
    assertThat(dynamo.items(TABLE)).isEmpty();
    // The time of the last record has that one.
    assertThat(begin(since(START.plusSeconds(5))).records()).isEqualTo(1);
  }

  @Test
  void an_empty_archive_is_refused_and_nothing_is_written() {
    assertThatThrownBy(() -> begin(ALL))
        .isInstanceOfSatisfying(
            CommandFault.class, fault -> assertThat(fault.exitCode()).isEqualTo(ExitCode.FAILED));
    assertThat(dynamo.items(TABLE)).isEmpty();
  }

  @Test
  void a_record_to_quarantine_that_the_archive_lacks_is_a_usage_error_and_nothing_is_written()
      throws IOException {
    archiveRecords();
    var third = places().get(2);
    var next = new BigInteger(third.number().digits()).add(BigInteger.ONE).toString();
    for (var place :
        List.of(
            new RecordPlace(third.shard(), new SequenceNumber(next)),
            new RecordPlace(third.shard(), new SequenceNumber("9".repeat(56))),
            new RecordPlace(third.shard(), new SequenceNumber("1")),
            new RecordPlace(new Shard("shardId-000000000007"), third.number()))) {
      assertThatThrownBy(() -> begin(ALL, third, place))
          .isInstanceOfSatisfying(
              CommandFault.class, fault -> assertThat(fault.exitCode()).isEqualTo(ExitCode.USAGE))
          .hasMessageContaining(place + ": the archive of access-logs has no such record");
    }
    assertThat(dynamo.items(TABLE)).isEmpty();
    assertThat(begin(ALL, places().toArray(RecordPlace[]::new)).records()).isEqualTo(6);
  }

  @Test
  void an_incomplete_archive_is_refused_and_nothing_is_written() {
    archiveRecords();
    archive.objects().delete(archive.objects().keys("").get(1));
    assertThatThrownBy(() -> begin(ALL)).hasMessageContaining("The archive is incomplete");
    assertThat(dynamo.items(TABLE)).isEmpty();
  }

  @Test
  void a_mark_says_how_the_rebuild_was_begun_until_something_is_applied() {
    archiveRecords();
    begin(since(START.plusSeconds(3)));
    assertThat(begin(ALL).mark()).isEqualTo(ALL);
    assertThat(marks("v2").find()).contains(ALL);
    assertThat(marks("v3").find()).isEmpty();

    dynamo.store(TABLE, Map.of("lane", fromS("v2#" + MemoryArchive.STREAM + "#1#shardId-0")));
    assertThat(begin(ALL).records()).isEqualTo(6);
    assertThatThrownBy(() -> begin(since(START.plusSeconds(3))))
        .isInstanceOf(CommandFault.class)
        .hasMessageContaining("without --from");
    assertThat(marks("v2").find()).contains(ALL);
  }

  @Test
  void a_mark_of_an_earlier_version_is_read() {
    dynamo.store(
        TABLE,
        Map.of(
            "lane",
            fromS("rebuild#v2#" + MemoryArchive.STREAM),
            "from",
            fromS(START.toString()),
            "publishes",
            fromBool(true)));
    assertThat(marks("v2").find()).contains(new RebuildMark(START, START.toString(), true));
  }

  @Test
  void of_two_that_begin_at_once_one_is_refused() {
    marks("v2").begin(Optional.empty(), ALL);
    assertThatThrownBy(() -> marks("v2").begin(Optional.empty(), since(START)))
        .isInstanceOf(CommandFault.class)
        .hasMessageContaining("at the same time");
    assertThatThrownBy(() -> marks("v2").begin(Optional.of(since(START)), ALL))
        .isInstanceOf(CommandFault.class);
    assertThat(marks("v2").find()).contains(ALL);
  }
}
