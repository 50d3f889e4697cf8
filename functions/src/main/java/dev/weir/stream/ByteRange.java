package dev.weir.stream;

/** A range of bytes: the contents of an envelope, before they are known to be readable. */
@SuppressWarnings("ArrayRecordComponent") // a view, never compared
record ByteRange(byte[] bytes, int from, int to) {

  boolean startsWith(byte[] prefix) {
    if (to - from < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if (bytes[from + i] != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  int length() {
    return to - from;
  }
}
