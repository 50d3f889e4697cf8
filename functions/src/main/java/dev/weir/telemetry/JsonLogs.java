package dev.weir.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import net.logstash.logback.encoder.LogstashEncoder;
import net.logstash.logback.fieldnames.LogstashFieldNames;

/**
 * The functions' log: on Lambda one JSON object per line on standard output, with the fields {@code
 * timestamp}, {@code level}, {@code logger}, {@code message}, {@code stack_trace}, and those of the
 * invocation; elsewhere, as in tests and commands, plain lines on standard error.
 *
 * <p>Lambda filters by {@code level} if {@code timestamp} is in RFC 3339: see <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html">its
 * log levels</a>. Configured in code instead of XML, because instances start faster that way.
 */
public final class JsonLogs extends ContextAwareBase implements Configurator {

  /** The system property that sets the level elsewhere. */
  static final String LEVEL_PROPERTY = "weir.log.level";

  private static final String ON_LAMBDA = "AWS_LAMBDA_FUNCTION_NAME";

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    var onLambda = System.getenv(ON_LAMBDA) != null;
    var appender = new ConsoleAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setTarget(onLambda ? "System.out" : "System.err");
    appender.setEncoder(onLambda ? json(context) : plain(context));
    appender.start();
    var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(
        onLambda ? Level.INFO : Level.toLevel(System.getProperty(LEVEL_PROPERTY), Level.INFO));
    root.addAppender(appender);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  static Encoder<ILoggingEvent> json(LoggerContext context) {
    var names = new LogstashFieldNames();
    names.setTimestamp("timestamp");
    names.setLogger("logger");
    names.setVersion(null);
    names.setLevelValue(null);
    names.setThread(null);
    var encoder = new LogstashEncoder();
    encoder.setContext(context);
    encoder.setFieldNames(names);
    encoder.setTimeZone("UTC");
    encoder.start();
    return encoder;
  }

  private static Encoder<ILoggingEvent> plain(LoggerContext context) {
    var encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%level %logger{0} - %msg%n%ex{full}");
    encoder.start();
    return encoder;
  }
}
