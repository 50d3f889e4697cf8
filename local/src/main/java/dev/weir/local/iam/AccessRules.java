package dev.weir.local.iam;

import java.util.List;

/**
 * Decides a request by the relevant policies: an explicit Deny overrides everything, then an Allow
 * of the principal's policies or of the resource's is enough, and without one the request is
 * denied.
 *
 * @param identity statements of the principal's policies
 * @param resource statements of the resource's policy
 */
record AccessRules(List<Statement> identity, List<Statement> resource) {

  AccessRules {
    identity = List.copyOf(identity);
    resource = List.copyOf(resource);
  }

  AccessDecision decide(AccessRequest request) {
    if (anyApplies(identity, false, request)) {
      return AccessDecision.DENIED_BY_ROLE;
    }
    if (anyApplies(resource, false, request)) {
      return AccessDecision.DENIED_BY_RESOURCE;
    }
    boolean allowed =
        request.principal() instanceof Principal.Owner
            || anyApplies(identity, true, request)
            || anyApplies(resource, true, request);
    return allowed ? AccessDecision.ALLOWED : AccessDecision.NOT_ALLOWED;
  }

  private static boolean anyApplies(
      List<Statement> statements, boolean allows, AccessRequest request) {
    return statements.stream()
        .anyMatch(statement -> statement.allows() == allows && statement.appliesTo(request));
  }
}
