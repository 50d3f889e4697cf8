package dev.weir.verification.market;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.events.market.Tick;
import dev.weir.events.market.TickJson;
import dev.weir.market.Mark;
import dev.weir.market.marks.commit.StoredFeed;
import dev.weir.market.marks.decide.FeedState;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.testkit.Instance;
import dev.weir.testkit.ShardModel;
import dev.weir.testkit.StreamRecord;
import dev.weir.verification.fakes.Script;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One Region's market stream with records of arbitrary bytes, and good ticks of ACME among them.
 */
final class RawFeed {

  static final Instant ARRIVAL = Instant.parse("2026-11-23T14:30:00Z");
  static final String SYMBOL = "ACME";

  @SuppressWarnings("ArrayRecordComponent") // Passed on, never compared.
  private record RawRecord(String partitionKey, byte[] data) implements StreamRecord {
    @Override
    public Instant arrivedAt() {
      return ARRIVAL;
    }
  }

  private final Script script = new Script();
  private final MarketTables tables = MarketTables.empty(1);
  private final ModelledRegion region =
      new ModelledRegion("us-east-1", script, tables, () -> ARRIVAL, MarketVariant.RIGHT, () -> {});
  private final ShardModel<RawRecord> shard = new ShardModel<>(0, BigInteger.valueOf(97));
  private final List<Tick> good = new ArrayList<>();

  Script script() {
    return script;
  }

  static Tick tick(String symbol, long sequence, Instant at) {
    return new Tick(
        symbol,
        "XNAS",
        "2026-11-23",
        sequence,
        new BigDecimal("100.25"),
        Optional.of(new BigDecimal("100.20")),
        Optional.empty(),
        Optional.empty(),
        at);
  }

  /** Returns the next good tick of ACME, which must be applied however it is put. */
  byte[] nextGood() {
    var tick = tick(SYMBOL, good.size() + 1L, ARRIVAL.plusMillis(good.size()));
    good.add(tick);
    return TickJson.write(tick);
  }

  void putGood() {
    put(nextGood());
  }

  void put(String data) {
    put(data.getBytes(UTF_8));
  }

  void put(byte[] data) {
    put(SYMBOL, data);
  }

  void put(String partitionKey, byte[] data) {
    shard.put(new RawRecord(partitionKey, data), 0);
  }

  Instance coldStart() {
    return region.coldMarks();
  }

  /** Delivers some records to a new instance; returns the index at which redelivery must start. */
  int deliver(int from, int to) {
    var retryFrom = coldStart().invoke(shard.event(from, to)).retryFrom();
    return retryFrom.isEmpty() ? to : shard.indexOf(retryFrom);
  }

  int deliverAll() {
    return deliver(0, shard.size());
  }

  int size() {
    return shard.size();
  }

  FeedState state() {
    return region.feeds().all().values().stream()
        .findFirst()
        .map(StoredFeed::state)
        .orElse(FeedState.NEW);
  }

  /** Returns the quarantined records, in the order of the stream. */
  List<Rejected> rejected() {
    return region.quarantine().all().stream()
        .sorted(
            Comparator.comparing((Rejected each) -> new BigInteger(each.sequenceNumber()))
                .thenComparingInt(Rejected::line))
        .toList();
  }

  List<Reason> reasons() {
    return rejected().stream().map(Rejected::reason).toList();
  }

  List<Mark> marks() {
    return tables.marks().all();
  }

  /**
   * Returns the violations after delivery, and after redelivery in other cuts: every good tick must
   * be applied and counted once, no sequence may be missing, and this many must be quarantined.
   */
  List<String> violations(int quarantined) {
    var violations = new ArrayList<>(violationsNow("once", quarantined));
    var before = List.of(state(), marks(), shown());
    if (deliverAll() != size()) {
      violations.add("delivered again it is not taken");
    }
    for (var i = 0; i < size(); i++) {
      deliver(i, i + 1);
    }
    if (!List.of(state(), marks(), shown()).equals(before)) {
      violations.add("a redelivery changed something");
    }
    violations.addAll(violationsNow("again", quarantined));
    return violations;
  }

  private List<String> violationsNow(String when, int quarantined) {
    var state = state();
    var violations = new ArrayList<String>();
    var counts = List.of(state.ticks(), state.rejected(), state.repeated());
    var expected = List.of((long) good.size(), (long) quarantined, 0L);
    if (!counts.equals(expected)) {
      violations.add("%s: counts are %s, not %s".formatted(when, counts, expected));
    }
    if (rejected().size() != quarantined) {
      violations.add("%s: %d are in quarantine".formatted(when, rejected().size()));
    }
    if (!state.gaps().isEmpty()) {
      violations.add(when + ": gaps " + state.gaps());
    }
    var newest = good.isEmpty() ? List.of() : List.of(Marks.of(good.getLast()));
    if (!marks().equals(newest)) {
      violations.add(when + ": marks are " + marks());
    }
    return violations;
  }

  // Compares bytes by their content: the same object need not return.
  private List<String> shown() {
    return rejected().stream()
        .map(
            each ->
                each.sequenceNumber()
                    + "/"
                    + each.line()
                    + " "
                    + each.reason()
                    + " "
                    + Arrays.hashCode(each.bytes()))
        .toList();
  }
}
