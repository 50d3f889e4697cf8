package dev.weir.rehearsal.inject;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A disturbance of a stream's pipeline that can be rehearsed. */
public enum Scenario {
  /** One key, or one shard, gets most of the load. */
  HOT_SHARD(
      "hot-shard",
      Strength.TIMES,
      20,
      "one partition key gets many times the baseline load (--many-keys: many keys of one shard)",
      "One shard's incoming records stand out from the others'; its batches grow.",
      "HOT_KEY"),
  SLOW_TABLE(
      "slow-table",
      Strength.MILLIS,
      1_500,
      "each write to the pipeline's table takes longer",
      "Commits take as long as the table; records wait for the batch before them.",
      "SLOW_SINK"),
  /** The table throttles. */
  THROTTLE(
      "throttle",
      Strength.SHARE,
      0.7,
      "the pipeline's table refuses a share of the writes, as where its throughput is exceeded",
      "Calls are made again and again; batches come back; the iterator's age rises in steps.",
      "THROTTLED_SINK"),
  /** Some records are unreadable. */
  POISON(
      "poison",
      Strength.SHARE,
      0.4,
      "a share of all records can't be read, alongside good ones",
      "Rejected records and quarantine rise, while the good ones are counted as ever.",
      "POISON"),
  /** The load rises sharply. */
  SURGE(
      "surge",
      Strength.TIMES,
      10,
      "producers send many times the baseline load, over all keys",
      "Incoming records rise on every shard alike.",
      "PRODUCER_SURGE"),
  /** The producers cannot send. */
  STOP_PRODUCER(
      "stop-producer",
      Strength.NONE,
      0,
      "the stream refuses every producer, as one who may not put records",
      "Incoming records end at once; nothing lags, because nothing waits.",
      "NOTHING_ARRIVING"),
  /** The function computes for too long. */
  SLOW_FUNCTION(
      "slow-function",
      Strength.MILLIS,
      2_000,
      "each invocation of the pipeline's function takes longer, its calls as fast as ever",
      "Duration rises and the calls' time does not; records wait for the batch before them.",
      "SLOW_FUNCTION");

  private final String name;
  private final Strength unit;
  private final double strength;
  private final String what;
  private final String expectation;
  private final String verdict;

  Scenario(
      String name,
      Strength unit,
      double strength,
      String what,
      String expectation,
      String verdict) {
    this.name = name;
    this.unit = unit;
    this.strength = strength;
    this.what = what;
    this.expectation = expectation;
    this.verdict = verdict;
  }

  /** Returns the default strength, in its unit. */
  public double usualStrength() {
    return strength;
  }

  Strength unit() {
    return unit;
  }

  /** Returns the disturbance as a clause. */
  String what() {
    return what;
  }

  /** Returns the expected symptoms, as a sentence or two. */
  String expectation() {
    return expectation;
  }

  /** Returns whether it affects a function or its output rather than the input. */
  boolean isOfFunction() {
    return switch (this) {
      case SLOW_TABLE, THROTTLE, SLOW_FUNCTION -> true;
      case HOT_SHARD, POISON, SURGE, STOP_PRODUCER -> false;
    };
  }

  /** Returns the verdict expected of {@code weir doctor}. */
  public String verdict(boolean manyKeys) {
    return this == HOT_SHARD && manyKeys ? "HOT_SHARD" : verdict;
  }

  /** Returns its name on the command line, such as {@code slow-table}. */
  @Override
  public String toString() {
    return name;
  }

  /** Parses a command-line argument. */
  static final class Converter implements ITypeConverter<Scenario> {

    @Override
    public Scenario convert(String value) {
      return Arrays.stream(values())
          .filter(one -> one.name.equals(value))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      Arrays.stream(values())
                          .map(Scenario::toString)
                          .collect(Collectors.joining(", ", "expected one of ", ""))));
    }
  }
}
