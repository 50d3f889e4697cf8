package dev.weir.local.eventsource;

/** Invokes one function and waits for its answer. The host of the functions implements it. */
@FunctionalInterface
public interface FunctionInvoker {

  /**
   * Invokes the function with one event and blocks until its result is known.
   *
   * <p>It is called from virtual threads, for several events at once if an event source has several
   * shards or lanes. An exception counts as an error of the service, not of the function: the event
   * source invokes again and uses up none of its retries.
   *
   * @param eventJson the event, UTF-8
   */
  InvocationResult invoke(byte[] eventJson);
}
