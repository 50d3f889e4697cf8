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
      "One shard receives far more records than the others; its batches grow.",
      "HOT_KEY"),
  SLOW_TABLE(
      "slow-table",
      Strength.MILLIS,
      1_500,
      "each write to the pipeline's table takes longer",
      "Commits slow down with the table; records wait for the previous batch.",
      "SLOW_SINK"),
  /** The table throttles. */
  THROTTLE(
      "throttle",
      Strength.SHARE,
      0.7,
      "the pipeline's table throttles a share of the writes",
      "Calls are retried; batches are redelivered; the iterator age rises in steps.",
      "THROTTLED_SINK"),
  /** Some records are unreadable. */
  POISON(
      "poison",
      Strength.SHARE,
      0.4,
      "a share of all records can't be parsed",
      "Rejected and quarantined records rise, while valid ones are still counted.",
      "POISON"),
  /** The load rises sharply. */
  SURGE(
      "surge",
      Strength.TIMES,
      10,
      "producers send many times the baseline load, over all keys",
      "Incoming records rise evenly on all shards.",
      "PRODUCER_SURGE"),
  /** The producers cannot send. */
  STOP_PRODUCER(
      "stop-producer",
      Strength.NONE,
      0,
      "the stream denies all producers permission to put records",
      "Incoming records stop at once; nothing lags, because there is no backlog.",
      "NOTHING_ARRIVING"),
  /** The function computes for too long. */
  SLOW_FUNCTION(
      "slow-function",
      Strength.MILLIS,
      2_000,
      "each invocation of the pipeline's function takes longer, its service calls do not",
      "Duration rises while call latency does not; records wait for the previous batch.",
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
  static final class ScenarioConverter implements ITypeConverter<Scenario> {

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
