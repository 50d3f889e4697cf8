package dev.weir.verification.market;

import dev.weir.events.market.Tick;
import dev.weir.market.BeatItem;
import dev.weir.market.Mark;
import dev.weir.market.Pulse;
import dev.weir.market.risk.beat.Beat;
import dev.weir.market.risk.beat.BeatJson;
import dev.weir.market.risk.beat.Standing;
import dev.weir.market.risk.decide.Decision;
import dev.weir.verification.fakes.FakeDecisionTopic.Delivered;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges beats from outside, by docs/market-subscribers.md: each follows from a pulse that was put,
 * states nothing uncommitted and nothing that was outdated when its pulse was put, and reaches each
 * Region's trading systems once.
 */
final class BeatCheck {

  private static final Duration REMEMBERED = Duration.ofMinutes(5);

  private final MarketTables tables;
  private final Map<Pulse, Put> puts = new HashMap<>();
  private final List<String> violations = new ArrayList<>();

  /**
   * A pulse when it was put.
   *
   * @param decisions how many were stored then
   * @param referenceVersion that was current then
   * @param ticks that precede it in its shard
   */
  private record Put(int decisions, long referenceVersion, List<Tick> ticks) {}

  BeatCheck(MarketTables tables) {
    this.tables = tables;
  }

  /** Notes that a pulse is about to be put. */
  void put(String region, Instant at, List<Tick> before) {
    puts.putIfAbsent(
        new Pulse(region, at),
        new Put(tables.risks().history().size(), tables.references().version(), before));
  }

  /** Returns the violations, one per line. */
  List<String> violations() {
    return violations;
  }

  /** Checks all beats that were stored. */
  void checkBeats() {
    var numbers = new HashMap<String, Long>();
    for (var beat : tables.risks().beats()) {
      var number = numbers.merge(beat.group(), 1L, Long::sum);
      if (beat.number() != number) {
        wrong("%s: beat %d came as number %d".formatted(beat.group(), beat.number(), number));
      }
      var put = puts.get(beat.pulse());
      if (put == null) {
        wrong("%s: beat %d follows from no pulse".formatted(beat.group(), beat.number()));
      } else {
        checkValidity(beat);
        beat.standings().forEach(standing -> checkStanding(beat, standing, put));
      }
    }
  }

  private void checkValidity(Beat beat) {
    if (!beat.validUntil().equals(beat.pulse().arrivedAt().plus(ModelledRegion.VALIDITY))) {
      wrong("%s: beat %d holds too long".formatted(beat.group(), beat.number()));
    }
  }

  private void checkStanding(Beat beat, Standing standing, Put put) {
    var history = tables.risks().history();
    var committed = decision(standing, history.subList(0, tables.risks().decisionsBefore(beat)));
    if (committed.isEmpty() || !committed.getFirst().state().name().equals(standing.state())) {
      wrong("%s: %s was not committed".formatted(beat.group(), standing));
      return;
    }
    var stood =
        history.subList(0, put.decisions()).stream()
            .filter(decision -> decision.portfolio().equals(standing.portfolio()))
            .mapToLong(Decision::version)
            .max()
            .orElse(0);
    if (standing.version() < stood) {
      wrong("%s: %s was overtaken by %d".formatted(beat.group(), standing, stood));
    }
    if (committed.getFirst().provenance().referenceVersion() < put.referenceVersion()) {
      wrong("%s: %s rests on old reference data".formatted(beat.group(), standing));
    }
  }

  private static List<Decision> decision(Standing standing, List<Decision> among) {
    return among.stream()
        .filter(
            decision ->
                decision.portfolio().equals(standing.portfolio())
                    && decision.version() == standing.version())
        .toList();
  }

  /**
   * Checks that the ticks before a pulse were in their registers when the pulse was stored.
   *
   * @param leftOut names of registers that are not checked
   */
  void checkPulses(Set<String> leftOut) {
    tables
        .marks()
        .pulses()
        .forEach(
            (pulse, steps) -> {
              var put = puts.get(pulse);
              if (put == null) {
                wrong(pulse + " was never put");
              } else {
                checkTicks(pulse, put, steps, leftOut);
              }
            });
  }

  private void checkTicks(Pulse pulse, Put put, int steps, Set<String> leftOut) {
    var newest = new HashMap<String, Mark>();
    tables.marks().history().subList(0, steps).stream()
        .flatMap(register -> register.mark().stream())
        .forEach(mark -> newest.put(mark.name(), mark));
    put.ticks().stream()
        .map(Marks::of)
        .filter(mark -> !leftOut.contains(mark.name()))
        .filter(
            mark -> !newest.containsKey(mark.name()) || mark.isNewerThan(newest.get(mark.name())))
        .forEach(mark -> wrong(pulse + " overtook " + mark));
  }

  /**
   * Checks that the trading systems of a Region get each beat, each group's in order, and a
   * repetition only if the topic may have forgotten it.
   */
  void checkDelivered(String region, List<Delivered> delivered, boolean isWhole) {
    var texts = texts();
    var last = new HashMap<String, Long>();
    var seenAt = new HashMap<String, Instant>();
    for (var each : delivered) {
      var name = each.portfolio() + "#" + each.version();
      var before = last.merge(each.portfolio(), each.version(), Math::max);
      if (each.version() == before && !seenAt.containsKey(name)) {
        checkNext(region, each, seenAt);
      }
      var first = seenAt.putIfAbsent(name, each.at());
      if (first != null && each.at().isBefore(first.plus(REMEMBERED))) {
        wrong("%s: %s comes twice".formatted(region, name));
      }
      if (!each.decision().equals(texts.get(name))) {
        wrong("%s: %s comes with another value".formatted(region, name));
      }
    }
    texts.keySet().removeAll(seenAt.keySet());
    if (isWhole && !texts.isEmpty()) {
      wrong("%s: never come %s".formatted(region, texts.keySet()));
    }
  }

  private void checkNext(String region, Delivered beat, Map<String, Instant> seen) {
    var before = beat.portfolio() + "#" + (beat.version() - 1);
    if (beat.version() > 1 && !seen.containsKey(before)) {
      wrong("%s: %s is left out".formatted(region, before));
    }
  }

  private Map<String, String> texts() {
    var texts = new HashMap<String, String>();
    tables
        .risks()
        .beats()
        .forEach(
            beat ->
                texts.put(
                    BeatItem.keyOf(beat.group()) + "#" + beat.number(), BeatJson.write(beat)));
    return texts;
  }

  private void wrong(String how) {
    violations.add(how);
  }
}
