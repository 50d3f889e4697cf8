package dev.weir.verification.fakes;

import static dev.weir.verification.fakes.TableChanges.number;
import static dev.weir.verification.fakes.TableChanges.text;

import dev.weir.market.Mark;
import dev.weir.market.MarkStore;
import dev.weir.market.Pulse;
import dev.weir.market.PulseStore;
import dev.weir.market.ReceivedMark;
import dev.weir.market.Register;
import dev.weir.market.RegisterFields;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.ShardRecords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The marks in memory: one table, seen alike from every Region. */
public final class FakeMarkTable {

  private final Map<String, Register> registers = new TreeMap<>();
  private final Map<String, Pulse> pulses = new TreeMap<>();
  private final Map<Pulse, Integer> stepsBefore = new HashMap<>();
  private final List<Register> history = new ArrayList<>();
  private final TableChanges changes;

  /** Creates an empty table with a stream of two shards. */
  public FakeMarkTable() {
    this(2);
  }

  /** Creates an empty table with a stream of this many shards. */
  public FakeMarkTable(int shards) {
    changes = new TableChanges(shards);
  }

  /** Returns the table as seen from one Region. */
  public MarkStore from(CallDisturbance disturbance) {
    return new MarkStore() {
      @Override
      public Register read(String symbol, String venue) {
        return disturbance.around("read mark", () -> FakeMarkTable.this.read(symbol, venue));
      }

      @Override
      public Optional<Register> replace(Register next) {
        return disturbance.around("put mark", () -> FakeMarkTable.this.replace(next));
      }

      @Override
      public boolean override(Register next) {
        return disturbance.around("override mark", () -> FakeMarkTable.this.override(next));
      }

      @Override
      public List<ReceivedMark> all() {
        return disturbance.around("read marks", FakeMarkTable.this::received);
      }

      @Override
      public List<Register> registers() {
        return disturbance.around("read registers", () -> List.copyOf(registers.values()));
      }

      @Override
      public boolean remove(Register register) {
        return disturbance.around("remove mark", () -> FakeMarkTable.this.remove(register));
      }
    };
  }

  /** Returns the pulses in the same table, as seen from one Region. */
  public PulseStore pulsesFrom(CallDisturbance disturbance) {
    return pulse -> disturbance.around("put pulse", () -> putPulse(pulse));
  }

  private boolean putPulse(Pulse pulse) {
    var stored = pulses.get(pulse.region());
    if (stored != null && !stored.arrivedAt().isBefore(pulse.arrivedAt())) {
      return false;
    }
    pulses.put(pulse.region(), pulse);
    stepsBefore.put(pulse, history.size());
    var image = new LinkedHashMap<String, String>();
    image.put("symbol", text(Pulse.SYMBOL));
    image.put("venue", text(pulse.region()));
    image.put("pulsedAt", number(pulse.arrivedAt().toEpochMilli()));
    // By both parts of its key, as DynamoDB distributes items.
    changes.add(Pulse.SYMBOL + pulse.region(), image);
    return true;
  }

  /** Returns every stored pulse, with the number of register steps stored before it. */
  public Map<Pulse, Integer> pulses() {
    return Map.copyOf(stepsBefore);
  }

  /** Returns the stored register of a symbol at a venue. */
  public Register read(String symbol, String venue) {
    return registers.getOrDefault(Mark.name(symbol, venue), Register.none(symbol, venue));
  }

  private Optional<Register> replace(Register next) {
    var stored = read(next.symbol(), next.venue());
    if (stored.equals(next)) {
      return Optional.empty(); // its own write, retried
    }
    if (stored.revision() != next.revision() - 1) {
      return Optional.of(stored);
    }
    overwrite(next);
    return Optional.empty();
  }

  private boolean override(Register next) {
    var stored = read(next.symbol(), next.venue());
    if (stored.generation() != next.generation() - 1) {
      return stored.act().equals(next.act()); // its own write, retried
    }
    overwrite(next.numbered(stored.revision() + 1));
    return true;
  }

  private boolean remove(Register register) {
    var stored = registers.get(register.name());
    if (stored == null) {
      return true;
    }
    return stored.revision() == register.revision() && registers.remove(register.name()) != null;
  }

  /** Writes unconditionally: for mistakes that must be found. */
  public void overwrite(Register register) {
    registers.put(register.name(), register);
    history.add(register);
    var image = new LinkedHashMap<String, String>();
    RegisterFields.write(register)
        .forEach(
            (name, value) ->
                image.put(
                    name,
                    RegisterFields.NUMBERS.contains(name)
                        ? number(Long.parseLong(value))
                        : text(value)));
    changes.add(register.symbol(), image);
  }

  /** Resets the items to their state after this many writes; the stream keeps its changes. */
  public void restore(int writes) {
    registers.clear();
    history.subList(writes, history.size()).clear();
    history.forEach(was -> registers.put(was.name(), was));
  }

  /** Returns all writes, in order. */
  public List<Register> history() {
    return List.copyOf(history);
  }

  /** Returns all marks, ordered by name. */
  public List<Mark> all() {
    return registers.values().stream().flatMap(register -> register.mark().stream()).toList();
  }

  private List<ReceivedMark> received() {
    return registers.values().stream().flatMap(register -> register.last().stream()).toList();
  }

  /** Returns the stream of its changes. */
  public List<ShardRecords> changes() {
    return changes.shards();
  }
}
