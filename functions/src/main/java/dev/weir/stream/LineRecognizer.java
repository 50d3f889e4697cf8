package dev.weir.stream;

/**
 * Tells whether text is a line that the pipeline reads. It is asked about a string within a JSON
 * object, which is the line that a shipper wrapped if it reads as one, and otherwise a part of
 * somebody's own JSON.
 */
public interface LineRecognizer {

  /** Recognizes nothing: JSON is never taken for a wrapper. */
  LineRecognizer NONE = (bytes, from, to) -> false;

  /**
   * Whether {@code bytes[from, to)}, which has no line end, is such a line.
   *
   * @return the same for the same lines since {@link #startRecord(RecordBudget)}, so that a
   *     redelivery is read alike
   * @throws TooMuchWorkException if the record holds more than one may
   */
  boolean reads(byte[] bytes, int from, int to);

  /**
   * Begins a record: what earlier lines said about those that follow them is forgotten.
   *
   * @param budget the record's, in which the work on its lines is counted
   */
  default void startRecord(RecordBudget budget) {}
}
