package dev.weir.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** The names that the intrinsic functions of a template can look up. */
public interface Scope {

  /** Returns the result of {@code Ref} for a resource, parameter or pseudo parameter. */
  Optional<String> ref(String name);

  /** Returns the result of {@code Fn::GetAtt}. */
  Optional<String> attribute(String logicalId, String attribute);

  /** Returns another stack's export under this name. */
  Optional<String> imported(String exportName);

  /** Returns a condition's expression. */
  Optional<JsonNode> condition(String name);

  /** Returns a value of the template's mappings. */
  Optional<JsonNode> mapping(String map, String key, String second);
}
