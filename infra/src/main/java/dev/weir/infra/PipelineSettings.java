package dev.weir.infra;

import java.util.Map;

/**
 * The settings of a pipeline.
 *
 * @param stream the capacity and consumers of its stream
 * @param environment its function's settings, by environment variable; absent ones have the
 *     function's defaults
 */
record PipelineSettings(StreamSettings stream, Map<String, String> environment) {
  PipelineSettings {
    environment = Ordered.copyOf(environment);
  }
}
