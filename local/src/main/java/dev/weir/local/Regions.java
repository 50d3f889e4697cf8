package dev.weir.local;

import dev.weir.local.emulators.Endpoints;
import dev.weir.local.emulators.LocalClients;
import dev.weir.local.eventsource.StreamReader;
import dev.weir.local.region.GatedReader;
import dev.weir.local.region.RegionGateway;
import dev.weir.local.region.RegionSwitch;
import dev.weir.local.rehearsal.Rehearsal;
import dev.weir.local.template.CloudAssembly;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The Regions of the stacks, and how each reaches the emulators: straight where there is one,
 * through a gateway each where there are several.
 */
final class Regions implements AutoCloseable {

  private final Endpoints emulators;
  private final Map<String, LocalClients> clients = new LinkedHashMap<>();
  private final Map<String, RegionSwitch> switches = new LinkedHashMap<>();
  private final Map<String, RegionGateway> gateways = new LinkedHashMap<>();

  private Regions(Endpoints emulators) {
    this.emulators = emulators;
  }

  /** Those that the stacks are pinned to; the default one where none is. */
  static Regions of(CloudAssembly assembly, Endpoints emulators) {
    var names = new ArrayList<>(assembly.regions());
    if (names.isEmpty()) {
      names.add(Endpoints.DEFAULT_REGION);
    }
    var regions = new Regions(emulators);
    for (var name : names) {
      regions.clients.put(name, LocalClients.of(emulators, name));
      regions.switches.put(name, new RegionSwitch());
    }
    return regions;
  }

  /** Opens the gateways where there are several Regions. */
  void openGateways(Set<String> strongTables, Rehearsal rehearsal) {
    if (clients.size() > 1) {
      switches.forEach(
          (name, faults) ->
              gateways.put(name, RegionGateway.open(emulators, faults, strongTables, rehearsal)));
    }
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
    var gateway = gateways.get(region);
    return gateway == null ? emulators : gateway.endpoints();
  }

  /** The faults of a Region; empty for one that has no gateway. */
  Optional<RegionSwitch> faults(String region) {
    return gateways.containsKey(region) ? Optional.of(switches.get(region)) : Optional.empty();
  }

  /** A reader that stands still while its Region is lost. */
  StreamReader gated(String region, StreamReader reader) {
    return faults(region)
        .<StreamReader>map(faults -> new GatedReader(reader, faults))
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
