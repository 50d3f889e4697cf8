package dev.weir.local;

import dev.weir.local.emulators.Endpoints;
import dev.weir.local.emulators.LocalClients;
import dev.weir.local.eventsource.StreamReader;
import dev.weir.local.iam.AccessControl;
import dev.weir.local.region.GatedReader;
import dev.weir.local.region.RegionGateway;
import dev.weir.local.region.RegionSwitch;
import dev.weir.local.rehearsal.InjectionState;
import dev.weir.local.template.CloudAssembly;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The Regions of the stacks, and how each reaches the emulators: through a gateway each. */
final class RegionEndpoints implements AutoCloseable {

  private final Endpoints emulators;
  private final Map<String, LocalClients> clients = new LinkedHashMap<>();
  private final Map<String, RegionSwitch> switches = new LinkedHashMap<>();
  private final Map<String, RegionGateway> gateways = new LinkedHashMap<>();

  private RegionEndpoints(Endpoints emulators) {
    this.emulators = emulators;
  }

  /** Those that the stacks are pinned to; the default one where none is. */
  static RegionEndpoints of(CloudAssembly assembly, Endpoints emulators) {
    var names = new ArrayList<>(assembly.regions());
    if (names.isEmpty()) {
      names.add(Endpoints.DEFAULT_REGION);
    }
    var regions = new RegionEndpoints(emulators);
    for (var name : names) {
      regions.clients.put(name, LocalClients.of(emulators, name));
      regions.switches.put(name, new RegionSwitch());
    }
    return regions;
  }

  /** Opens the gateways. */
  void openGateways(AccessControl access, Set<String> strongTables, InjectionState rehearsal) {
    switches.forEach(
        (name, faults) ->
            gateways.put(
                name,
                RegionGateway.open(emulators, name, access, faults, strongTables, rehearsal)));
  }

  /**
   * Where those find the services who ask for no Region: through the gateway of the only one. With
   * several, straight, so that there is a way to look at what a Region has that is lost.
   */
  Endpoints withoutRegion() {
    return areSeveral() ? emulators : endpoints(home());
  }

  private boolean areSeveral() {
    return clients.size() > 1;
  }

  /** In the order of the stacks. */
  List<String> names() {
    return List.copyOf(clients.keySet());
  }

  /** The Region of stacks that name none. */
  String home() {
    return names().getFirst();
  }

  /** Clients for one Region that no fault of it reaches. */
  LocalClients clients(String region) {
    return clients.get(region);
  }

  /** Where what runs in a Region finds the services. */
  Endpoints endpoints(String region) {
    return gateways.get(region).endpoints();
  }

  /** The faults of a Region; empty where there is no other that could take over. */
  Optional<RegionSwitch> faults(String region) {
    return areSeveral() ? Optional.ofNullable(switches.get(region)) : Optional.empty();
  }

  /** How a Region is, in a word. */
  String inAWord(String region) {
    return switches.get(region).faults().inAWord();
  }

  /**
   * A reader that stands still while its Region is lost.
   *
   * @param ofReplica whether it reads a table that is strongly consistent over Regions: then it
   *     stands still while the Region is cut off, too
   */
  StreamReader gated(String region, StreamReader reader, boolean ofReplica) {
    return faults(region)
        .<StreamReader>map(
            faults ->
                ofReplica
                    ? GatedReader.replica(reader, faults)
                    : GatedReader.regional(reader, faults))
        .orElse(reader);
  }

  /** Whether nothing of a Region works now. */
  boolean isLost(String region) {
    return faults(region).filter(RegionSwitch::isLost).isPresent();
  }

  @Override
  public void close() {
    gateways.values().forEach(RegionGateway::close);
    clients.values().forEach(LocalClients::close);
  }
}
