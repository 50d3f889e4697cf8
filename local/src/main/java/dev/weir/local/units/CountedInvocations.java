package dev.weir.local.units;

import dev.weir.local.eventsource.InvocationResult;
import dev.weir.local.functions.FunctionSettings;
import dev.weir.local.functions.InvocationListener;
import java.time.Duration;

/** Counts the invocations of functions as Lambda charges for them, and passes them on. */
public final class CountedInvocations implements InvocationListener {

  private static final double NANOS_PER_MILLI = 1e6;
  private static final double MILLIS_PER_SECOND = 1e3;
  private static final double MB_PER_GB = 1_024;

  private final UnitLedger ledger;
  private final InvocationListener next;

  /** Counts into a ledger. */
  public CountedInvocations(UnitLedger ledger, InvocationListener next) {
    this.ledger = ledger;
    this.next = next;
  }

  @Override
  public void began(FunctionSettings function, int busy) {
    next.began(function, busy);
  }

  @Override
  public void ended(FunctionSettings function, InvocationResult result, Duration took) {
    switch (result) {
      case InvocationResult.Returned _,
          InvocationResult.FunctionFailed _,
          InvocationResult.TimedOut _,
          InvocationResult.Crashed _ ->
          count(function, Math.ceil(took.toNanos() / NANOS_PER_MILLI));
      case InvocationResult.Throttled _, InvocationResult.ServiceFailed _ -> {
        // The function was not invoked.
      }
    }
    next.ended(function, result, took);
  }

  private void count(FunctionSettings function, double millis) {
    ledger.add(function.name(), UsageUnit.INVOCATIONS, 1);
    ledger.add(function.name(), UsageUnit.MILLISECONDS, millis);
    ledger.add(
        function.name(),
        UsageUnit.GB_SECONDS,
        millis / MILLIS_PER_SECOND * function.memoryMb() / MB_PER_GB);
  }

  @Override
  public void throttled(FunctionSettings function) {
    next.throttled(function);
  }
}
