package dev.weir.stream;

/**
 * Determines whether text is a line that the pipeline reads. It is called for a string within a
 * JSON object, which is the line that a shipper wrapped if it can be read as one, and otherwise a
 * part of unrelated JSON.
 */
public interface LineRecognizer {

  /** Recognizes nothing: JSON is never treated as a wrapper. */
  LineRecognizer NONE = (bytes, from, to) -> false;

  /**
   * Whether {@code bytes[from, to)}, which has no line end, is such a line.
   *
   * @return the same for the same lines since {@link #startRecord(RecordBudget)}, so that a
   *     redelivery is read alike
   * @throws TooMuchWorkException if the record exceeds its budget
   */
  boolean reads(byte[] bytes, int from, int to);

  /**
   * Whether an object with a member of this name may be a line itself. Only such objects are passed
   * to {@link #isLine}.
   *
   * @param from where the name begins, with its escapes
   */
  default boolean isField(byte[] bytes, int from, int to) {
    return false;
  }

  /**
   * Whether the object {@code bytes[from, to)} is a complete line itself. Then its strings are
   * fields, which clients may have written, and wrap nothing.
   *
   * @throws TooMuchWorkException if the record exceeds its budget
   */
  default boolean isLine(byte[] bytes, int from, int to) {
    return false;
  }

  /**
   * Begins a record and discards the headers of earlier lines.
   *
   * @param budget the record's budget, in which the work on its lines is counted
   */
  default void startRecord(RecordBudget budget) {}
}
