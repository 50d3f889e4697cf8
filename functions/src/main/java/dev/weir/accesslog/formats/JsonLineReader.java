package dev.weir.accesslog.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.weir.accesslog.formats.JsonFieldMap.FieldTarget;
import dev.weir.accesslog.formats.JsonFieldMap.Names;
import java.io.IOException;

/** Reads JSON lines as a stream of tokens, without building objects. */
final class JsonLineReader {

  // Caddy's lines are four levels deep. Deeper ones come from another source, or are an attack.
  private static final int MAX_DEPTH = 64;
  private static final int MAX_NAME_CHARS = 1_000;

  /** The number of the outermost record; the content of {@code log_processed} is another. */
  private static final int TOP = 0;

  // CloudWatch Logs takes no larger event, and the largest known lines have some ten kilobytes.
  private static final int MAX_LINE_BYTES = 1 << 20;

  private static final String ACCESS_LOGGER = "http.log.access";

  /** nginx writes {@code \x16} into its JSON, and others write control characters. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNameLength(MAX_NAME_CHARS)
                  .build())
          .build();

  private final Names names;
  private final boolean loggerNeeded;
  private final LineWork work;
  private final JsonText text = new JsonText();
  private final JsonValues values = new JsonValues();
  private boolean accessLogger;
  private boolean otherLogger;

  /**
   * @param loggerNeeded whether only lines of Caddy's access logger are accepted
   */
  JsonLineReader(Names names, boolean loggerNeeded, LineWork work) {
    this.names = names;
    this.loggerNeeded = loggerNeeded;
    this.work = work;
  }

  LineResult parse(byte[] b, int from, int to, AccessLogLine line) {
    if (to - from > MAX_LINE_BYTES) {
      return LineResult.NOT_AN_ACCESS_LOG;
    }
    values.clear(line);
    accessLogger = false;
    otherLogger = false;
    work.jsonTokens(text.read(b, from, to));
    try (JsonParser json = JSON.createParser(text.chars(), 0, to - from)) {
      next(json);
      readObject(json, names, TOP);
      boolean whole = next(json) == null;
      return whole && isWanted() ? values.verdict() : LineResult.NOT_AN_ACCESS_LOG;
    } catch (IOException broken) {
      // Not JSON, or not within the bounds: then it is not an access-log line either.
      return LineResult.NOT_AN_ACCESS_LOG;
    }
  }

  /** Caddy also logs failures with their status under another logger, which would count twice. */
  private boolean isWanted() {
    return loggerNeeded ? accessLogger : !otherLogger;
  }

  // Recursion is bounded by the depth of the names searched for and of the JSON; the rest is
  // skipped without recursion.
  private void readObject(JsonParser json, Names level, int record) throws IOException {
    while (next(json) == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken token = next(json);
      if (token == JsonToken.START_OBJECT && level.inside(name) != null) {
        // The names in there are those of the top, of another program's record.
        boolean wrapped = level.inside(name) == names;
        readObject(json, level.inside(name), wrapped ? record + 1 : record);
      } else if (token.isStructStart()) {
        skipChildren(json);
      } else if (level == names && record == TOP && name.equals("logger")) {
        readLogger(json.getText());
      } else {
        readValue(json, token, level.target(name), record);
      }
    }
  }

  private void skipChildren(JsonParser json) throws IOException {
    int depth = 1;
    while (depth > 0) {
      JsonToken token = next(json);
      if (token == null) {
        return;
      }
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }
  }

  private JsonToken next(JsonParser json) throws IOException {
    work.jsonTokens(1);
    return json.nextToken();
  }

  private void readLogger(String logger) {
    accessLogger = logger.startsWith(ACCESS_LOGGER);
    otherLogger = logger.startsWith("http.log") && !accessLogger;
  }

  private void readValue(JsonParser json, JsonToken token, FieldTarget target, int record)
      throws IOException {
    boolean readable = token == JsonToken.VALUE_STRING || token.isNumeric();
    if (target != null && readable && json.getTextLength() > 0) {
      values.take(
          target, record, json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
    }
  }
}
