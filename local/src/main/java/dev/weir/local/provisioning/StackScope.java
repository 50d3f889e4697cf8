package dev.weir.local.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.local.emulators.Endpoints;
import dev.weir.local.template.Scope;
import dev.weir.local.template.Template;
import dev.weir.local.template.TemplateResource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names that a stack's template can refer to at this point of its creation. */
final class StackScope implements Scope {

  private final Template template;
  private final Map<String, String> pseudo;
  private final Map<String, String> exports;
  private final Set<String> passedOver;
  private final Map<String, CreatedResource> made = new HashMap<>();

  /**
   * Creates the scope of a stack.
   *
   * @param passedOver logical ids of resources that are not created here
   */
  StackScope(
      Template template, String region, Map<String, String> exports, Set<String> passedOver) {
    this.template = template;
    this.passedOver = passedOver;
    this.exports = exports;
    this.pseudo =
        Map.of(
            "AWS::AccountId",
            Endpoints.ACCOUNT,
            "AWS::Region",
            region,
            "AWS::Partition",
            "aws",
            "AWS::URLSuffix",
            "amazonaws.com",
            "AWS::StackName",
            template.stack(),
            "AWS::StackId",
            arn(template.stack(), region));
  }

  private static String arn(String stack, String region) {
    return "arn:aws:cloudformation:" + region + ":" + Endpoints.ACCOUNT + ":stack/" + stack + "/0";
  }

  void add(String logicalId, CreatedResource resource) {
    made.put(logicalId, resource);
  }

  @Override
  public Optional<String> ref(String name) {
    if (made.containsKey(name)) {
      return Optional.of(made.get(name).ref());
    }
    return Optional.ofNullable(pseudo.get(name))
        .or(() -> parameter(name))
        .or(() -> ignored(name).map(TemplateResource::logicalId));
  }

  @Override
  public Optional<String> attribute(String logicalId, String attribute) {
    if (made.containsKey(logicalId)) {
      return Optional.ofNullable(made.get(logicalId).attributes().get(attribute));
    }
    return ignored(logicalId).map(resource -> logicalId + "." + attribute);
  }

  @Override
  public Optional<String> imported(String exportName) {
    return Optional.ofNullable(exports.get(exportName));
  }

  @Override
  public Optional<JsonNode> condition(String name) {
    return Optional.ofNullable(template.conditions().get(name));
  }

  @Override
  public Optional<JsonNode> mapping(String map, String key, String second) {
    return Optional.of(template.mappings().path(map).path(key).path(second))
        .filter(value -> !value.isMissingNode());
  }

  private Optional<String> parameter(String name) {
    return Optional.ofNullable(template.parameters().get(name))
        .flatMap(parameter -> Optional.ofNullable(parameter.path("Default").textValue()));
  }

  /**
   * A resource that is not created here gets a placeholder name: only resources that are not
   * created here either refer to it.
   */
  private Optional<TemplateResource> ignored(String logicalId) {
    return Optional.ofNullable(template.resources().get(logicalId))
        .filter(resource -> passedOver.contains(logicalId));
  }
}
