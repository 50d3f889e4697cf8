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
   * No registries as yet.
   *
   * @param account that stands in their ARNs
   */
  public SchemaRegistries(String account, InstantSource clock) {
    this.account = account;
    this.clock = clock;
  }

  /**
   * Answers a call.
   *
   * @param region where it is made
   * @param operation as Glue's API calls it, such as {@code CreateSchema}
   * @param request its members
   * @throws GlueRefusal where Glue would refuse it
   */
  public JsonNode call(String region, String operation, JsonNode request) {
    return regions
        .computeIfAbsent(region, name -> new GlueCalls(new RegionSchemas(name, account, clock)))
        .call(operation, request);
  }
}
