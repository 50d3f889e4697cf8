package dev.weir.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is stored of a symbol at a venue, in one item.
 *
 * @param revision rises with each write, by one; 0 where nothing is stored
 * @param generation raised by each act of an operator
 * @param last the mark that stands; empty while there was none. Its price is empty after a cancel
 *     and after a void
 * @param base the price that the next one is judged by; empty at first and after a void
 * @param floor what arrived before it is dropped: when an operator voided the mark, by the
 *     service's clock. {@link Instant#MIN} while there was no void
 * @param restartedAt what occurred at or before it is dropped: the time of the last mark before the
 *     sequence started again. {@link Instant#MIN} while it did not
 * @param replaced the mark that an operator's latest act took out; it never returns
 * @param candidates ticks that wait for confirmation, in the order in which they came; at most
 *     {@link #MAX_CANDIDATES}
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
    Optional<Mark> replaced,
    List<Candidate> candidates,
    Optional<Act> act) {

  /** How many ticks wait at most; the one that arrived first gives its place to the next. */
  public static final int MAX_CANDIDATES = 8;

  /**
   * A tick that was refused for now.
   *
   * @param received its generation and epoch are those of the register when it came
   * @param reason why, as the quarantine names it
   */
  public record Candidate(ReceivedMark received, String reason) {}

  /**
   * What an operator did.
   *
   * @param kind {@code void} or {@code accept}
   * @param at by the service's clock
   */
  public record Act(String kind, String actor, String reason, Instant at) {}

  public Register {
    candidates = List.copyOf(candidates);
  }

  /** Nothing is stored yet. */
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
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /** The same with another revision. */
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
        replaced,
        candidates,
        act);
  }

  /** Such as {@code ACME@XNAS}. */
  public String name() {
    return Mark.name(symbol, venue);
  }

  /** The mark that stands, if there is one. */
  public Optional<Mark> mark() {
    return last.map(ReceivedMark::mark);
  }

  /**
   * Without a price, in the next generation: the next price needs confirmation. What arrived before
   * does not come back, nor does the mark that is taken out.
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
        mark(),
        List.of(),
        Optional.of(by));
  }

  private static ReceivedMark unquoted(Mark mark, Act by) {
    return new ReceivedMark(
        mark, Optional.empty(), Optional.empty(), Optional.empty(), by.at(), "operator");
  }

  /** A candidate's price stands, in the next generation. */
  public Register accepted(Candidate candidate, Act by) {
    var next = generation + 1;
    var accepted = candidate.received().at(candidate.received().mark().rank().in(next, 0));
    return new Register(
        symbol,
        venue,
        revision + 1,
        next,
        Optional.of(accepted),
        accepted.mark().price().or(() -> base),
        floor,
        Instant.MIN,
        mark(),
        List.of(),
        Optional.of(by));
  }
}
