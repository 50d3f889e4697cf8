package dev.weir.infra;

import static dev.weir.engine.Pacing.MAX_INTERVAL;

import dev.weir.metrics.stack.DataStream;
import dev.weir.settings.SettingsReader;
import dev.weir.stream.ProjectionStart;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The streams' settings in the context. A key such as {@code shards} applies to every stream, and
 * the same key with a pipeline's prefix, such as {@code transactionShards}, to that pipeline's
 * stream alone.
 */
final class StreamContext {
  private static final String ON_DEMAND = "on-demand";
  private static final String PROVISIONED = "provisioned";

  // https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html
  private static final int MIN_RETENTION_HOURS = 24;
  private static final int MAX_RETENTION_HOURS = 365 * 24;
  private static final int ONE_DAY = 24;

  // A Region's default quota is 500 shards or more; a higher number than this is a typing error.
  private static final int MAX_SHARDS = 10_000;

  // https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html
  private static final int MAX_RECORDS_IN_BATCH = 10_000;
  static final int MAX_WINDOW_SECONDS = 300;

  private final SettingsReader context;
  private final Profile profile;
  private final DataStream stream;

  private StreamContext(SettingsReader context, Profile profile, DataStream stream) {
    this.context = context;
    this.profile = profile;
    this.stream = stream;
  }

  static StreamSettings of(DataStream stream, SettingsReader context, Profile profile) {
    return new StreamContext(context, profile, stream).settings();
  }

  private int paceMillis() {
    return stream == DataStream.MARKET
        ? 0 // it would delay decisions
        : number("paceMillis", profile.paceMillis(), 0, Math.toIntExact(MAX_INTERVAL.toMillis()));
  }

  private StreamSettings settings() {
    int paceMillis = paceMillis();
    boolean isPushed = fanOut();
    // Not inherited, because cheaper and later counts must not delay fraud alerts.
    int window = context.integer(stream.setting("batchingWindowSeconds"), 0, 0, MAX_WINDOW_SECONDS);
    return new StreamSettings(
        shards(),
        number("retentionHours", ONE_DAY, MIN_RETENTION_HOURS, MAX_RETENTION_HOURS),
        isPushed,
        number("batchSize", 1_000, 1, MAX_RECORDS_IN_BATCH),
        window,
        // Lambda itself waits for as long or longer where it polls or fills a window.
        isPushed && window == 0 ? paceMillis : 0,
        context.flag("shardMetrics", profile.shardMetrics()),
        start());
  }

  // Each stream's own: no two have lanes in common.
  private Optional<ProjectionStart> start() {
    var projection = context.text("projection", WeirFunction.FIRST_PROJECTION);
    return context
        .optional(
            stream.startSetting(),
            text -> isStartOf(projection, text),
            "leave it to weir switch, which writes such as "
                + projection
                + "#2026-11-30T10:15:00Z; a new projection has none, because it begins where the"
                + " stream does")
        .map(ProjectionStart::parse);
  }

  private static boolean isStartOf(String projection, String text) {
    try {
      return ProjectionStart.parse(text).projection().equals(projection);
    } catch (IllegalArgumentException e) {
      return false; // which was the question
    }
  }

  private OptionalInt shards() {
    int shards = number("shards", 1, 1, MAX_SHARDS);
    return mode().equals(PROVISIONED) ? OptionalInt.of(shards) : OptionalInt.empty();
  }

  private String mode() {
    String general = context.choice("streamMode", PROVISIONED, ON_DEMAND, PROVISIONED);
    return context.choice(stream.setting("streamMode"), general, ON_DEMAND, PROVISIONED);
  }

  private boolean fanOut() {
    return context.flag(
        stream.setting("enhancedFanOut"), context.flag("enhancedFanOut", profile.enhancedFanOut()));
  }

  private int number(String key, int fallback, int least, int most) {
    int general = context.integer(key, fallback, least, most);
    return context.integer(stream.setting(key), general, least, most);
  }
}
