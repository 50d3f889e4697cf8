package dev.weir.local;

import dev.weir.local.emulators.EmulatorPorts;
import dev.weir.local.eventsource.Polling;
import dev.weir.local.functions.DevelopmentOptions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How the local cloud starts.
 *
 * @param context values that override those in cdk.json, as {@code cdk -c key=value} does
 * @param instancesPerFunction maximum concurrent JVMs of a function
 * @param ports where the services listen
 * @param freshSynth whether the stack is synthesised even if nothing has changed since the last
 *     time
 * @param assembly a cloud assembly to use instead of synthesising one
 * @param development for developers of the functions' code
 * @param installation the built checkout whose parts are started; empty for the home folder
 * @param countsUnits whether the units that AWS charges for are counted, see {@link
 *     LocalCloud#units}
 * @param polling how often streams and tables are read
 */
public record StartOptions(
    Map<String, String> context,
    int instancesPerFunction,
    EmulatorPorts ports,
    boolean freshSynth,
    Optional<Path> assembly,
    DevelopmentOptions development,
    Optional<Path> installation,
    boolean countsUnits,
    Polling polling) {

  private static final int DEFAULT_INSTANCES = 2;

  // A log line costs nothing here, the page shows what happens now, and there is no CloudWatch.
  private static final Map<String, String> DEFAULT_CONTEXT =
      Map.of("metricsSeconds", "0", "alertLink", "none");

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
        Optional.empty(),
        false,
        Polling.ANNOUNCED);
  }

  /** Overrides one context value of cdk.json. */
  public StartOptions withContext(String key, String value) {
    var more = new HashMap<>(context);
    more.put(key, value);
    return new StartOptions(
        more,
        instancesPerFunction,
        ports,
        freshSynth,
        assembly,
        development,
        installation,
        countsUnits,
        polling);
  }

  /** Limits the number of instances of a function. */
  public StartOptions withInstancesPerFunction(int most) {
    return new StartOptions(
        context,
        most,
        ports,
        freshSynth,
        assembly,
        development,
        installation,
        countsUnits,
        polling);
  }

  /** Sets the ports. */
  public StartOptions withPorts(EmulatorPorts chosen) {
    return new StartOptions(
        context,
        instancesPerFunction,
        chosen,
        freshSynth,
        assembly,
        development,
        installation,
        countsUnits,
        polling);
  }

  /** Forces a synthesis. */
  public StartOptions withFreshSynth() {
    return new StartOptions(
        context,
        instancesPerFunction,
        ports,
        true,
        assembly,
        development,
        installation,
        countsUnits,
        polling);
  }

  /** Uses an existing cloud assembly. */
  public StartOptions withAssembly(Path folder) {
    return new StartOptions(
        context,
        instancesPerFunction,
        ports,
        freshSynth,
        Optional.of(folder),
        development,
        installation,
        countsUnits,
        polling);
  }

  /** Sets the options for developers of the functions' code. */
  public StartOptions withDevelopment(DevelopmentOptions wanted) {
    return new StartOptions(
        context,
        instancesPerFunction,
        ports,
        freshSynth,
        assembly,
        wanted,
        installation,
        countsUnits,
        polling);
  }

  /** Starts the parts of another checkout than the home folder. */
  public StartOptions withInstallation(Path checkout) {
    return new StartOptions(
        context,
        instancesPerFunction,
        ports,
        freshSynth,
        assembly,
        development,
        Optional.of(checkout),
        countsUnits,
        polling);
  }

  /** Counts the units that AWS charges for. Each call of a function then takes a little longer. */
  public StartOptions withUnitsCounted() {
    return new StartOptions(
        context,
        instancesPerFunction,
        ports,
        freshSynth,
        assembly,
        development,
        installation,
        true,
        polling);
  }

  /** Reads changes of tables at once, sooner than Lambda does. */
  public StartOptions withEagerTables() {
    return new StartOptions(
        context,
        instancesPerFunction,
        ports,
        freshSynth,
        assembly,
        development,
        installation,
        countsUnits,
        Polling.EAGER);
  }
}
