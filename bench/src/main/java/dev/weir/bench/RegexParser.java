package dev.weir.bench;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The peer: reads combined lines as most handlers do, with a regular expression and {@code
 * java.time}. It is a good one of its kind: compiled once, possessive, aware of escapes, and
 * capturing only the counted fields.
 */
final class RegexParser {

  private static final Pattern COMBINED =
      Pattern.compile(
          "\\S++ \\S++ \\S++ \\[([^\\]]++)\\] \"(?:[^\"\\\\]++|\\\\.)*+\" (\\d{3}) (\\d++|-)"
              + "(?: \"(?:[^\"\\\\]++|\\\\.)*+\" \"(?:[^\"\\\\]++|\\\\.)*+\")?");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

  private long epochSecond;
  private int status;
  private long bytes;

  /** Reads a line; returns false if it is not a combined line. */
  boolean parse(byte[] line, int from, int to) {
    Matcher matcher = COMBINED.matcher(new String(line, from, to - from, StandardCharsets.UTF_8));
    if (!matcher.matches()) {
      return false;
    }
    epochSecond = OffsetDateTime.parse(matcher.group(1), TIME).toEpochSecond();
    status = Integer.parseInt(matcher.group(2));
    bytes = matcher.group(3).equals("-") ? 0 : Long.parseLong(matcher.group(3));
    return true;
  }

  long epochSecond() {
    return epochSecond;
  }

  int status() {
    return status;
  }

  long bytes() {
    return bytes;
  }
}
