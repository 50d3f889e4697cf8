package dev.weir.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One CloudFormation template.
 *
 * @param stack the stack's name
 * @param resources by logical id, in the template's order
 * @param parameters by name: the template's declaration of each
 * @param conditions by name, unevaluated
 * @param mappings the template's lookup tables
 * @param outputs by key: value, export, condition
 */
public record Template(
    String stack,
    Map<String, TemplateResource> resources,
    Map<String, JsonNode> parameters,
    Map<String, JsonNode> conditions,
    JsonNode mappings,
    Map<String, JsonNode> outputs) {

  /** Reads a template. */
  public static Template of(String stack, JsonNode template) {
    var resources = new LinkedHashMap<String, TemplateResource>();
    members(template.path("Resources"))
        .forEach((id, resource) -> resources.put(id, resource(stack, id, resource)));
    return new Template(
        stack,
        resources,
        members(template.path("Parameters")),
        members(template.path("Conditions")),
        template.path("Mappings"),
        members(template.path("Outputs")));
  }

  private static TemplateResource resource(String stack, String logicalId, JsonNode node) {
    var properties = node.path("Properties");
    return new TemplateResource(
        stack,
        logicalId,
        node.path("Type").asText(),
        properties.isObject() ? properties : JsonNodeFactory.instance.objectNode(),
        texts(node.path("DependsOn")),
        Optional.ofNullable(node.path("Condition").textValue()));
  }

  private static List<String> texts(JsonNode oneOrMany) {
    if (oneOrMany.isTextual()) {
      return List.of(oneOrMany.asText());
    }
    var texts = new ArrayList<String>();
    oneOrMany.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static Map<String, JsonNode> members(JsonNode object) {
    var members = new LinkedHashMap<String, JsonNode>();
    object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
    return members;
  }
}
