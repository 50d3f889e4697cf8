package dev.weir.local;

import dev.weir.local.emulators.Endpoints;
import dev.weir.local.emulators.LocalClients;
import dev.weir.local.template.CloudAssembly;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The Regions of the stacks, and how each reaches the emulators. */
final class Regions implements AutoCloseable {

  private final Endpoints emulators;
  private final Map<String, LocalClients> clients = new LinkedHashMap<>();

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
    names.forEach(name -> regions.clients.put(name, LocalClients.of(emulators, name)));
    return regions;
  }

  /** In the order of the stacks. */
  List<String> names() {
    return List.copyOf(clients.keySet());
  }

  /** The Region of stacks that name none. */
  String home() {
    return names().getFirst();
  }

  /** Clients of one Region. */
  LocalClients clients(String region) {
    return clients.get(region);
  }

  /** Where what runs in a Region finds the services. */
  Endpoints endpoints(String region) {
    return emulators;
  }

  @Override
  public void close() {
    clients.values().forEach(LocalClients::close);
  }
}
