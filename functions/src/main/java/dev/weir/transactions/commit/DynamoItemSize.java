package dev.weir.transactions.commit;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The size of an item as DynamoDB counts it, rounded up. Source: Amazon DynamoDB Developer Guide,
 * "DynamoDB item sizes and formats".
 */
final class DynamoItemSize {

  private static final int COLLECTION_BYTES = 3;

  private DynamoItemSize() {}

  static long of(Map<String, AttributeValue> item) {
    return item.entrySet().stream()
        .mapToLong(member -> bytes(member.getKey()) + of(member.getValue()))
        .sum();
  }

  private static long of(AttributeValue value) {
    return switch (value.type()) {
      case S -> bytes(value.s());
      case N -> value.n().length() / 2 + 2;
      case B -> value.b().asByteArrayUnsafe().length;
      case L -> COLLECTION_BYTES + value.l().stream().mapToLong(each -> 1 + of(each)).sum();
      case M -> COLLECTION_BYTES + value.m().size() + of(value.m());
      case SS -> value.ss().stream().mapToLong(DynamoItemSize::bytes).sum();
      default -> 1;
    };
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
