package dev.weir.verification.fakes;

import dev.weir.stream.UnavailableException;

/** How a port reports to Weir's functions that a call failed. */
public final class CallFailure {

  private CallFailure() {}

  /** Throttled, or its answer was lost. */
  public static UnavailableException unavailable(String call) {
    return new UnavailableException(call, null);
  }
}
