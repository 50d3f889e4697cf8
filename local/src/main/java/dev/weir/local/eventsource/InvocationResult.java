package dev.weir.local.eventsource;

/** What became of one invocation of a function. */
public sealed interface InvocationResult {

  /**
   * The function returned.
   *
   * @param payload its answer, UTF-8 JSON; empty where it wrote nothing
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Returned(byte[] payload, String requestId) implements InvocationResult {}

  /** The function reported an error. */
  record FunctionFailed(String errorType, String message, String requestId)
      implements InvocationResult {}

  /** The function had not answered when its time was up. */
  record TimedOut(String requestId) implements InvocationResult {}

  /** The function's process ended in mid-invocation. */
  record Crashed(String message, String requestId) implements InvocationResult {}

  /** The function was not invoked: all that may run at once are running. */
  record Throttled() implements InvocationResult {}

  /** The function was not invoked: what runs it could not do so. */
  record ServiceFailed(String message) implements InvocationResult {}
}
