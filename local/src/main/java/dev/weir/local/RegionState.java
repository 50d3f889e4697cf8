package dev.weir.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The state that a running local cloud publishes about one of its Regions.
 *
 * @param endpoints addresses by service, for code that runs in the Region: dynamodb, kinesis, sns,
 *     sqs, s3, glue. With several Regions they lead through the Region's gateway, so a lost Region
 *     is lost for its callers too
 * @param stacks the Region's, in the order of their creation
 */
public record RegionState(String name, Map<String, URI> endpoints, List<StackState> stacks) {

  /**
   * One stack.
   *
   * @param outputs by key
   */
  public record StackState(String name, Map<String, String> outputs) {

    public StackState {
      outputs = Map.copyOf(outputs);
    }
  }

  public RegionState {
    endpoints = Map.copyOf(endpoints);
    stacks = List.copyOf(stacks);
  }

  void write(ObjectNode node) {
    node.put("name", name);
    var addresses = node.putObject("endpoints");
    endpoints.forEach((service, address) -> addresses.put(service, address.toString()));
    var all = node.putArray("stacks");
    for (var stack : stacks) {
      var values = all.addObject().put("name", stack.name()).putObject("outputs");
      stack.outputs().forEach(values::put);
    }
  }

  static RegionState parse(JsonNode node) {
    var endpoints = new LinkedHashMap<String, URI>();
    texts(node.path("endpoints")).forEach((key, text) -> endpoints.put(key, URI.create(text)));
    var stacks = new ArrayList<StackState>();
    for (var stack : node.path("stacks")) {
      stacks.add(new StackState(stack.path("name").asText(), texts(stack.path("outputs"))));
    }
    return new RegionState(node.path("name").asText(), endpoints, stacks);
  }

  static Map<String, String> texts(JsonNode object) {
    var texts = new LinkedHashMap<String, String>();
    object.properties().forEach(member -> texts.put(member.getKey(), member.getValue().asText()));
    return texts;
  }
}
