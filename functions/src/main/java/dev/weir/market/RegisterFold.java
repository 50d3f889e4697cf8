package dev.weir.market;

import dev.weir.market.Register.Candidate;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Applies ticks to a register: a pure function of the stored register and the ticks, so that
 * whichever conditional write succeeds makes a valid step.
 *
 * <p>A tick that is newer and within bounds becomes the mark at once. Otherwise it waits as a
 * candidate: once {@link #CONFIRMATIONS} of different sequences are close in price and sequence,
 * the newest of them becomes the mark. The same tick from both feeds, or sent twice, is one
 * candidate.
 */
public final class RegisterFold {

  /** The number of sequences that have to agree. */
  public static final int CONFIRMATIONS = 3;

  /** How far a sequence may be ahead without confirmation: a busy hour of one symbol. */
  public static final long MAX_SEQUENCE_STEP = 100_000;

  /**
   * How much later than the mark a tick with a lower sequence must have occurred to show that the
   * sequence restarted. Venues stamp ticks of one instant in any order.
   */
  static final Duration MIN_RESTART_LEAD = Duration.ofSeconds(1);

  /**
   * How late the first tick of an instrument without holders may be. Its register may have been
   * removed, see {@link UnheldMarks}.
   */
  static final Duration MAX_LATENESS_UNHELD = Duration.ofDays(1);

  private final Register before;
  private final InstrumentRules rules;
  private final List<Candidate> candidates;
  private Optional<ReceivedMark> last;
  private Optional<BigDecimal> base;
  private Instant restartedAt;
  private boolean changed;

  /**
   * Begins with the stored register.
   *
   * @param rules of the instrument
   */
  public RegisterFold(Register before, InstrumentRules rules) {
    this.before = before;
    this.rules = rules;
    candidates = new ArrayList<>(before.candidates());
    last = before.last();
    base = before.base();
    restartedAt = before.restartedAt();
  }

  private RegisterFold(RegisterFold other) {
    before = other.before;
    rules = other.rules;
    candidates = new ArrayList<>(other.candidates);
    last = other.last;
    base = other.base;
    restartedAt = other.restartedAt;
    changed = other.changed;
  }

  /** Returns an independent copy. */
  public RegisterFold copy() {
    return new RegisterFold(this);
  }

  /** The verdict on a tick. */
  public sealed interface Verdict {
    /** It is or was the mark: it needs no attention. */
    record Taken() implements Verdict {}

    /** It is older than the mark, already came, or was voided by an operator. */
    record Overtaken() implements Verdict {}

    /** It is refused, permanently or until others confirm it. */
    record Refused(TickRefusal why) implements Verdict {}

    /** It is the mark because others, which are confirmed with it, agree with it. */
    record Confirmed(List<Rank> with) implements Verdict {}
  }

  /**
   * Applies a tick.
   *
   * @param received its generation and epoch are ignored
   */
  public Verdict take(ReceivedMark received) {
    var tick = stamped(received);
    var mark = tick.mark();
    if (mark.price().isPresent() && !rules.collar().allows(mark.price().get())) {
      return new Verdict.Refused(TickRefusal.BAD_PRICE);
    }
    if (isOutOfTime(tick)) {
      return new Verdict.Overtaken();
    }
    if (last.isEmpty() && isLate(tick)) {
      return new Verdict.Refused(TickRefusal.NOBODY_HOLDS);
    }
    if (last.isEmpty()) {
      return isFar(mark.rank()) ? wait(tick, TickRefusal.SEQUENCE_AHEAD) : stand(tick);
    }
    var newest = last.get().mark();
    if (mark.rank().equals(newest.rank()) && !isSamePrice(mark, newest)) {
      return disagreeing(tick);
    }
    return mark.isNewerThan(newest) ? ahead(tick) : behind(tick, newest);
  }

  /**
   * A register that was removed because nobody holds the instrument is not recreated by an old
   * tick.
   */
  private boolean isLate(ReceivedMark tick) {
    return !rules.isHeld()
        && tick.mark().occurredAt().isBefore(tick.arrivedAt().minus(MAX_LATENESS_UNHELD));
  }

  private ReceivedMark stamped(ReceivedMark received) {
    var rank = received.mark().rank();
    var epoch =
        last.map(ReceivedMark::mark)
            .filter(mark -> mark.rank().isSameSession(rank))
            .map(mark -> mark.rank().epoch())
            .orElse(0L);
    return received.at(rank.in(before.generation(), epoch));
  }

  private boolean isOutOfTime(ReceivedMark tick) {
    return tick.arrivedAt().isBefore(before.floor())
        || !tick.mark().occurredAt().isAfter(restartedAt)
        || before.replaced().filter(mark -> isSameTick(mark, tick.mark())).isPresent();
  }

  private static boolean isSameTick(Mark one, Mark other) {
    return one.rank().in(0, 0).equals(other.rank().in(0, 0)) && isSamePrice(one, other);
  }

  private static boolean isSamePrice(Mark one, Mark other) {
    var price = one.price();
    return price.isPresent() == other.price().isPresent()
        && (price.isEmpty() || price.get().compareTo(other.price().get()) == 0);
  }

  /** One of the feeds is wrong; both Regions choose the same one. */
  private Verdict disagreeing(ReceivedMark tick) {
    if (tick.mark().isNewerThan(last.get().mark()) && isNear(tick.mark())) {
      stand(tick);
    }
    return new Verdict.Refused(TickRefusal.FEEDS_DISAGREE);
  }

  private Verdict ahead(ReceivedMark tick) {
    var mark = tick.mark();
    if (isFar(mark.rank())) {
      return wait(tick, TickRefusal.SEQUENCE_AHEAD);
    }
    if (mark.price().isEmpty()) {
      return stand(tick);
    }
    if (base.isEmpty() && before.generation() > 0) {
      return wait(tick, TickRefusal.UNCONFIRMED); // an operator voided the last price
    }
    return isNear(mark) ? stand(tick) : wait(tick, TickRefusal.PRICE_BEYOND);
  }

  private boolean isNear(Mark mark) {
    return mark.price().isEmpty()
        || base.map(
                price ->
                    rules.collar().holds(inUnit(mark), rules.units().convert(price, baseRank())))
            .orElse(before.generation() == 0);
  }

  private BigDecimal inUnit(Mark mark) {
    return rules.units().convert(mark.price().orElseThrow(), mark.rank());
  }

  // Of the mark that has the price, or of its cancellation.
  private Rank baseRank() {
    return last.orElseThrow().mark().rank();
  }

  /**
   * Whether a sequence is further ahead than a gap in the feed explains; it may continue over days.
   */
  private boolean isFar(Rank rank) {
    if (last.isPresent() && last.get().mark().rank().isSameSession(rank)) {
      return rank.ownSequence() - last.get().mark().rank().ownSequence() > MAX_SEQUENCE_STEP;
    }
    var reached = last.map(each -> each.mark().rank().ownSequence()).orElse(0L);
    var runsOn = rank.ownSequence() > reached && rank.ownSequence() - reached <= MAX_SEQUENCE_STEP;
    return rank.ownSequence() > MAX_SEQUENCE_STEP && !runsOn;
  }

  private Verdict behind(ReceivedMark tick, Mark newest) {
    var rank = tick.mark().rank();
    var isLater =
        tick.mark().occurredAt().isAfter(newest.occurredAt().plus(MIN_RESTART_LEAD))
            && rank.correction() == 0;
    if (!isLater) {
      return new Verdict.Overtaken();
    }
    return wait(
        tick,
        rank.isSameSession(newest.rank())
            ? TickRefusal.SEQUENCE_BEHIND
            : TickRefusal.SESSION_BEHIND);
  }

  private Verdict stand(ReceivedMark tick) {
    last = Optional.of(tick);
    base = tick.mark().price().or(() -> base);
    candidates.clear();
    changed = true;
    return new Verdict.Taken();
  }

  private Verdict wait(ReceivedMark tick, TickRefusal why) {
    if (candidates.stream().noneMatch(each -> isSameSequence(each, tick))) {
      candidates.add(new Candidate(tick, why.name()));
      changed = true;
    }
    var agreeing = agreeing(tick);
    if (agreeing.size() >= CONFIRMATIONS) {
      return confirm(agreeing);
    }
    if (candidates.size() > Register.MAX_CANDIDATES) {
      candidates.removeFirst();
    }
    return new Verdict.Refused(why);
  }

  private static boolean isSameSequence(Candidate candidate, ReceivedMark tick) {
    return candidate.received().mark().rank().in(0, 0).equals(tick.mark().rank().in(0, 0));
  }

  /**
   * Returns the trades of the tick's session, unless that precedes the mark's, which are close to
   * it in price and sequence.
   */
  private List<ReceivedMark> agreeing(ReceivedMark tick) {
    var rank = tick.mark().rank();
    var isSessionOver =
        last.isPresent()
            && !rank.isSameSession(last.get().mark().rank())
            && rank.compareTo(last.get().mark().rank()) < 0;
    return tick.mark().price().isEmpty() || rank.correction() > 0 || isSessionOver
        ? List.of()
        : candidates.stream()
            .map(Candidate::received)
            .filter(other -> agree(other.mark(), tick.mark()))
            .toList();
  }

  private boolean agree(Mark one, Mark other) {
    return one.rank().isSameSession(other.rank())
        && one.rank().correction() == 0
        && one.price().isPresent()
        && Math.abs(one.sequence() - other.sequence()) <= MAX_SEQUENCE_STEP
        && rules.collar().holds(inUnit(one), inUnit(other));
  }

  private Verdict confirm(List<ReceivedMark> agreeing) {
    var newest =
        agreeing.stream()
            .max(Comparator.comparingLong(each -> each.mark().rank().sequence()))
            .orElseThrow();
    var ranks = agreeing.stream().map(each -> each.mark().rank()).toList();
    var hasRestarted =
        last.isPresent() && newest.mark().rank().compareTo(last.get().mark().rank()) < 0;
    if (hasRestarted) {
      restartedAt = last.get().mark().occurredAt();
    }
    var epoch = newest.mark().rank().epoch() + (hasRestarted ? 1 : 0);
    stand(newest.at(newest.mark().rank().in(before.generation(), epoch)));
    return new Verdict.Confirmed(ranks);
  }

  public boolean isChanged() {
    return changed;
  }

  /** Returns the next revision. */
  public Register after() {
    return new Register(
        before.symbol(),
        before.venue(),
        before.revision() + 1,
        before.generation(),
        last,
        base,
        before.floor(),
        restartedAt,
        before.replaced(),
        candidates,
        before.act());
  }
}
