package dev.weir.local.rehearsal;

import dev.weir.local.service.ServiceCall;
import java.util.Set;

/** Recognises calls that write: those are the ones that a rehearsal delays and refuses. */
final class WriteCall {

  private static final Set<String> TO_TOPICS = Set.of("Publish", "PublishBatch");

  private WriteCall() {}

  static boolean is(ServiceCall call) {
    return switch (call.service()) {
      case DYNAMODB -> call.writesItems();
      case KINESIS -> call.putsRecords();
      case SNS -> TO_TOPICS.contains(call.operation());
      case SQS, S3, GLUE -> false;
    };
  }

  static boolean isTransaction(ServiceCall call) {
    return call.operation().equals("TransactWriteItems");
  }
}
