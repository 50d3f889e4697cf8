package dev.weir.cli.doctor;

/** A setting of one pipeline's stream, as in docs/DEPLOY.md. */
enum StreamSetting {
  STREAM_MODE("StreamMode"),
  SHARDS("Shards"),
  ENHANCED_FAN_OUT("EnhancedFanOut");

  private final String name;

  StreamSetting(String name) {
    this.name = name;
  }

  /** Returns its key; the keys of access logs have no prefix. */
  String of(Signals signals) {
    return switch (signals.pipeline()) {
      case PipelineNames.ACCESS_LOGS -> Character.toLowerCase(name.charAt(0)) + name.substring(1);
      case PipelineNames.TRANSACTIONS -> "transaction" + name;
      default -> "market" + name;
    };
  }
}
