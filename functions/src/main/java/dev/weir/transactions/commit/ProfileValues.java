package dev.weir.transactions.commit;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Times as DynamoDB values. */
final class ProfileValues {

  private static final int NANO_DIGITS = 9;

  private ProfileValues() {}

  /** Returns seconds since 1970 with a fraction: exact to the nanosecond, and readable. */
  static AttributeValue ofInstant(Instant instant) {
    var seconds = BigDecimal.valueOf(instant.getEpochSecond());
    var fraction = BigDecimal.valueOf(instant.getNano(), NANO_DIGITS);
    return fromN(seconds.add(fraction).stripTrailingZeros().toPlainString());
  }

  static Instant toInstant(AttributeValue value) {
    var number = new BigDecimal(value.n());
    var seconds = number.setScale(0, RoundingMode.FLOOR);
    var nanos = number.subtract(seconds).movePointRight(NANO_DIGITS);
    return Instant.ofEpochSecond(seconds.longValueExact(), nanos.longValueExact());
  }
}
