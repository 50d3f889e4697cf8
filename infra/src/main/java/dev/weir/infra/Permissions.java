package dev.weir.infra;

import java.util.List;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** Writes policy statements: named actions on one named resource. */
final class Permissions {
  private Permissions() {}

  static PolicyStatement allow(String resource, String... actions) {
    return PolicyStatement.Builder.create()
        .effect(Effect.ALLOW)
        .actions(List.of(actions))
        .resources(List.of(resource))
        .build();
  }
}
