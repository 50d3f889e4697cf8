package dev.weir.local.provisioning;

import java.util.Map;

/**
 * What other resources can refer to once a resource exists.
 *
 * @param ref what {@code Ref} gives
 * @param attributes what {@code Fn::GetAtt} gives, by attribute
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
