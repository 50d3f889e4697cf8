package dev.weir.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What the intrinsic functions of a template can look up. */
public interface Scope {

  /** What {@code Ref} gives for a resource, parameter or pseudo parameter. */
  Optional<String> ref(String name);

  /** What {@code Fn::GetAtt} gives. */
  Optional<String> attribute(String logicalId, String attribute);

  /** What another stack has exported under this name. */
  Optional<String> imported(String exportName);

  /** A condition's expression. */
  Optional<JsonNode> condition(String name);

  /** A value of the template's mappings. */
  Optional<JsonNode> mapping(String map, String key, String second);
}
