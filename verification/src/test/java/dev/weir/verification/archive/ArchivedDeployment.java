package dev.weir.verification.archive;

import dev.weir.archive.Archive;
import dev.weir.archive.ArchiveHandler;
import dev.weir.archive.ArchiveKey;
import dev.weir.archive.ArchiveLink;
import dev.weir.archive.ArchivePorts;
import dev.weir.archive.ArchivePosition;
import dev.weir.archive.ArchivePositions;
import dev.weir.archive.ArchivedStream;
import dev.weir.client.archive.ArchiveChain;
import dev.weir.client.archive.ArchiveLifecycle;
import dev.weir.client.archive.ChainReport;
import dev.weir.stream.Lane;
import dev.weir.stream.Shard;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.FakeContext;
import dev.weir.testkit.Instance;
import dev.weir.testkit.SimulatedDeployment;
import dev.weir.verification.fakes.FakeArchive;
import dev.weir.verification.fakes.FakeArchivePositions;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The archive's function, deployed on ports in memory. */
final class ArchivedDeployment implements SimulatedDeployment<PutRecord> {

  private static final String STREAM = "modelled";
  private static final String INCARNATION = "1";

  private final FakeArchive objects;
  private final FakeArchivePositions lanes;
  private final ArchivedStream stream;
  private final ArchiveVariant variant;

  ArchivedDeployment(CallDisturbance disturbance, ArchivedStream stream, ArchiveVariant variant) {
    this.stream = stream;
    this.variant = variant;
    objects = new FakeArchive(disturbance);
    lanes = new FakeArchivePositions(disturbance);
  }

  /** Returns what it has archived. */
  MemoryArchive archive() {
    return new MemoryArchive(objects, lanes);
  }

  @Override
  public boolean watchesTheDeadline() {
    return true;
  }

  @Override
  public Instance coldStart(FakeContext context) {
    var ports = variant.ports(objects, lanes);
    return Instance.of(
        new ArchiveHandler(
            stream, new ArchivePorts(_ -> INCARNATION, ports.archive(), ports.positions())),
        context);
  }

  @Override
  public void pass(Duration time) {}

  @Override
  public void sweep() {}

  /** The ports of a variant of the function. */
  record VariantPorts(Archive archive, ArchivePositions positions) {}

  @Override
  public List<String> violations(List<List<PutRecord>> shards) {
    var violations = new ArrayList<String>();
    byShard(shards)
        .forEach(
            (shard, put) -> {
              var position = lanes.of(lane(shard));
              violations.addAll(compare(put, position, shard));
              violations.addAll(check(position));
              violations.addAll(tamper(position, put.size()));
            });
    return violations;
  }

  private static Map<Integer, List<PutRecord>> byShard(List<List<PutRecord>> shards) {
    return shards.stream()
        .flatMap(List::stream)
        .collect(Collectors.groupingBy(PutRecord::shard, TreeMap::new, Collectors.toList()));
  }

  private static Lane lane(int shard) {
    return new Lane(
        ArchivePositions.PROJECTION,
        STREAM,
        INCARNATION,
        new Shard("shardId-%012d".formatted(shard)));
  }

  /** Checks that the chain equals the stream: no gap, no overlap, nothing changed, in order. */
  private List<String> compare(List<PutRecord> put, ArchivePosition position, int shard) {
    var stored = StoredChain.records(objects, position, shard);
    if (stored.size() != put.size()) {
      return List.of("shard %d: %d of %d records".formatted(shard, stored.size(), put.size()));
    }
    var last = BigInteger.valueOf(-1);
    for (var index = 0; index < put.size(); index++) {
      var number = new BigInteger(stored.get(index).sequenceNumber());
      if (!isSame(put.get(index), stored.get(index).record()) || number.compareTo(last) <= 0) {
        return List.of("shard %d: record %d is another".formatted(shard, index));
      }
      last = number;
    }
    return List.of();
  }

  private static boolean isSame(PutRecord one, PutRecord other) {
    return Arrays.equals(one.data(), other.data())
        && one.arrivedAt().equals(other.arrivedAt())
        && one.partitionKey().equals(other.partitionKey());
  }

  private List<String> check(ArchivePosition position) {
    var report = follow(position);
    return report.isComplete() && report.records() == position.records()
        ? List.of()
        : List.of("not found complete: " + report.faults());
  }

  private ChainReport follow(ArchivePosition position) {
    var listed =
        objects.keys(stream.pipeline() + "/").stream()
            .flatMap(key -> ArchiveKey.parse(key).stream())
            .filter(key -> key.shard().equals(position.lane().shard().id()))
            .toList();
    return new ArchiveChain(objects, ArchiveLifecycle.KEEPS_ALL, variant.digests())
        .follow(position, listed, Instant.MIN, Instant.MAX);
  }

  /** Deletes an object of the chain, then changes one: each must be reported by its name. */
  private List<String> tamper(ArchivePosition position, int seed) {
    var chain = follow(position).objects();
    if (chain.isEmpty()) {
      return List.of();
    }
    var violations = new ArrayList<String>();
    var victim = chain.get(seed % chain.size());
    var whole = objects.get(victim.key()).orElseThrow();
    objects.delete(victim.key());
    violations.addAll(namesOnly(victim, position, "deleted"));
    Tampering.of(whole, seed)
        .ifPresent(
            changed -> {
              objects.overwrite(victim.key(), changed);
              violations.addAll(namesOnly(victim, position, "changed"));
            });
    objects.overwrite(victim.key(), whole);
    return violations;
  }

  private List<String> namesOnly(ArchiveLink victim, ArchivePosition position, String how) {
    var found = follow(position).faults();
    return found.size() == 1 && found.getFirst().key().equals(victim.key())
        ? List.of()
        : List.of("%s and not named: %s, but %s".formatted(how, victim.key(), found));
  }
}
