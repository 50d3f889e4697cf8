package dev.weir.market.marks.commit;

import dev.weir.market.Mark;
import dev.weir.market.MarkStore;
import dev.weir.market.Register;
import dev.weir.market.marks.decide.RegisterState;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The registers as this instance wrote or read them last. Thread-safe. */
public final class KnownRegisters {

  // Each about a kilobyte; far more instruments than a shard carries.
  private static final int MAX_KNOWN = 20_000;

  private final MarkStore store;
  private final Map<String, Register> known = new ConcurrentHashMap<>();

  /** Creates an empty memory of a store. */
  public KnownRegisters(MarkStore store) {
    this.store = store;
  }

  /**
   * Returns the remembered register, otherwise the stored one. It is no longer remembered until the
   * result of its next write is known.
   */
  public RegisterState take(Mark mark) {
    var remembered = known.remove(mark.name());
    return remembered == null ? read(mark) : new RegisterState(remembered, false);
  }

  /** The stored state of a register now, whatever is remembered. */
  public RegisterState read(Mark mark) {
    return new RegisterState(store.read(mark.symbol(), mark.venue()), true);
  }

  void remember(Register register) {
    if (known.size() > MAX_KNOWN) {
      known.clear();
    }
    known.put(register.name(), register);
  }
}
