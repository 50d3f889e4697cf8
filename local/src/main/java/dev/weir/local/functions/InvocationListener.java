package dev.weir.local.functions;

import dev.weir.local.eventsource.InvocationResult;
import java.time.Duration;

/** Learns of the invocations of functions, from several threads. */
public interface InvocationListener {

  /** Learns nothing. */
  InvocationListener NONE =
      new InvocationListener() {
        @Override
        public void began(FunctionSettings function, int busy) {}

        @Override
        public void ended(FunctionSettings function, InvocationResult result, Duration took) {}

        @Override
        public void throttled(FunctionSettings function) {}
      };

  /**
   * An instance begins to work on an event.
   *
   * @param busy how many of the function's instances work now, with this one
   */
  void began(FunctionSettings function, int busy);

  /**
   * An instance is done with an event.
   *
   * @param took the time that the function's code had; neither the wait for an instance nor its
   *     start are part of it
   */
  void ended(FunctionSettings function, InvocationResult result, Duration took);

  /** An event was refused: no instance may run. */
  void throttled(FunctionSettings function);
}
