package dev.weir.metrics.dashboard;

import java.util.List;
import java.util.stream.Stream;

/**
 * When an operator must be called.
 *
 * @param id part of its name, and the anchor of its section in {@code docs/RUNBOOK.md}
 * @param meaning what it says, in a sentence
 * @param condition what is wrong with a minute
 * @param minutes out of how many minutes
 * @param breaching in how many of them something is
 * @param silence what it means where a minute was not measured
 */
public record Alarm(
    String id, String meaning, Condition condition, int minutes, int breaching, Silence silence) {
  public Alarm {
    if (breaching < 1 || breaching > minutes) {
      throw new IllegalArgumentException("Not 1 to " + minutes + " minutes: " + breaching);
    }
  }

  /** One that is raised above a figure, and that silence does not raise. */
  static Alarm above(
      double threshold, Series series, String id, String meaning, int minutes, int breaching) {
    return new Alarm(
        id, meaning, new Condition.Above(series, threshold), minutes, breaching, Silence.RIGHT);
  }

  /** One that is raised below a figure, and by silence, because it is measured each minute. */
  static Alarm below(
      double threshold, Series series, String id, String meaning, int minutes, int breaching) {
    return new Alarm(
        id, meaning, new Condition.Below(series, threshold), minutes, breaching, Silence.WRONG);
  }

  /** The same, where it is measured each minute, so that silence is a fault itself. */
  Alarm raisedBySilence() {
    return new Alarm(id, meaning, condition, minutes, breaching, Silence.WRONG);
  }

  /** What a minute without a figure means. */
  public enum Silence {
    /** Nothing flows, nothing is measured, and nothing is wrong. */
    RIGHT,
    /** It is measured each minute: who measures it does not run. */
    WRONG
  }

  /** What makes a minute one that breaches. */
  public sealed interface Condition {

    /** All that it looks at. */
    List<Series> series();

    /** A figure is above a threshold. */
    record Above(Series figure, double threshold) implements Condition {
      @Override
      public List<Series> series() {
        return List.of(figure);
      }
    }

    /** A figure is below a threshold. */
    record Below(Series figure, double threshold) implements Condition {
      @Override
      public List<Series> series() {
        return List.of(figure);
      }
    }

    /**
     * Something comes and nothing is taken. A minute that nothing is known of what comes is none
     * that breaches; where nothing is known of what is taken, nothing was.
     *
     * @param comes sums of a minute, each zero where nothing came
     * @param taken sum of a minute, which is not measured while nothing is taken
     */
    record NotTaken(List<Series> comes, Series taken) implements Condition {
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
