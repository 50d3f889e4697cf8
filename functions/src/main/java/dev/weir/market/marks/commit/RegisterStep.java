package dev.weir.market.marks.commit;

import dev.weir.engine.CommitResult;
import dev.weir.engine.KeyedStep;
import dev.weir.engine.Refusal;
import dev.weir.market.ConflictRetry;
import dev.weir.market.MarkStore;
import dev.weir.market.marks.decide.RegisterDecision;
import dev.weir.market.marks.decide.RegisterState;
import dev.weir.market.marks.parse.ReadTick;
import dev.weir.market.marks.parse.TickPlaces;
import dev.weir.market.reference.ReferenceBook;
import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.Deadline;
import dev.weir.stream.Lane;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Applies a register's ticks to it in one conditional write. The write is based on the instance's
 * last write, and its condition fails if that is no longer stored. Only a read that began after the
 * ticks came can establish that nothing needs to be written: a register that an operator voided
 * ranks below the instance's memory of it.
 *
 * <p>A redelivery changes nothing: the registers recognise ticks that were stored before a crash.
 *
 * @param lane that the ticks came in
 * @param book the rules of instruments
 * @param written gets the names of the registers that it changed; safe for several threads
 */
public record RegisterStep(
    Lane lane,
    ReferenceBook book,
    MarkStore store,
    ConflictRetry conflicts,
    KnownRegisters known,
    TickMetrics metrics,
    Set<String> written)
    implements KeyedStep<String, ReadTick, RegisterState, RegisterDecision> {

  @Override
  public boolean covers(RegisterState state, ReadTick event) {
    return false; // the register itself recognises earlier ticks
  }

  @Override
  public RegisterDecision begin(String name, RegisterState state) {
    return RegisterDecision.begin(state, book.rules(state.register().symbol()));
  }

  @Override
  public RegisterDecision decide(RegisterDecision soFar, ReadTick event) {
    return soFar.with(event);
  }

  @Override
  public RegisterDecision skip(RegisterDecision soFar, ReadTick event) {
    return soFar;
  }

  @Override
  public boolean isFull(RegisterDecision decision) {
    return false;
  }

  @Override
  public boolean isNews(RegisterDecision decision) {
    return decision.isNews();
  }

  @Override
  public List<Refusal<ReadTick>> refused(RegisterDecision decision) {
    return decision.refused();
  }

  @Override
  public Optional<RegisterState> reread(String name, RegisterState state) {
    var register = state.register();
    return state.isRead()
        ? Optional.empty()
        : Optional.of(new RegisterState(store.read(register.symbol(), register.venue()), true));
  }

  @Override
  public CommitResult<RegisterState> commit(String name, RegisterDecision decision) {
    var next = decision.next();
    if (next.isPresent()) {
      var found = conflicts.write(() -> store.replace(next.get()));
      if (found.isPresent()) {
        return new CommitResult.Conflict<>(new RegisterState(found.get(), true));
      }
      written.add(name);
    }
    metrics.refused(decision.refused().size());
    return new CommitResult.Committed<>(
        next.map(register -> new RegisterState(register, true)).orElse(decision.before()));
  }

  @Override
  public void publish(String name, RegisterState state, Deadline deadline) {
    // The table's stream does it.
  }

  @Override
  public void done(String name, RegisterState state) {
    known.remember(state.register());
  }

  @Override
  public QuarantineKey placeOf(ReadTick event) {
    return TickPlaces.ofRecord(lane, event.record());
  }

  @Override
  public Rejected rejected(ReadTick event, Reason reason, String detail) {
    return event.rejected(reason, detail);
  }

  @Override
  public String nameInLog(String name) {
    return "mark=" + name;
  }
}
