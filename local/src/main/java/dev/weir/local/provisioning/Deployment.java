package dev.weir.local.provisioning;

import dev.weir.local.eventsource.MappingSettings;
import dev.weir.local.eventsource.ScheduleSettings;
import dev.weir.local.functions.FunctionSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the stacks came to: the resources exist in the emulators, and this is what remains to run.
 *
 * @param functions the functions to host
 * @param mappings event sources, of enabled mappings
 * @param schedules schedules, of enabled rules
 * @param outputs the stacks' outputs by key, resolved
 * @param resources how many resources were made
 */
public record Deployment(
    List<FunctionSettings> functions,
    List<MappingSettings> mappings,
    List<Timed> schedules,
    Map<String, String> outputs,
    int resources) {

  public Deployment {
    functions = List.copyOf(functions);
    mappings = List.copyOf(mappings);
    schedules = List.copyOf(schedules);
    outputs = Map.copyOf(outputs);
  }

  /**
   * A schedule and what it invokes.
   *
   * @param function the function's ARN, maybe of an alias or version
   */
  public record Timed(String function, ScheduleSettings settings) {}

  /** Gathers a deployment while it is made. */
  static final class Collector {

    final List<FunctionSettings> functions = new ArrayList<>();
    final List<MappingSettings> mappings = new ArrayList<>();
    final List<Timed> schedules = new ArrayList<>();
    final Map<String, String> outputs = new LinkedHashMap<>();
    int resources;

    Deployment deployment() {
      return new Deployment(functions, mappings, schedules, outputs, resources);
    }
  }
}
