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
 * Takes ticks into a register: a pure function of the stored state and of the ticks, so that
 * whoever's conditional write succeeds has made a legal step. A value: each tick makes a new one.
 *
 * <p>A tick that is newer and within bounds stands at once. One that is not waits as a candidate:
 * once {@link #CONFIRMATIONS} of different sequences are near each other in price and sequence, the
 * newest of them stands. The same tick from both feeds, or sent twice, is one candidate.
 *
 * @param before the register as it is stored
 * @param rules of the instrument
 * @param last the mark that stands by now; this and what follows are the register's
 * @param isChanged whether there is anything to be stored
 */
public record RegisterFold(
    Register before,
    InstrumentRules rules,
    Optional<ReceivedMark> last,
    Optional<BigDecimal> base,
    Instant restartedAt,
    long restarts,
    List<Candidate> candidates,
    boolean isChanged) {

  /** The number of sequences that have to agree. */
  public static final int CONFIRMATIONS = 3;

  /** How far a sequence may be ahead without confirmation: a busy hour of one symbol. */
  public static final long MAX_SEQUENCE_STEP = 100_000;

  /**
   * How far an epoch may be ahead without confirmation: an illiquid symbol may have no tick of many
   * epochs of its venue.
   */
  public static final long MAX_EPOCH_STEP = 100;

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

  /** The register with a tick, and what became of that. */
  public record FoldedRegister(RegisterFold after, TickVerdict verdict) {}

  public RegisterFold {
    candidates = List.copyOf(candidates);
  }

  /**
   * Begins with the stored register.
   *
   * @param rules of the instrument
   */
  public static RegisterFold of(Register before, InstrumentRules rules) {
    return new RegisterFold(
        before,
        rules,
        before.last(),
        before.base(),
        before.restartedAt(),
        before.restarts(),
        before.candidates(),
        false);
  }

  /** The verdict on a tick. */
  public sealed interface TickVerdict {
    /** It is or was the mark: it needs no attention. */
    record TakenTick() implements TickVerdict {}

    /** It is older than the mark, already came, or was voided by an operator. */
    record Overtaken() implements TickVerdict {}

    /** It is refused, permanently or until others confirm it. */
    record RefusedTick(TickRefusal why) implements TickVerdict {}

    /**
     * It is the mark because others agree with it.
     *
     * @param with those that are confirmed with it, as their feeds state them
     */
    record Confirmed(List<Rank> with) implements TickVerdict {}
  }

  /**
   * Applies a tick.
   *
   * @param received its generation is ignored
   */
  public FoldedRegister take(ReceivedMark received) {
    var tick = stamped(received);
    var mark = tick.mark();
    if (mark.price().isPresent() && !rules.collar().allows(mark.price().get())) {
      return refused(TickRefusal.BAD_PRICE);
    }
    if (isOutOfTime(tick)) {
      return unchanged(new TickVerdict.Overtaken());
    }
    if (last.isEmpty() && isLate(tick)) {
      return refused(TickRefusal.NOBODY_HOLDS);
    }
    if (last.isEmpty()) {
      return farAhead(mark.rank()).map(why -> wait(tick, why)).orElseGet(() -> stand(tick));
    }
    var newest = last.get().mark();
    if (mark.rank().equals(newest.rank()) && !isSamePrice(mark, newest)) {
      return disagreeing(tick);
    }
    return mark.isNewerThan(newest) ? ahead(tick) : notNewer(tick, newest);
  }

  private FoldedRegister unchanged(TickVerdict verdict) {
    return new FoldedRegister(this, verdict);
  }

  private FoldedRegister refused(TickRefusal why) {
    return unchanged(new TickVerdict.RefusedTick(why));
  }

  /** A mark that was removed because nobody holds the instrument is not restored by an old tick. */
  private boolean isLate(ReceivedMark tick) {
    return !rules.isHeld()
        && tick.mark().occurredAt().isBefore(tick.arrivedAt().minus(MAX_LATENESS_UNHELD));
  }

  private ReceivedMark stamped(ReceivedMark stated) {
    var rank = stated.mark().rank();
    return stated.at(rank.in(before.generation(), rank.epoch() + restartsOf(rank)));
  }

  private ReceivedMark asStated(ReceivedMark stamped) {
    var rank = stamped.mark().rank();
    return stamped.at(rank.in(before.generation(), rank.epoch() - restartsOf(rank)));
  }

  /** Each session begins in the epoch that its feed states. */
  private long restartsOf(Rank rank) {
    return last.filter(each -> each.mark().rank().isSameSession(rank)).isPresent() ? restarts : 0;
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
  private FoldedRegister disagreeing(ReceivedMark tick) {
    var stands = tick.mark().isNewerThan(last.get().mark()) && isNear(tick.mark());
    return (stands ? standing(tick) : this).refused(TickRefusal.FEEDS_DISAGREE);
  }

  private FoldedRegister ahead(ReceivedMark tick) {
    var mark = tick.mark();
    var far = farAhead(mark.rank());
    if (far.isPresent()) {
      return wait(tick, far.get());
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

  private Optional<TickRefusal> farAhead(Rank rank) {
    if (rank.epoch() - reachedEpoch(rank) > MAX_EPOCH_STEP) {
      return Optional.of(TickRefusal.EPOCH_AHEAD);
    }
    return isFar(rank) ? Optional.of(TickRefusal.SEQUENCE_AHEAD) : Optional.empty();
  }

  /** A feed's epochs may continue over its sessions. */
  private long reachedEpoch(Rank rank) {
    var reached = last.map(each -> each.mark().rank().epoch()).orElse(0L);
    return restartsOf(rank) == restarts ? reached : reached - restarts;
  }

  /**
   * Whether a sequence is further ahead than a gap in the feed explains; it may continue over days.
   */
  private boolean isFar(Rank rank) {
    if (last.isPresent() && last.get().mark().rank().isSameEpoch(rank)) {
      return rank.ownSequence() - last.get().mark().rank().ownSequence() > MAX_SEQUENCE_STEP;
    }
    var reached = last.map(each -> each.mark().rank().ownSequence()).orElse(0L);
    var runsOn = rank.ownSequence() > reached && rank.ownSequence() - reached <= MAX_SEQUENCE_STEP;
    return rank.ownSequence() > MAX_SEQUENCE_STEP && !runsOn;
  }

  private FoldedRegister notNewer(ReceivedMark tick, Mark newest) {
    var rank = tick.mark().rank();
    var isLater =
        tick.mark().occurredAt().isAfter(newest.occurredAt().plus(MIN_RESTART_LEAD))
            && rank.correction() == 0;
    if (!isLater) {
      return unchanged(new TickVerdict.Overtaken());
    }
    return wait(
        tick,
        rank.isSameSession(newest.rank())
            ? TickRefusal.SEQUENCE_BEHIND
            : TickRefusal.SESSION_BEHIND);
  }

  private FoldedRegister stand(ReceivedMark tick) {
    return standing(tick).unchanged(new TickVerdict.TakenTick());
  }

  private RegisterFold standing(ReceivedMark tick) {
    return new RegisterFold(
        before,
        rules,
        Optional.of(tick),
        tick.mark().price().or(() -> base),
        restartedAt,
        restartsOf(tick.mark().rank()),
        List.of(),
        true);
  }

  private RegisterFold waiting(List<Candidate> candidates) {
    return new RegisterFold(before, rules, last, base, restartedAt, restarts, candidates, true);
  }

  private RegisterFold restarted(Instant at, long more) {
    return new RegisterFold(before, rules, last, base, at, restarts + more, candidates, isChanged);
  }

  private FoldedRegister wait(ReceivedMark stamped, TickRefusal why) {
    var tick = asStated(stamped);
    if (candidates.stream().anyMatch(each -> isSameSequence(each, tick))) {
      return confirmed(tick).orElseGet(() -> refused(why));
    }
    var more = new ArrayList<>(candidates);
    more.add(new Candidate(tick, why.name()));
    return waiting(more).confirmed(tick).orElseGet(() -> waiting(latest(more)).refused(why));
  }

  private static List<Candidate> latest(List<Candidate> candidates) {
    return candidates.subList(
        Math.max(0, candidates.size() - Register.MAX_CANDIDATES), candidates.size());
  }

  private Optional<FoldedRegister> confirmed(ReceivedMark tick) {
    var agreeing = agreeing(tick);
    return agreeing.size() >= CONFIRMATIONS ? Optional.of(confirm(agreeing)) : Optional.empty();
  }

  private static boolean isSameSequence(Candidate candidate, ReceivedMark tick) {
    return candidate
        .received()
        .mark()
        .rank()
        .inFirstGeneration()
        .equals(tick.mark().rank().inFirstGeneration());
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
    return one.rank().isSameEpoch(other.rank())
        && one.rank().correction() == 0
        && one.price().isPresent()
        && Math.abs(one.sequence() - other.sequence()) <= MAX_SEQUENCE_STEP
        && rules.collar().holds(inUnit(one), inUnit(other));
  }

  private FoldedRegister confirm(List<ReceivedMark> agreeing) {
    var newest =
        agreeing.stream()
            .max(Comparator.comparingLong(each -> each.mark().rank().sequence()))
            .orElseThrow();
    var ranks = agreeing.stream().map(each -> each.mark().rank().inFirstGeneration()).toList();
    var rank = stamped(newest).mark().rank();
    var restarted =
        last.map(ReceivedMark::mark)
            .filter(mark -> rank.compareTo(mark.rank()) < 0)
            .map(mark -> restarted(mark.occurredAt(), mark.rank().epoch() + 1 - rank.epoch()))
            .orElse(this);
    return restarted
        .standing(restarted.stamped(newest))
        .unchanged(new TickVerdict.Confirmed(ranks));
  }

  /** The next revision. */
  public Register next() {
    return new Register(
        before.symbol(),
        before.venue(),
        before.revision() + 1,
        before.generation(),
        last,
        base,
        before.floor(),
        restartedAt,
        restarts,
        before.replaced(),
        candidates,
        before.act());
  }
}
