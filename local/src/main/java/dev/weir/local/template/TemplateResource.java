package dev.weir.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.local.fault.LocalFault;
import java.util.List;
import java.util.Optional;

/**
 * One resource of a template, with unresolved properties.
 *
 * @param stack the stack's name
 * @param logicalId its name within the template
 * @param type for example {@code AWS::Kinesis::Stream}
 * @param properties an object, intrinsic functions unresolved
 * @param dependsOn logical ids that must exist first, in addition to those that the properties
 *     refer to
 * @param condition name of the condition for its creation
 */
public record TemplateResource(
    String stack,
    String logicalId,
    String type,
    JsonNode properties,
    List<String> dependsOn,
    Optional<String> condition) {

  public TemplateResource {
    dependsOn = List.copyOf(dependsOn);
  }

  /** Returns a fault that names this resource. */
  public LocalFault fault(String problem, String remedy) {
    return new LocalFault(this + ": " + problem, remedy);
  }

  @Override
  public String toString() {
    return stack + "/" + logicalId + " (" + type + ")";
  }
}
