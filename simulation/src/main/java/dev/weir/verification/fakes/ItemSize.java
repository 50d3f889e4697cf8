package dev.weir.verification.fakes;

import dev.weir.stream.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The size of an item by DynamoDB's rules (Developer Guide, "DynamoDB item sizes and formats"), and
 * the limit of 400 KB above which it refuses the write.
 */
public final class ItemSize {

  private static final int MAX_BYTES = 400 * 1024;
  private static final int MAX_KEY_BYTES = 2048;
  private static final int STRUCTURE_BYTES = 3;

  private ItemSize() {}

  /**
   * Throws if the table would refuse an item.
   *
   * @param key the name of the partition key
   */
  static void require(Map<String, AttributeValue> item, String key) {
    if (of(item) > MAX_BYTES) {
      throw new RefusedException("Item size has exceeded the maximum allowed size", null);
    }
    if (utf8(item.get(key).s()) > MAX_KEY_BYTES || item.get(key).s().isEmpty()) {
      throw new RefusedException("Size of hashkey is out of range", null);
    }
  }

  /** Returns an item's size in bytes. */
  public static int of(Map<String, AttributeValue> item) {
    return item.entrySet().stream().mapToInt(e -> utf8(e.getKey()) + of(e.getValue())).sum();
  }

  private static int of(AttributeValue value) {
    return switch (value.type()) {
      case S -> utf8(value.s());
      case N -> 2 + value.n().length() / 2;
      case B -> value.b().asByteArrayUnsafe().length;
      case SS -> value.ss().stream().mapToInt(ItemSize::utf8).sum();
      case L -> STRUCTURE_BYTES + value.l().stream().mapToInt(each -> 1 + of(each)).sum();
      case M ->
          STRUCTURE_BYTES
              + value.m().entrySet().stream()
                  .mapToInt(e -> 1 + utf8(e.getKey()) + of(e.getValue()))
                  .sum();
      default -> 1;
    };
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
