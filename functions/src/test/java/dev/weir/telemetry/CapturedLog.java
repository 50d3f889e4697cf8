package dev.weir.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The messages logged while it is open, as on Lambda. */
public final class CapturedLog implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Level before = root.getLevel();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();

  /** Begins capturing. */
  public CapturedLog() {
    appender.setContext(root.getLoggerContext());
    appender.setEncoder(JsonLogs.json(root.getLoggerContext()));
    appender.setOutputStream(bytes);
    appender.start();
    root.addAppender(appender);
    // Tests run without a log: see the parent POM.
    root.setLevel(Level.INFO);
  }

  public String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  public List<JsonNode> lines() {
    return text().lines().map(CapturedLog::parsed).toList();
  }

  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not JSON: " + line, e);
    }
  }

  @Override
  public void close() {
    root.setLevel(before);
    root.detachAppender(appender);
    appender.stop();
  }
}
