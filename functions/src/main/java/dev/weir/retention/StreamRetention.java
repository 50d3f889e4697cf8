package dev.weir.retention;

/** For how long streams keep records. */
interface StreamRetention {

  /** Hours that a stream has now. */
  int hours(String stream);

  /** Keeps records for longer. */
  void raise(String stream, int hours);

  /** Keeps records for a shorter time; older ones are gone at once. */
  void lower(String stream, int hours);
}
