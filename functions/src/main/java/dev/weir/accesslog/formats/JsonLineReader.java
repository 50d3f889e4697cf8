package dev.weir.accesslog.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.weir.accesslog.formats.JsonFieldMap.Names;
import dev.weir.accesslog.formats.JsonFieldMap.Target;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** Reads JSON lines as a stream of tokens; makes no objects of them. */
final class JsonLineReader {

  // Caddy's lines are four levels deep. Deeper ones are another's, or an attack.
  private static final int MAX_DEPTH = 64;
  private static final int MAX_NAME_CHARS = 1_000;

  /** The longest value that is read, in characters: times and statuses are far shorter. */
  private static final int MAX_VALUE_CHARS = AccessLogLine.MAX_SERVICE_BYTES;

  // What lines need as a rule; the buffer of a longer one is not kept.
  private static final int KEPT_CHARS = 65_536;

  private static final String ACCESS_LOGGER = "http.log.access";
  private static final int NOT_TAKEN = Integer.MAX_VALUE;

  /** nginx writes {@code \x16} in what it takes for JSON, and others write control characters. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNameLength(MAX_NAME_CHARS)
                  .build())
          .build();

  private final Names names;
  private final boolean loggerNeeded;
  private final Map<Role, Integer> ranks = new EnumMap<>(Role.class);
  private final byte[] value = new byte[MAX_VALUE_CHARS];
  private final byte[] service = new byte[MAX_VALUE_CHARS];
  private char[] chars = new char[4_096];
  private boolean accessLogger;
  private boolean otherLogger;

  /**
   * @param loggerNeeded whether only lines of Caddy's access logger are taken
   */
  JsonLineReader(Names names, boolean loggerNeeded) {
    this.names = names;
    this.loggerNeeded = loggerNeeded;
  }

  LineResult parse(byte[] b, int from, int to, AccessLogLine line) {
    ranks.clear();
    accessLogger = false;
    otherLogger = false;
    char[] text = latin1(b, from, to);
    try (JsonParser json = JSON.createParser(text, 0, to - from)) {
      json.nextToken();
      readObject(json, names, true, line);
      boolean whole = json.nextToken() == null;
      return whole && isWanted() ? line.verdict() : LineResult.NOT_AN_ACCESS_LOG;
    } catch (IOException broken) {
      // No JSON, or none within the bounds: then it is no access-log line either.
      return LineResult.NOT_AN_ACCESS_LOG;
    }
  }

  // Each byte becomes one character: what a client sent may be no UTF-8, and its status is counted
  // all the same.
  private char[] latin1(byte[] b, int from, int to) {
    int length = to - from;
    char[] text = chars.length >= length ? chars : new char[length];
    for (int i = 0; i < length; i++) {
      text[i] = (char) (b[from + i] & 0xFF);
    }
    if (length <= KEPT_CHARS) {
      chars = text;
    }
    return text;
  }

  /** Caddy reports failures with their status under another logger as well: they'd count twice. */
  private boolean isWanted() {
    return loggerNeeded ? accessLogger : !otherLogger;
  }

  // As deep as the names are that are looked for, which the configuration bounds; the rest is
  // passed over without recursion.
  private void readObject(JsonParser json, Names level, boolean top, AccessLogLine line)
      throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken token = json.nextToken();
      if (token == JsonToken.START_OBJECT && level.inside(name) != null) {
        readObject(json, level.inside(name), false, line);
      } else if (token.isStructStart()) {
        json.skipChildren();
      } else if (top && name.equals("logger")) {
        readLogger(json.getText());
      } else {
        readValue(json, token, level.target(name), line);
      }
    }
  }

  private void readLogger(String logger) {
    accessLogger = logger.startsWith(ACCESS_LOGGER);
    otherLogger = logger.startsWith("http.log") && !accessLogger;
  }

  private void readValue(JsonParser json, JsonToken token, Target target, AccessLogLine line)
      throws IOException {
    boolean readable = token == JsonToken.VALUE_STRING || token.isNumeric();
    if (target == null || !readable || isTaken(target)) {
      return;
    }
    int length = json.getTextLength();
    if (length > 0 && length <= MAX_VALUE_CHARS) {
      byte[] into = target.role() == Role.SERVICE ? service : value;
      copy(json.getTextCharacters(), json.getTextOffset(), length, into);
      take(target, into, length, line);
    }
  }

  private void take(Target target, byte[] text, int length, AccessLogLine line) {
    boolean none = length == 1 && text[0] == '-' && target.role() != Role.STATUS;
    if (!none) {
      ranks.put(target.role(), target.rank());
      line.take(target.role(), text, 0, length);
    }
  }

  /** Whether a field that is believed sooner was there already. */
  private boolean isTaken(Target target) {
    return ranks.getOrDefault(target.role(), NOT_TAKEN) <= target.rank();
  }

  private static void copy(char[] text, int offset, int length, byte[] into) {
    for (int i = 0; i < length; i++) {
      char c = text[offset + i];
      into[i] = c <= 0xFF ? (byte) c : (byte) '?';
    }
  }
}
