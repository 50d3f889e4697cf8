package dev.weir.local;

import dev.weir.local.emulators.EmulatorPorts;
import dev.weir.local.functions.DevelopmentOptions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How the local cloud is to start.
 *
 * @param context values that take the place of those in cdk.json, as {@code cdk -c key=value} does
 * @param instancesPerFunction most JVMs of a function at once
 * @param ports where the services listen
 * @param freshSynth whether the stack is synthesised even if nothing has changed since the last
 *     time
 * @param assembly a cloud assembly to take instead of synthesising one
 * @param development for whoever works on the functions' code
 * @param installation the built checkout whose parts are started; empty for the home folder
 */
public record StartOptions(
    Map<String, String> context,
    int instancesPerFunction,
    EmulatorPorts ports,
    boolean freshSynth,
    Optional<Path> assembly,
    DevelopmentOptions development,
    Optional<Path> installation) {

  private static final int DEFAULT_INSTANCES = 2;

  // A log line costs nothing here, and the page shows what happens now.
  private static final Map<String, String> DEFAULT_CONTEXT = Map.of("metricsSeconds", "0");

  public StartOptions {
    context = Map.copyOf(context);
    if (instancesPerFunction < 1) {
      throw new IllegalArgumentException(
          "A function needs at least one instance, not " + instancesPerFunction);
    }
  }

  /**
   * Free ports, two instances of a function, the context of cdk.json; metrics are written after
   * each invocation.
   */
  public static StartOptions defaults() {
    return new StartOptions(
        DEFAULT_CONTEXT,
        DEFAULT_INSTANCES,
        EmulatorPorts.FREE,
        false,
        Optional.empty(),
        DevelopmentOptions.NONE,
        Optional.empty());
  }

  /** With one context value in the place of cdk.json's. */
  public StartOptions withContext(String key, String value) {
    var more = new HashMap<>(context);
    more.put(key, value);
    return new StartOptions(
        more, instancesPerFunction, ports, freshSynth, assembly, development, installation);
  }

  /** With this many instances of a function at most. */
  public StartOptions withInstancesPerFunction(int most) {
    return new StartOptions(context, most, ports, freshSynth, assembly, development, installation);
  }

  /** With these ports. */
  public StartOptions withPorts(EmulatorPorts chosen) {
    return new StartOptions(
        context, instancesPerFunction, chosen, freshSynth, assembly, development, installation);
  }

  /** Synthesising in any case. */
  public StartOptions withFreshSynth() {
    return new StartOptions(
        context, instancesPerFunction, ports, true, assembly, development, installation);
  }

  /** With a cloud assembly that is there already. */
  public StartOptions withAssembly(Path folder) {
    return new StartOptions(
        context,
        instancesPerFunction,
        ports,
        freshSynth,
        Optional.of(folder),
        development,
        installation);
  }

  /** For whoever works on the functions' code. */
  public StartOptions withDevelopment(DevelopmentOptions wanted) {
    return new StartOptions(
        context, instancesPerFunction, ports, freshSynth, assembly, wanted, installation);
  }

  /** With the parts of another checkout than the home folder. */
  public StartOptions withInstallation(Path checkout) {
    return new StartOptions(
        context,
        instancesPerFunction,
        ports,
        freshSynth,
        assembly,
        development,
        Optional.of(checkout));
  }
}
