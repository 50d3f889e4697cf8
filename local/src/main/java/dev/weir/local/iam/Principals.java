package dev.weir.local.iam;

import java.util.Set;

/**
 * The principals of a resource's statement.
 *
 * @param everyone whether it applies to all, including services
 * @param aws ARNs of roles, accounts, or {@code *} for all of them
 * @param services names of services
 */
record Principals(boolean everyone, Set<String> aws, Set<String> services) {

  Principals {
    aws = Set.copyOf(aws);
    services = Set.copyOf(services);
  }

  boolean contain(Principal principal) {
    if (everyone) {
      return true;
    }
    return switch (principal) {
      case Principal.RolePrincipal role -> aws.contains("*") || aws.contains(role.role());
      case Principal.Service service -> services.contains(service.name());
      case Principal.Owner owner -> aws.contains("*") || namesAccount(owner.account());
    };
  }

  /** Returns whether it names an account: then the account's own policies decide. */
  boolean namesAccount(String account) {
    return aws.contains(account) || aws.stream().anyMatch(arn -> arn.endsWith(account + ":root"));
  }
}
