package dev.weir.stream;

import java.util.Objects;

/**
 * A record's place in its shard. Numbers increase within a shard; those of different shards, or of
 * different incarnations of a stream, must not be compared.
 *
 * @param digits {@code 0|[1-9][0-9]{0,128}} (Kinesis API Reference, type SequenceNumber); 56 digits
 *     in practice, too many for a DynamoDB number
 */
public record SequenceNumber(String digits) implements Comparable<SequenceNumber> {

  /** The maximum number of digits of a sequence number, and the width of {@link #padded()}. */
  public static final int MAX_DIGITS = 129;

  private static final String ZEROES = "0".repeat(MAX_DIGITS);

  public SequenceNumber {
    Objects.requireNonNull(digits, "digits");
    if (digits.isEmpty() || digits.length() > MAX_DIGITS || !isDigits(digits)) {
      throw new IllegalArgumentException("Not a sequence number: length=" + digits.length());
    }
    if (digits.length() > 1 && digits.charAt(0) == '0') {
      throw new IllegalArgumentException("Sequence number has leading zeroes: " + digits);
    }
  }

  /** Reads the format of {@link #padded()}. */
  public static SequenceNumber ofPadded(String padded) {
    if (padded.length() != MAX_DIGITS) {
      throw new IllegalArgumentException(
          "Not a padded sequence number: length=" + padded.length() + " expected=" + MAX_DIGITS);
    }
    int first = 0;
    while (first < MAX_DIGITS - 1 && padded.charAt(first) == '0') {
      first++;
    }
    return new SequenceNumber(padded.substring(first));
  }

  /**
   * Returns the same number with 129 digits, padded with leading zeroes: strings of this form
   * compare in DynamoDB's conditions like the numbers.
   */
  public String padded() {
    return ZEROES.substring(digits.length()) + digits;
  }

  /** Whether this number comes after the other in their shard. */
  public boolean isAfter(SequenceNumber other) {
    return compareTo(other) > 0;
  }

  @Override
  public int compareTo(SequenceNumber other) {
    // Without leading zeroes the longer number is the greater one.
    int byLength = Integer.compare(digits.length(), other.digits.length());
    return byLength != 0 ? byLength : digits.compareTo(other.digits);
  }

  @Override
  public String toString() {
    return digits;
  }

  private static boolean isDigits(String text) {
    // This runs for each record of each batch: one sign bit for all digits instead of a branch for
    // each.
    int others = 0;
    for (int i = 0; i < text.length(); i++) {
      others |= (text.charAt(i) - '0') | ('9' - text.charAt(i));
    }
    return others >= 0;
  }
}
