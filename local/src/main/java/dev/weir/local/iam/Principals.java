package dev.weir.local.iam;

import java.util.Set;

/**
 * Whom a resource's statement is about.
 *
 * @param everyone whether it is about all, services too
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
      case Principal.Role role -> aws.contains("*") || aws.contains(role.role());
      case Principal.Service service -> services.contains(service.name());
      case Principal.Owner owner -> aws.contains("*") || namesAccount(owner.account());
    };
  }

  /** Whether it names an account: what the account's own policies allow is allowed then. */
  boolean namesAccount(String account) {
    return aws.contains(account) || aws.stream().anyMatch(arn -> arn.endsWith(account + ":root"));
  }
}
