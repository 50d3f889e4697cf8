package dev.weir.local.iam;

import java.util.List;
import java.util.Optional;

/**
 * A statement of a policy.
 *
 * @param allows whether its effect is Allow; else Deny
 * @param principals whom it applies to; empty in the policy of a role, which applies to the role
 */
public record Statement(
    boolean allows,
    Optional<Principals> principals,
    Patterns actions,
    Patterns resources,
    List<Condition> conditions) {

  public Statement {
    conditions = List.copyOf(conditions);
  }

  boolean appliesTo(AccessRequest request) {
    return principals.map(some -> some.contain(request.principal())).orElse(true)
        && actions.match(request.action(), Wildcards::matchesAction)
        && resources.match(request.resource(), Wildcards::matchesArn)
        && conditions.stream().allMatch(condition -> condition.holds(request.context()));
  }

  Statement with(Patterns otherActions, Patterns otherResources) {
    return new Statement(allows, principals, otherActions, otherResources, conditions);
  }
}
