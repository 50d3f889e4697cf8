package dev.weir.accesslog.formats;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The names of members by which a JSON object can have the status of a response. */
public final class JsonStatusNames {

  private final byte[][] names;

  private JsonStatusNames(byte[][] names) {
    this.names = names;
  }

  /** Returns the usual names, or those that are configured. */
  public static JsonStatusNames of(FormatSettings settings) {
    String map = settings.format().equals(FormatSettings.AUTO) ? settings.fields() : "";
    return new JsonStatusNames(
        JsonFieldMap.statusNames(map).stream()
            .map(name -> name.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new));
  }

  /** Whether {@code bytes[from, to)} is such a name. */
  public boolean contains(byte[] bytes, int from, int to) {
    for (byte[] name : names) {
      if (name.length == to - from && Arrays.equals(bytes, from, to, name, 0, name.length)) {
        return true;
      }
    }
    return false;
  }
}
