package dev.weir.cli.doctor;

import dev.weir.metrics.stack.DataStream;
import java.util.Arrays;

/** A setting of one pipeline's stream, as in docs/DEPLOY.md. */
enum StreamSetting {
  STREAM_MODE("streamMode"),
  SHARDS("shards"),
  ENHANCED_FAN_OUT("enhancedFanOut");

  private final String name;

  StreamSetting(String name) {
    this.name = name;
  }

  /** Returns its key for the pipeline's stream. */
  String of(Signals signals) {
    return Arrays.stream(DataStream.values())
        .filter(stream -> stream.pipeline().equals(signals.pipeline()))
        .findFirst()
        .orElse(DataStream.MARKET) // each Region's has the Region in its name
        .setting(name);
  }
}
