package dev.weir.stream;

import dev.weir.events.framing.InflationBudget;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much work one record may still cause, in every {@link WorkUnit}. Whoever reads the record
 * counts here before the work is done; past a bound {@link TooMuchWorkException} ends it.
 *
 * <p>A budget is made for each reading of a record and depends on its delivered bytes alone. Not
 * thread-safe.
 */
@SuppressWarnings("EnumOrdinal") // an array by unit: spending is on the path of every line
public final class RecordBudget {

  /**
   * What a rejected line costs alongside its bytes, as bytes: its object, and its place, reason and
   * times in the stored form.
   */
  public static final int REJECTED_OVERHEAD = 64;

  /**
   * How deep JSON may be nested. Real documents have a depth of 3 to 5, and more where a message's
   * own fields nest.
   */
  public static final int MAX_JSON_DEPTH = 100;

  private final int deliveredBytes;
  private final long[] left = new long[WorkUnit.values().length];

  private RecordBudget(int deliveredBytes) {
    this.deliveredBytes = deliveredBytes;
    for (WorkUnit unit : WorkUnit.values()) {
      left[unit.ordinal()] = unit.bound(deliveredBytes);
    }
  }

  /** The budget of a record. */
  public static RecordBudget of(KinesisRecord record) {
    return ofBytes(record.data().length);
  }

  /** The budget of a record of so many bytes, as they were delivered. */
  public static RecordBudget ofBytes(int deliveredBytes) {
    return new RecordBudget(deliveredBytes);
  }

  /**
   * Counts some work that is about to be done.
   *
   * @throws TooMuchWorkException if it passes the unit's bound
   */
  public void spend(WorkUnit unit, long amount) {
    left[unit.ordinal()] -= amount;
    if (left[unit.ordinal()] < 0) {
      throw tooMuch(unit);
    }
  }

  /**
   * Counts a line that is rejected by itself.
   *
   * @param bytes how many of it are kept
   * @throws TooMuchWorkException if there are too many of them
   */
  public void reject(int bytes) {
    spend(WorkUnit.REJECTED_LINES, 1);
    spend(WorkUnit.REJECTED_BYTES, bytes + REJECTED_OVERHEAD);
  }

  /** How much of a unit may still come. */
  public long left(WorkUnit unit) {
    return left[unit.ordinal()];
  }

  /** The part of the budget that compressed bodies of messages draw on. */
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

  /** That the unit's bound is passed. */
  TooMuchWorkException tooMuch(WorkUnit unit) {
    return new TooMuchWorkException(unit, unit.bound(deliveredBytes));
  }

  /** What was counted so far, for tests and measurements. */
  public Map<WorkUnit, Long> spent() {
    var spent = new EnumMap<WorkUnit, Long>(WorkUnit.class);
    for (WorkUnit unit : WorkUnit.values()) {
      spent.put(unit, unit.bound(deliveredBytes) - left(unit));
    }
    return spent;
  }
}
