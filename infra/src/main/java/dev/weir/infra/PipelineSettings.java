package dev.weir.infra;

import java.util.Map;

/**
 * What can be set about one pipeline.
 *
 * @param stream how its stream is sized and read
 * @param environment its function's own settings, by environment variable; what is absent has the
 *     default that the function gives it
 */
record PipelineSettings(StreamSettings stream, Map<String, String> environment) {
  PipelineSettings {
    environment = Ordered.copyOf(environment);
  }
}
