package dev.weir.local.functions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Options for developers of the functions' code.
 *
 * @param debugPorts by part of a function's name: where a debugger can attach
 * @param watched the folder that a build writes the functions' code to; new code there is run at
 *     once
 */
public record DevelopmentOptions(Map<String, Integer> debugPorts, Optional<Path> watched) {

  /** No debugger, and the code as it was at the start. */
  public static final DevelopmentOptions NONE = new DevelopmentOptions(Map.of(), Optional.empty());

  public DevelopmentOptions {
    debugPorts = Map.copyOf(debugPorts);
  }

  /**
   * Returns the functions, with a debug port where one is requested.
   *
   * @throws dev.weir.local.fault.LocalFault if a name matches no function, or several
   */
  public List<FunctionSettings> debugged(List<FunctionSettings> functions) {
    var all = new ArrayList<>(functions);
    debugPorts.forEach(
        (name, port) -> {
          var found = FunctionNames.find(name, all, FunctionSettings::name);
          all.set(all.indexOf(found), found.debuggedAt(port));
        });
    return List.copyOf(all);
  }
}
