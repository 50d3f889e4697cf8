package dev.weir.metrics.stack;

import java.util.Locale;

/** A stream that producers put to, with the names derived from it. */
public enum DataStream {
  /** Access-log lines. */
  ACCESS_LOGS("access-logs", "access logs", "AccessLog", "", "accessLogStart"),
  /** Transactions. */
  TRANSACTIONS("transactions", "transactions", "Transaction", "transaction", "transactionStart"),
  /** Ticks; each Region has such a stream. */
  MARKET("market", "market data", "Market", "market", "marketStart");

  private final String pipeline;
  private final String content;
  private final String output;
  private final String settingPrefix;
  private final String startSetting;

  DataStream(
      String pipeline, String content, String output, String settingPrefix, String startSetting) {
    this.pipeline = pipeline;
    this.content = content;
    this.output = output;
    this.settingPrefix = settingPrefix;
    this.startSetting = startSetting;
  }

  /** Returns the name of its pipeline, as in the setting {@code pipelines}. */
  public String pipeline() {
    return pipeline;
  }

  /** Returns what its records hold, for people. */
  public String content() {
    return content;
  }

  /**
   * Returns the prefix of its settings; empty for access logs, whose settings are also the defaults
   * of the other streams.
   */
  public String settingPrefix() {
    return settingPrefix;
  }

  /**
   * Returns this stream's key of a setting that every stream has.
   *
   * @param key the key without a prefix, such as {@code shards}
   */
  public String setting(String key) {
    return settingPrefix.isEmpty()
        ? key
        : settingPrefix + key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1);
  }

  /** Returns the setting with the time at which its event source begins. */
  public String startSetting() {
    return startSetting;
  }

  /** Returns the stack output with its name. */
  public String nameOutput() {
    return output + "StreamName";
  }

  /** Returns the stack output with its ARN. */
  public String arnOutput() {
    return output + "StreamArn";
  }

  /**
   * Returns the stack output with the hours that it keeps records while its readers are current.
   */
  public String retentionOutput() {
    return output + "RetentionHours";
  }
}
