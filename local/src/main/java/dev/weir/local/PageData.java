package dev.weir.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * Data that the page shows and that this module cannot read, because it knows no table by name. A
 * module that can provides it as a service, see {@link java.util.ServiceLoader}.
 */
public interface PageData {

  /** Returns its name: the page gets it from {@code /api/<name>}. */
  String name();

  /**
   * Reads it. Called by several threads.
   *
   * @param query the parameters of the request, decoded
   * @throws IllegalArgumentException if a parameter is wrong; the message names it
   */
  JsonNode read(CloudState cloud, Map<String, String> query);
}
