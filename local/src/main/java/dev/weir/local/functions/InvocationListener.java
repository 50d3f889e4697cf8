package dev.weir.local.functions;

import dev.weir.local.eventsource.InvocationResult;
import java.time.Duration;

/** Observes the invocations of functions, from several threads. */
public interface InvocationListener {

  /** Ignores everything. */
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
   * An instance begins an event.
   *
   * @param busy number of the function's busy instances, including this one
   */
  void began(FunctionSettings function, int busy);

  /**
   * An instance is done with an event.
   *
   * @param took the time of the function's code, without the wait for an instance or its start
   */
  void ended(FunctionSettings function, InvocationResult result, Duration took);

  /** An event was refused because no instance may run. */
  void throttled(FunctionSettings function);
}
