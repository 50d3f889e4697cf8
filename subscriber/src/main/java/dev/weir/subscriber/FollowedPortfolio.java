package dev.weir.subscriber;

import dev.weir.subscriber.Allowance.Knowledge;
import dev.weir.subscriber.MarketMessage.DecisionMessage;
import dev.weir.subscriber.MarketMessage.ListedPortfolio;
import dev.weir.subscriber.Observation.ObservationKind;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The known state of one portfolio. */
final class FollowedPortfolio {

  /** The number of versions whose text is kept, to be compared with another Region's. */
  private static final int REMEMBERED = 64;

  private final String name;
  private final Map<Long, DecisionMessage> recent = new LinkedHashMap<>();
  private Optional<DecisionMessage> latest = Optional.empty();
  private Optional<Awaited> awaited = Optional.empty();
  private boolean isConfirmed;
  private boolean hasGap;
  private boolean disagrees;

  /** A version that a beat has listed and that has not arrived yet. */
  private record Awaited(long version, TradingState state, Instant until) {}

  FollowedPortfolio(String name) {
    this.name = name;
  }

  /** Applies a decision. */
  Optional<Observation> take(DecisionMessage decision) {
    if (latest.isEmpty()) {
      // An old one may have waited in the queue: it is not relied on until confirmed.
      isConfirmed = decision.previousVersion() == 0;
      become(decision);
      return Optional.empty();
    }
    var known = latest.get().version();
    if (decision.version() <= known) {
      return Optional.of(compare(decision));
    }
    var isNext = decision.previousVersion() == known;
    hasGap |= !isNext;
    become(decision);
    return isNext
        ? Optional.empty()
        : Optional.of(
            observed(ObservationKind.GAP, "version " + decision.version() + " after " + known));
  }

  /**
   * Applies the stored state from the snapshot. It ends a gap, because it is at least as new as all
   * messages so far.
   */
  Optional<Observation> snapshot(DecisionMessage decision) {
    isConfirmed = true;
    if (latest.isPresent() && decision.version() < latest.get().version()) {
      return Optional.of(
          observed(
              ObservationKind.DUPLICATE,
              "a snapshot of version %d after %d"
                  .formatted(decision.version(), latest.get().version())));
    }
    if (latest.isPresent() && decision.version() == latest.get().version()) {
      hasGap = false;
      return Optional.of(compare(decision));
    }
    hasGap = false;
    become(decision);
    return Optional.empty();
  }

  private void become(DecisionMessage decision) {
    latest = Optional.of(decision);
    recent.put(decision.version(), decision);
    awaited = awaited.filter(version -> version.version() > decision.version());
    var oldest = recent.keySet().iterator();
    while (recent.size() > REMEMBERED) {
      removeNext(oldest);
    }
  }

  private static void removeNext(Iterator<Long> versions) {
    versions.next();
    versions.remove();
  }

  private Observation compare(DecisionMessage again) {
    var before = recent.get(again.version());
    if (before == null || isSame(before, again)) {
      if (!again.isShortened()) {
        recent.replace(again.version(), again);
      }
      return observed(ObservationKind.DUPLICATE, "version " + again.version());
    }
    disagrees = true;
    return observed(ObservationKind.DISAGREEMENT, "version " + again.version() + " is there twice");
  }

  private static boolean isSame(DecisionMessage one, DecisionMessage other) {
    return (one.isShortened() || other.isShortened())
        ? one.state() == other.state()
        : one.text().equals(other.text());
  }

  /** Applies a beat that lists it. */
  Optional<Observation> take(ListedPortfolio listed, Instant validUntil) {
    if (latest.isEmpty()) {
      return Optional.empty(); // unknown before, unknown after
    }
    var known = latest.get();
    if (listed.version() > known.version()) {
      return await(listed, validUntil);
    }
    isConfirmed |= listed.version() == known.version();
    var same = recent.get(listed.version());
    if (same != null && same.state() != listed.state()) {
      disagrees = true;
      return Optional.of(
          observed(
              ObservationKind.DISAGREEMENT,
              "version %d is %s, a beat says %s"
                  .formatted(listed.version(), same.state(), listed.state())));
    }
    return Optional.empty();
  }

  // Beats overtake decisions, which are ordered separately: it may be on its way.
  private Optional<Observation> await(ListedPortfolio listed, Instant validUntil) {
    if (awaited.isPresent()) {
      var before = awaited.get();
      awaited =
          Optional.of(
              new Awaited(before.version(), before.state().worse(listed.state()), before.until()));
      return Optional.empty();
    }
    awaited = Optional.of(new Awaited(listed.version(), listed.state(), validUntil));
    return Optional.of(
        observed(
            ObservationKind.BEHIND,
            "version %d is listed, %d is known"
                .formatted(listed.version(), latest.orElseThrow().version())));
  }

  /** Records that someone has examined a disagreement, and relies on the latest message. */
  void acknowledge() {
    disagrees = false;
  }

  String group() {
    return latest.map(DecisionMessage::group).orElse("");
  }

  /**
   * Returns its permission to trade.
   *
   * @param groupUntil when its group's latest beat expires
   * @param now by a clock that is late rather than early: later by the maximum difference of clocks
   */
  Allowance allowance(Instant groupUntil, Instant now) {
    var knowledge = knowledge(groupUntil, now);
    var version = latest.map(DecisionMessage::version).orElse(0L);
    var state =
        knowledge == Knowledge.LIVE
            ? awaited
                .map(Awaited::state)
                .orElse(TradingState.ACTIVE)
                .worse(latest.orElseThrow().state())
            : TradingState.HALTED;
    return new Allowance(state, knowledge, version);
  }

  private Knowledge knowledge(Instant groupUntil, Instant now) {
    if (!isConfirmed) {
      return Knowledge.UNKNOWN;
    }
    if (disagrees) {
      return Knowledge.DISAGREE;
    }
    if (hasGap || awaited.filter(version -> !now.isBefore(version.until())).isPresent()) {
      return Knowledge.GAP;
    }
    var own = latest.get().validUntil();
    return now.isBefore(own.isAfter(groupUntil) ? own : groupUntil)
        ? Knowledge.LIVE
        : Knowledge.EXPIRED;
  }

  private Observation observed(ObservationKind kind, String detail) {
    return new Observation(kind, name, detail);
  }
}
