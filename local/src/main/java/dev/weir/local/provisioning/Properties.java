package dev.weir.local.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.local.fault.LocalFault;
import dev.weir.local.template.TemplateResource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A resource's properties, resolved. It tracks which were read: a property that was neither read
 * nor declared meaningless locally is refused, so that no setting of a template is dropped
 * silently.
 */
final class Properties {

  /** Generated names stay within the shortest limit among the services: 63, of a bucket. */
  private static final int MAX_NAME = 63;

  private final TemplateResource resource;
  private final JsonNode values;
  private final Set<String> known = new HashSet<>();

  Properties(TemplateResource resource, JsonNode values) {
    this.resource = resource;
    this.values = values;
  }

  TemplateResource resource() {
    return resource;
  }

  /** Returns all of them, for a caller that tracks them itself. */
  JsonNode all() {
    values.fieldNames().forEachRemaining(known::add);
    return values;
  }

  /** Returns the value, or a missing node. */
  JsonNode node(String name) {
    known.add(name);
    return values.path(name);
  }

  Optional<String> text(String name) {
    return Optional.of(node(name)).filter(JsonNode::isValueNode).map(JsonNode::asText);
  }

  String required(String name) {
    return text(name).orElseThrow(() -> fault(name + " is missing", "Set it in the CDK app."));
  }

  int number(String name, int otherwise) {
    return text(name).map(text -> number(name, text)).orElse(otherwise);
  }

  /** Returns a boolean; CloudFormation also accepts its text. */
  boolean flag(String name) {
    return text(name).filter("true"::equals).isPresent();
  }

  /** Returns the template's name, or one generated from stack and logical id. */
  String name(String property, String suffix) {
    return text(property).orElseGet(() -> generatedName() + suffix);
  }

  private String generatedName() {
    var name = resource.stack() + "-" + resource.logicalId();
    return name.substring(0, Math.min(name.length(), MAX_NAME - ".fifo".length()));
  }

  /** Declares that these have no meaning on one machine. */
  Properties withoutMeaning(String... names) {
    known.addAll(List.of(names));
    known.add("Tags");
    return this;
  }

  /** Refuses properties that were neither read nor declared. */
  void refuseOthers() {
    values
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw fault(
                    "the local cloud can't honour the property " + name,
                    "Leave it out of the CDK app, or teach dev.weir.local.provisioning about it.");
              }
            });
  }

  LocalFault fault(String problem, String remedy) {
    return resource.fault(problem, remedy);
  }

  private int number(String name, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw fault(name + " must be a whole number, not " + text, "Fix it in the CDK app.");
    }
  }
}
