package dev.weir.local.eventsource;

/** The result of one invocation of a function. */
public sealed interface InvocationResult {

  /**
   * The function returned.
   *
   * @param payload its answer, UTF-8 JSON; empty if it wrote nothing
   */
  @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
  record Returned(byte[] payload, String requestId) implements InvocationResult {}

  /** The function reported an error. */
  record FunctionFailed(String errorType, String message, String requestId)
      implements InvocationResult {}

  /** The function did not answer in time. */
  record TimedOut(String requestId) implements InvocationResult {}

  /** The function's process ended during the invocation. */
  record Crashed(String message, String requestId) implements InvocationResult {}

  /** The function was not invoked: its concurrency is exhausted. */
  record Throttled() implements InvocationResult {}

  /** The function was not invoked: its host could not run it. */
  record ServiceFailed(String message) implements InvocationResult {}
}
