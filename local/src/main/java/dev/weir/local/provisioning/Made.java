package dev.weir.local.provisioning;

import java.util.Map;

/**
 * What other resources can refer to once a resource exists.
 *
 * @param ref what {@code Ref} gives
 * @param attributes what {@code Fn::GetAtt} gives, by attribute
 */
record Made(String ref, Map<String, String> attributes) {

  Made {
    attributes = Map.copyOf(attributes);
  }

  static Made of(String ref) {
    return new Made(ref, Map.of());
  }

  static Made withArn(String ref, String arn) {
    return new Made(ref, Map.of("Arn", arn));
  }
}
