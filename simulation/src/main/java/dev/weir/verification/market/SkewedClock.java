package dev.weir.verification.market;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that is wrong by some time; after it is set back, it repeats earlier times. */
final class SkewedClock implements InstantSource {

  private final InstantSource right;
  private Duration ahead;

  SkewedClock(InstantSource right, Duration ahead) {
    this.right = right;
    this.ahead = ahead;
  }

  @Override
  public Instant instant() {
    return right.instant().plus(ahead);
  }

  void set(Duration by) {
    ahead = ahead.plus(by);
  }
}
