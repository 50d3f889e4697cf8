package dev.weir.local.rehearsal;

import dev.weir.local.service.AwsService;
import dev.weir.local.service.ServiceCall;
import java.util.Set;

/** Recognises calls that write: those are the ones that a rehearsal delays and refuses. */
final class WriteCall {

  private static final Set<String> TO_TABLES =
      Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems");
  private static final Set<String> TO_STREAMS = Set.of("PutRecord", "PutRecords");
  private static final Set<String> TO_TOPICS = Set.of("Publish", "PublishBatch");

  private WriteCall() {}

  static boolean is(ServiceCall call) {
    return switch (call.service()) {
      case DYNAMODB -> TO_TABLES.contains(call.operation());
      case KINESIS -> TO_STREAMS.contains(call.operation());
      case SNS -> TO_TOPICS.contains(call.operation());
      case SQS, S3, GLUE -> false;
    };
  }

  static boolean isOfProducer(ServiceCall call) {
    return call.service() == AwsService.KINESIS && is(call);
  }

  static boolean isTransaction(ServiceCall call) {
    return call.operation().equals("TransactWriteItems");
  }
}
