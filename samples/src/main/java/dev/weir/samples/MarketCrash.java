package dev.weir.samples;

import java.time.Duration;

/**
 * A fall of about a fifth in the market within seconds, a while at the bottom, and a recovery of
 * about half of it. All times count from the first tick.
 *
 * @param begins the last moment of the quiet phase
 * @param bottom when the fall ends
 * @param turns when the recovery begins
 * @param settles when it ends; the market stays there
 * @param depth by how much the market falls, as a logarithm; 0 if there is no crash
 */
public record MarketCrash(
    Duration begins, Duration bottom, Duration turns, Duration settles, double depth) {

  // exp(-0.22) is 0.80.
  private static final double DEPTH = 0.22;
  private static final double RECOVERED = 0.55;
  private static final double BEGINS = 0.5;
  private static final double FALLS = 0.1;
  private static final double STAYS = 0.15;
  private static final double RECOVERS = 0.15;
  private static final Duration MAX_FALL = Duration.ofSeconds(5);
  private static final Duration MAX_STAY = Duration.ofSeconds(20);
  private static final Duration MAX_RECOVERY = Duration.ofSeconds(60);

  static MarketCrash within(Duration length, boolean happens) {
    var begins = part(length, BEGINS, length);
    var bottom = begins.plus(part(length, FALLS, MAX_FALL));
    var turns = bottom.plus(part(length, STAYS, MAX_STAY));
    var settles = turns.plus(part(length, RECOVERS, MAX_RECOVERY));
    return new MarketCrash(begins, bottom, turns, settles, happens ? DEPTH : 0);
  }

  private static Duration part(Duration length, double part, Duration most) {
    // At least a nanosecond, because elapsed time is divided by it.
    var nanos = Math.max(1, (long) (part * length.toNanos()));
    return Duration.ofNanos(Math.min(nanos, most.toNanos()));
  }

  /** Returns the logarithm of the market's level after the crash. */
  double at(Duration at) {
    return depth * (RECOVERED * passed(turns, settles, at) - passed(begins, bottom, at));
  }

  private static double passed(Duration from, Duration to, Duration at) {
    var part = (double) at.minus(from).toNanos() / to.minus(from).toNanos();
    return Math.clamp(part, 0.0, 1.0);
  }
}
