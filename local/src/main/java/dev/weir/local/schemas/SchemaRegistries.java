package dev.weir.local.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The schema registries of all Regions of the local cloud. */
public final class SchemaRegistries {

  private final String account;
  private final InstantSource clock;
  private final Map<String, GlueCalls> regions = new ConcurrentHashMap<>();

  /**
   * Creates an empty set of registries.
   *
   * @param account in their ARNs
   */
  public SchemaRegistries(String account, InstantSource clock) {
    this.account = account;
    this.clock = clock;
  }

  /**
   * Answers a call.
   *
   * @param region where it is made
   * @param operation its name in Glue's API, such as {@code CreateSchema}
   * @param request its members
   * @throws GlueRefusal if Glue would refuse it
   */
  public JsonNode call(String region, String operation, JsonNode request) {
    return regions
        .computeIfAbsent(region, name -> new GlueCalls(new RegionSchemas(name, account, clock)))
        .call(operation, request);
  }
}
