package dev.weir.accesslog.formats;

/** Reads host names with or without ports. */
final class HostText {

  private HostText() {}

  /** Where the host ends and its port begins; {@code to} where there is no port. */
  static int withoutPort(byte[] bytes, int from, int to) {
    int colon = to - 1;
    while (colon > from && bytes[colon] >= '0' && bytes[colon] <= '9') {
      colon--;
    }
    boolean port = colon > from && colon < to - 1 && bytes[colon] == ':';
    return port && isWholeHost(bytes, from, colon) ? colon : to;
  }

  /** Whether it is {@code host:port}, which an IPv6 address without brackets is not. */
  static boolean hasPort(byte[] bytes, int from, int to) {
    return withoutPort(bytes, from, to) != to;
  }

  // An IPv6 address has further colons; only in brackets can a port follow it.
  private static boolean isWholeHost(byte[] bytes, int from, int to) {
    if (bytes[from] == '[') {
      return bytes[to - 1] == ']';
    }
    for (int i = from; i < to; i++) {
      if (bytes[i] == ':') {
        return false;
      }
    }
    return true;
  }
}
