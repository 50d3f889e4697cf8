package dev.weir.engine;

import dev.weir.stream.Batch;
import dev.weir.stream.Deadline;
import dev.weir.stream.KinesisEvents;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Outcome;
import dev.weir.stream.TableBatch;
import dev.weir.stream.TableRecord;
import dev.weir.telemetry.Invocation;
import dev.weir.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An assembled function: everything that its handler needs.
 *
 * @param events handles an event
 * @param priming runs before a snapshot of the function is taken
 */
public record StreamFunction(Telemetry telemetry, EventHandler events, Priming priming) {

  /** Handles the events of a function. */
  @FunctionalInterface
  public interface EventHandler {

    /**
     * Handles one event.
     *
     * @throws IOException if it can't be read
     */
    FunctionAnswer take(InputStream event, Deadline deadline, Invocation invocation)
        throws IOException;
  }

  /** The answer of a function. */
  @FunctionalInterface
  public interface FunctionAnswer {

    void writeTo(OutputStream response) throws IOException;
  }

  /** Returns a function with a Kinesis stream as its source. */
  public static StreamFunction ofKinesis(
      Telemetry telemetry,
      BiFunction<Batch<KinesisRecord>, Deadline, Outcome> engine,
      Priming priming) {
    var events = new KinesisEvents();
    return new StreamFunction(
        telemetry,
        (event, deadline, invocation) -> {
          var batch = events.read(event);
          invocation.has(batch);
          var outcome = engine.apply(batch, deadline);
          invocation.answers(outcome);
          return outcome::writeTo;
        },
        priming);
  }

  /** Returns a function with a table's stream as its source. */
  public static StreamFunction ofTable(
      Telemetry telemetry,
      BiFunction<Batch<TableRecord>, Deadline, Outcome> engine,
      Priming priming) {
    return ofTable(
        telemetry,
        engine,
        _ -> {
          throw new IllegalStateException("Not the event of a table's stream");
        },
        priming);
  }

  /**
   * Returns a function with a table's stream as its source, which a schedule invokes too.
   *
   * @param whenScheduled handles any event that is not from the stream
   */
  public static StreamFunction ofTable(
      Telemetry telemetry,
      BiFunction<Batch<TableRecord>, Deadline, Outcome> engine,
      Consumer<Deadline> whenScheduled,
      Priming priming) {
    return new StreamFunction(
        telemetry,
        (event, deadline, invocation) -> {
          var batch = TableBatch.read(event);
          invocation.has(batch);
          if (!batch.isTableEvent()) {
            whenScheduled.accept(deadline);
          }
          var outcome = engine.apply(batch, deadline);
          invocation.answers(outcome);
          return outcome::writeTo;
        },
        priming);
  }

  /**
   * A function that a schedule starts.
   *
   * @param round what it does each time; gives what it answers, as JSON
   */
  public static StreamFunction ofSchedule(
      Telemetry telemetry, Function<Deadline, String> round, Priming priming) {
    return new StreamFunction(
        telemetry,
        (_, deadline, _) -> {
          var answer = round.apply(deadline).getBytes(StandardCharsets.UTF_8);
          return response -> response.write(answer);
        },
        priming);
  }

  /** The same, primed before each snapshot: for the function that Lambda starts. */
  public StreamFunction primed() {
    priming.register();
    return this;
  }
}
