package dev.weir.local.provisioning;

import java.util.Map;

/**
 * The values of an existing resource that others can refer to.
 *
 * @param ref the result of {@code Ref}
 * @param attributes the results of {@code Fn::GetAtt}, by attribute
 */
record CreatedResource(String ref, Map<String, String> attributes) {

  CreatedResource {
    attributes = Map.copyOf(attributes);
  }

  static CreatedResource of(String ref) {
    return new CreatedResource(ref, Map.of());
  }

  static CreatedResource withArn(String ref, String arn) {
    return new CreatedResource(ref, Map.of("Arn", arn));
  }
}
