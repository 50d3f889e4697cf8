package dev.weir.metrics.dashboard;

import java.util.List;
import java.util.stream.Stream;

/**
 * A condition under which an operator must be called.
 *
 * @param id part of its name, and the anchor of its section in {@code docs/RUNBOOK.md}
 * @param meaning its meaning, in a sentence
 * @param condition the condition that a minute must breach
 * @param minutes the number of minutes evaluated
 * @param breaching the number of them that must breach
 * @param silence how a minute without data is treated
 */
public record Alarm(
    String id,
    String meaning,
    BreachCondition condition,
    int minutes,
    int breaching,
    Silence silence) {
  public Alarm {
    if (breaching < 1 || breaching > minutes) {
      throw new IllegalArgumentException("Not 1 to " + minutes + " minutes: " + breaching);
    }
  }

  /** Returns an alarm that is raised above a threshold, and not by missing data. */
  static Alarm above(
      double threshold, Series series, String id, String meaning, int minutes, int breaching) {
    return new Alarm(
        id,
        meaning,
        new BreachCondition.Above(series, threshold),
        minutes,
        breaching,
        Silence.RIGHT);
  }

  /**
   * Returns an alarm that is raised below a threshold, and by missing data, because it is measured
   * each minute.
   */
  static Alarm below(
      double threshold, Series series, String id, String meaning, int minutes, int breaching) {
    return new Alarm(
        id,
        meaning,
        new BreachCondition.Below(series, threshold),
        minutes,
        breaching,
        Silence.WRONG);
  }

  /**
   * Returns the same alarm for a metric that is measured each minute, so that missing data is
   * itself a fault.
   */
  Alarm raisedBySilence() {
    return new Alarm(id, meaning, condition, minutes, breaching, Silence.WRONG);
  }

  /** The meaning of a minute without data. */
  public enum Silence {
    /** Nothing flows and nothing is measured, which is not a fault. */
    RIGHT,
    /** It is measured each minute: the measuring component does not run. */
    WRONG
  }

  /** The condition under which a minute breaches. */
  public sealed interface BreachCondition {

    /** Returns all series that it evaluates. */
    List<Series> series();

    /** A figure is above a threshold. */
    record Above(Series figure, double threshold) implements BreachCondition {
      @Override
      public List<Series> series() {
        return List.of(figure);
      }
    }

    /** A figure is below a threshold. */
    record Below(Series figure, double threshold) implements BreachCondition {
      @Override
      public List<Series> series() {
        return List.of(figure);
      }
    }

    /**
     * Something comes in and nothing is taken. A minute without data on incoming records does not
     * breach; missing data on the taken ones means that nothing was taken.
     *
     * @param comes sums of a minute, each zero if nothing came
     * @param taken sum of a minute, which is not measured while nothing is taken
     */
    record NotTaken(List<Series> comes, Series taken) implements BreachCondition {
      public NotTaken {
        comes = List.copyOf(comes);
        if (comes.isEmpty()) {
          throw new IllegalArgumentException("Nothing comes that could be taken");
        }
      }

      @Override
      public List<Series> series() {
        return Stream.concat(comes.stream(), Stream.of(taken)).toList();
      }
    }
  }
}
