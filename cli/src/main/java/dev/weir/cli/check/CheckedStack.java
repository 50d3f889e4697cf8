package dev.weir.cli.check;

import java.util.Map;

/**
 * A stack, as it was deployed.
 *
 * @param name {@code weir-<stage>} or {@code weir-<stage>-<Region>}
 * @param stage name of the stage's first stack, with which alarms and consumers are named
 * @param region in which it is
 */
record CheckedStack(String name, String stage, String region, Map<String, String> outputs) {

  CheckedStack {
    outputs = Map.copyOf(outputs);
  }
}
