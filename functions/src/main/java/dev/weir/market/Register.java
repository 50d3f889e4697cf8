package dev.weir.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The complete stored state of a symbol at a venue, in one item.
 *
 * @param revision increases by one with each write; 0 if nothing is stored
 * @param generation increased by each act of an operator
 * @param last the current mark; empty until there is one. Its price is empty after a cancel and
 *     after a void
 * @param base the price that the next one is compared with; empty at first and after a void
 * @param floor ticks that arrived earlier are dropped: the time when an operator voided the mark,
 *     by the service's clock. {@link Instant#MIN} without a void
 * @param restartedAt ticks that occurred at or before it are dropped: the time of the last mark
 *     before the sequence restarted. {@link Instant#MIN} without a restart
 * @param restarts how far the epoch of its mark is above the one that the feed states: increased
 *     each time that ticks which agree show a restart that no feed states. Counts within a session
 * @param replaced the mark that an operator's latest act removed; it never returns
 * @param candidates ticks that wait for confirmation, in order of arrival; at most {@link
 *     #MAX_CANDIDATES}
 * @param act the operator's latest act
 */
public record Register(
    String symbol,
    String venue,
    long revision,
    long generation,
    Optional<ReceivedMark> last,
    Optional<BigDecimal> base,
    Instant floor,
    Instant restartedAt,
    long restarts,
    Optional<Mark> replaced,
    List<Candidate> candidates,
    Optional<Act> act) {

  /** The maximum number of waiting ticks; a further one replaces the one that arrived first. */
  public static final int MAX_CANDIDATES = 8;

  /**
   * A tick that was refused for now.
   *
   * @param received has the generation of the register when it came, and the epoch that the feed
   *     states
   * @param reason the reason as the quarantine names it
   */
  public record Candidate(ReceivedMark received, String reason) {}

  /**
   * An operator's act.
   *
   * @param kind {@code void} or {@code accept}
   * @param at by the service's clock
   */
  public record Act(String kind, String actor, String reason, Instant at) {}

  public Register {
    candidates = List.copyOf(candidates);
  }

  /** Returns a register without any stored state. */
  public static Register none(String symbol, String venue) {
    return new Register(
        symbol,
        venue,
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        Instant.MIN,
        Instant.MIN,
        0,
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /** Returns the same with another revision. */
  public Register numbered(long number) {
    return new Register(
        symbol,
        venue,
        number,
        generation,
        last,
        base,
        floor,
        restartedAt,
        restarts,
        replaced,
        candidates,
        act);
  }

  /** Returns a name such as {@code ACME@XNAS}. */
  public String name() {
    return Mark.name(symbol, venue);
  }

  /** Returns the current mark, if any. */
  public Optional<Mark> mark() {
    return last.map(ReceivedMark::mark);
  }

  /**
   * Returns it without a price, in the next generation: the next price needs confirmation. Ticks
   * that arrived before do not return, nor does the voided mark.
   */
  public Register voided(Act by) {
    var next = generation + 1;
    var occurredAt = mark().map(Mark::occurredAt).orElse(by.at());
    var empty = new Mark(symbol, venue, Rank.lowestOf(next), Optional.empty(), occurredAt);
    return new Register(
        symbol,
        venue,
        revision + 1,
        next,
        Optional.of(unquoted(empty, by)),
        Optional.empty(),
        by.at(),
        Instant.MIN,
        0,
        mark(),
        List.of(),
        Optional.of(by));
  }

  private static ReceivedMark unquoted(Mark mark, Act by) {
    return new ReceivedMark(
        mark, Optional.empty(), Optional.empty(), Optional.empty(), by.at(), "operator");
  }

  /** Returns it with a candidate's price, in the next generation. */
  public Register accepted(Candidate candidate, Act by) {
    var next = generation + 1;
    var rank = candidate.received().mark().rank();
    var accepted = candidate.received().at(rank.in(next, rank.epoch()));
    return new Register(
        symbol,
        venue,
        revision + 1,
        next,
        Optional.of(accepted),
        accepted.mark().price().or(() -> base),
        floor,
        Instant.MIN,
        0,
        mark(),
        List.of(),
        Optional.of(by));
  }
}
