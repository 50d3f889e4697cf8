package dev.weir.local.rehearsal;

import static dev.weir.local.service.ServiceError.BAD_REQUEST;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.service.ServiceCall;
import dev.weir.local.service.ServiceError;
import java.util.Set;

/** Creates the services' answers when a rehearsal refuses calls. */
final class Throttling {

  private static final String INJECTED = " (injected)";

  private Throttling() {}

  /** Returns the refusal of a call for overload. */
  static ServiceError of(ServiceCall call, Set<String> overloaded) {
    if (WriteCall.isTransaction(call)) {
      return canceled(call, overloaded);
    }
    return switch (call.service()) {
      case DYNAMODB ->
          exceeded(call, "The level of configured provisioned throughput was exceeded");
      case KINESIS -> exceeded(call, "Rate exceeded for stream " + String.join(", ", call.names()));
      case SNS, SQS, S3, GLUE ->
          ServiceError.of(call, BAD_REQUEST, "Throttling", "Rate exceeded" + INJECTED);
    };
  }

  private static ServiceError exceeded(ServiceCall call, String message) {
    return ServiceError.of(
        call, BAD_REQUEST, "ProvisionedThroughputExceededException", message + INJECTED);
  }

  /** Returns the refusal of a producer without permission. */
  static ServiceError denied(ServiceCall call) {
    return ServiceError.of(
        call,
        BAD_REQUEST,
        "AccessDeniedException",
        "Not authorized to put records to stream " + String.join(", ", call.names()) + INJECTED);
  }

  /** For a transaction DynamoDB states for each action why it was not made. */
  private static ServiceError canceled(ServiceCall call, Set<String> overloaded) {
    return ServiceError.dynamodb(
        BAD_REQUEST,
        "TransactionCanceledException",
        "Transaction cancelled, please refer cancellation reasons for specific reasons" + INJECTED,
        body -> addReasons(body, call, overloaded));
  }

  private static void addReasons(ObjectNode body, ServiceCall call, Set<String> overloaded) {
    var reasons = body.putArray("CancellationReasons");
    for (var action : call.accesses()) {
      var reason = reasons.addObject();
      if (overloaded.contains(action.name())) {
        reason.put("Code", "ThrottlingError");
        reason.put("Message", "Throughput exceeds the current capacity of your table");
      } else {
        reason.put("Code", "None");
      }
    }
  }
}
