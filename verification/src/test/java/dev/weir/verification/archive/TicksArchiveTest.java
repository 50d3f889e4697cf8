package dev.weir.verification.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.archive.ArchiveHandler;
import dev.weir.archive.ArchivePorts;
import dev.weir.archive.ArchivedStream;
import dev.weir.client.archive.ArchiveReport;
import dev.weir.client.archive.ChainFault;
import dev.weir.client.archive.ChainReport;
import dev.weir.client.archive.StackArchive;
import dev.weir.events.market.PulseJson;
import dev.weir.stream.KinesisRecord;
import dev.weir.testkit.FakeContext;
import dev.weir.testkit.Instance;
import dev.weir.testkit.ShardModel;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The archive of a Region's feed, as the command verifies it. */
class TicksArchiveTest {

  private static final int SHARDS = 2;
  private static final int RECORDS_IN_SHARD = 40;
  private static final int RECORDS_IN_OBJECT = 7;

  private final MemoryArchive archive = new MemoryArchive();
  private final List<PutRecord> put = new ArrayList<>();

  @BeforeEach
  void archiveFeed() {
    var random = new SplittableRandom(7);
    for (var index = 0; index < SHARDS; index++) {
      var shard = new ShardModel<PutRecord>(index, BigInteger.valueOf(90));
      for (var i = 0; i < RECORDS_IN_SHARD; i++) {
        shard.put(ArchiveDeliveries.ofFeed(index, random), random.nextInt(3));
      }
      put.addAll(shard.records());
      archive.archive(ArchivedStream.MARKET, shard, RECORDS_IN_OBJECT);
    }
  }

  private StackArchive stack() {
    return new StackArchive(
        Map.of(ArchivedStream.MARKET, MemoryArchive.STREAM), archive.objects(), archive.lanes());
  }

  private ArchiveReport report() {
    return stack().verify(ArchivedStream.MARKET, Instant.MIN, Instant.MAX);
  }

  private List<ChainReport> verify() {
    return report().chains();
  }

  private List<ChainFault> faults() {
    return report().faults();
  }

  private String anObjectInTheMiddle() {
    var objects = verify().getFirst().objects();
    return objects.get(objects.size() / 2).key();
  }

  @Test
  void it_holds_every_tick_and_every_pulse_once_as_it_came() {
    var archived = new ArrayList<KinesisRecord>();
    stack().forEach(verify(), Instant.MIN, Instant.MAX, (record, _) -> archived.add(record));
    assertThat(faults()).isEmpty();
    assertThat(archived).extracting(KinesisRecord::data).containsExactlyElementsOf(datas());
    assertThat(archived)
        .filteredOn(record -> PulseJson.isPulse(record.data(), 0, record.data().length))
        .isNotEmpty()
        .allMatch(record -> record.partitionKey().equals(PulseJson.PARTITION_KEY));
  }

  private List<byte[]> datas() {
    return put.stream().map(PutRecord::data).toList();
  }

  @Test
  void its_objects_are_under_the_prefix_of_the_market() {
    assertThat(archive.objects().keys(""))
        .hasSize(SHARDS * Math.ceilDiv(RECORDS_IN_SHARD, RECORDS_IN_OBJECT))
        .allMatch(key -> key.startsWith("market/"));
  }

  @Test
  void instances_that_take_turns_at_a_shard_store_no_object_in_vain() {
    var shard = new ShardModel<PutRecord>(0, BigInteger.valueOf(90));
    var random = new SplittableRandom(8);
    for (var i = 0; i < 12; i++) {
      shard.put(ArchiveDeliveries.ofFeed(0, random), 0);
    }
    var taken = new MemoryArchive();
    var instances = List.of(instance(taken), instance(taken));
    for (var from = 0; from < shard.size(); from += 2) {
      instances.get(from / 2 % 2).invoke(shard.event(from, from + 2));
    }
    assertThat(taken.objects().keys("")).hasSize(shard.size() / 2);
  }

  private static Instance instance(MemoryArchive archive) {
    var ports = new ArchivePorts(_ -> "1", archive.objects(), archive.lanes());
    return Instance.of(new ArchiveHandler(ArchivedStream.MARKET, ports), new FakeContext());
  }

  @Test
  void a_deleted_object_of_ticks_is_named() {
    var victim = anObjectInTheMiddle();
    archive.objects().delete(victim);
    assertThat(faults())
        .singleElement()
        .isInstanceOf(ChainFault.Missing.class)
        .extracting(ChainFault::key)
        .isEqualTo(victim);
  }

  @Test
  void a_changed_object_of_ticks_is_named() {
    var victim = anObjectInTheMiddle();
    var whole = archive.objects().get(victim).orElseThrow();
    archive.objects().overwrite(victim, Tampering.of(whole, 1).orElseThrow());
    assertThat(faults())
        .singleElement()
        .isInstanceOf(ChainFault.Changed.class)
        .extracting(ChainFault::key)
        .isEqualTo(victim);
  }
}
