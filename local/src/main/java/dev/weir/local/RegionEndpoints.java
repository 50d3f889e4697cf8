package dev.weir.local;

import dev.weir.local.emulators.Endpoints;
import dev.weir.local.emulators.LocalClients;
import dev.weir.local.eventsource.StreamReader;
import dev.weir.local.iam.AccessControl;
import dev.weir.local.region.GatedReader;
import dev.weir.local.region.RegionGateway;
import dev.weir.local.region.RegionSwitch;
import dev.weir.local.region.StreamAnnouncements;
import dev.weir.local.rehearsal.InjectionState;
import dev.weir.local.template.CloudAssembly;
import dev.weir.local.units.UnitMeter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The Regions of the stacks, each of which reaches the emulators through its own gateway. */
final class RegionEndpoints implements AutoCloseable {

  private final Endpoints emulators;
  private final Map<String, LocalClients> clients = new LinkedHashMap<>();
  private final Map<String, RegionSwitch> switches = new LinkedHashMap<>();
  private final Map<String, RegionGateway> gateways = new LinkedHashMap<>();
  private final StreamAnnouncements streams = new StreamAnnouncements();
  private Optional<RegionGateway> faultless = Optional.empty();

  private RegionEndpoints(Endpoints emulators) {
    this.emulators = emulators;
  }

  /** Returns the Regions that the stacks are pinned to; the default one if none is. */
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
  void openGateways(
      AccessControl access, Set<String> strongTables, InjectionState rehearsal, UnitMeter units) {
    switches.forEach(
        (name, faults) ->
            gateways.put(
                name,
                RegionGateway.open(
                    emulators, name, access, faults, strongTables, rehearsal, units, streams)));
    if (areSeveral()) {
      faultless = Optional.of(openFaultless(access));
    }
  }

  private RegionGateway openFaultless(AccessControl access) {
    return RegionGateway.open(
        emulators,
        home(),
        access,
        new RegionSwitch(),
        Set.of(),
        new InjectionState(InstantSource.system()),
        UnitMeter.OFF,
        streams);
  }

  /**
   * Returns the endpoints for callers without a Region: the gateway of the only Region. With
   * several Regions, one without their faults, so that the data of a lost Region can be inspected.
   */
  Endpoints withoutRegion() {
    return faultless.map(RegionGateway::endpoints).orElseGet(() -> endpoints(home()));
  }

  /** Returns where the streams are announced that get records through a gateway. */
  StreamAnnouncements streams() {
    return streams;
  }

  private boolean areSeveral() {
    return clients.size() > 1;
  }

  /** Returns the names, in the order of the stacks. */
  List<String> names() {
    return List.copyOf(clients.keySet());
  }

  /** Returns the Region of stacks that name none. */
  String home() {
    return names().getFirst();
  }

  /** Returns clients for one Region that bypass its faults. */
  LocalClients clients(String region) {
    return clients.get(region);
  }

  /** Returns the endpoints for code that runs in a Region. */
  Endpoints endpoints(String region) {
    return gateways.get(region).endpoints();
  }

  /** Returns the faults of a Region; empty if there is no other Region that could take over. */
  Optional<RegionSwitch> faults(String region) {
    return areSeveral() ? Optional.ofNullable(switches.get(region)) : Optional.empty();
  }

  /** Describes the state of a Region in a word. */
  String inAWord(String region) {
    return switches.get(region).faults().inAWord();
  }

  /**
   * Returns a reader that pauses while its Region is lost.
   *
   * @param ofReplica whether it reads a table that is strongly consistent over Regions: then it
   *     also pauses while the Region is cut off
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

  /** Returns whether a Region is lost. */
  boolean isLost(String region) {
    return faults(region).filter(RegionSwitch::isLost).isPresent();
  }

  @Override
  public void close() {
    gateways.values().forEach(RegionGateway::close);
    faultless.ifPresent(RegionGateway::close);
    clients.values().forEach(LocalClients::close);
  }
}
