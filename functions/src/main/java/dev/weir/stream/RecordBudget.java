package dev.weir.stream;

import dev.weir.events.framing.InflationBudget;
import dev.weir.events.json.TokenBudget;
import java.util.EnumMap;
import java.util.Map;

/**
 * The remaining work that one record may cause, in every {@link WorkUnit}. Readers of the record
 * count here before the work is done; beyond a bound {@link TooMuchWorkException} ends it.
 *
 * <p>A budget is created for each reading of a record and depends only on its delivered bytes. Not
 * thread-safe.
 */
@SuppressWarnings("EnumOrdinal") // an array by unit: spending is on the path of every line
public final class RecordBudget implements TokenBudget {

  /**
   * The cost of a rejected line in addition to its bytes, as bytes: its object, and its place,
   * reason and times in the stored form.
   */
  public static final int REJECTED_OVERHEAD = 64;

  private static final WorkUnit[] UNITS = WorkUnit.values();

  private final int deliveredBytes;
  private final long[] left = new long[UNITS.length];

  private RecordBudget(int deliveredBytes) {
    this.deliveredBytes = deliveredBytes;
    for (WorkUnit unit : UNITS) {
      left[unit.ordinal()] = unit.bound(deliveredBytes);
    }
  }

  /** Returns the budget of a record. */
  public static RecordBudget of(KinesisRecord record) {
    return ofBytes(record.data().length);
  }

  /** Returns the budget of a record with this many delivered bytes. */
  public static RecordBudget ofBytes(int deliveredBytes) {
    return new RecordBudget(deliveredBytes);
  }

  /**
   * Counts some work that is about to be done.
   *
   * @throws TooMuchWorkException if it exceeds the unit's bound
   */
  public void spend(WorkUnit unit, long amount) {
    left[unit.ordinal()] -= amount;
    if (left[unit.ordinal()] < 0) {
      throw tooMuch(unit);
    }
  }

  /** Counts tokens of JSON that are about to be read. */
  @Override
  public void spend(long tokens) {
    spend(WorkUnit.JSON_TOKENS, tokens);
  }

  /**
   * Counts a line that is rejected individually.
   *
   * @param bytes the number of its bytes that are kept
   * @throws TooMuchWorkException if there are too many of them
   */
  public void reject(int bytes) {
    spend(WorkUnit.REJECTED_LINES, 1);
    spend(WorkUnit.REJECTED_BYTES, bytes + REJECTED_OVERHEAD);
  }

  /** Returns the remaining amount of a unit. */
  public long left(WorkUnit unit) {
    return left[unit.ordinal()];
  }

  /** Returns the part of the budget for compressed bodies of messages. */
  public InflationBudget inflation() {
    return new InflationBudget() {
      @Override
      public int left() {
        return (int) RecordBudget.this.left(WorkUnit.INFLATED_BYTES);
      }

      @Override
      public void spend(int bytes) {
        RecordBudget.this.spend(WorkUnit.INFLATED_BYTES, bytes);
      }
    };
  }

  /** Returns the exception for exceeding the unit's bound. */
  TooMuchWorkException tooMuch(WorkUnit unit) {
    return new TooMuchWorkException(unit, unit.bound(deliveredBytes));
  }

  /** Returns the amounts counted so far, for tests and measurements. */
  public Map<WorkUnit, Long> spent() {
    var spent = new EnumMap<WorkUnit, Long>(WorkUnit.class);
    for (WorkUnit unit : UNITS) {
      spent.put(unit, unit.bound(deliveredBytes) - left(unit));
    }
    return spent;
  }
}
