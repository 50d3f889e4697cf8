package dev.weir.verification.market;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that is wrong by some time; set back, it tells times again that it reported before. */
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
