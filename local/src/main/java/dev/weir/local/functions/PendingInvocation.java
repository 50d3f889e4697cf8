package dev.weir.local.functions;

import dev.weir.local.eventsource.InvocationResult;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * One event on its way through an instance.
 *
 * @param id the request id
 * @param functionArn the function as it was invoked
 * @param event JSON, UTF-8
 * @param deadline when the function's time is up
 * @param result completed when the result is known
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
record PendingInvocation(
    String id,
    String functionArn,
    byte[] event,
    Instant deadline,
    CompletableFuture<InvocationResult> result) {

  static PendingInvocation of(FunctionSettings function, byte[] event) {
    return new PendingInvocation(
        UUID.randomUUID().toString(),
        function.arn(),
        event,
        Instant.now().plus(function.timeout()),
        new CompletableFuture<>());
  }
}
