package dev.weir.local.iam;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All policies of an account.
 *
 * @param roles statements by the role's ARN
 * @param resources statements of a resource's policy by its ARN
 */
public record AccountPolicies(
    Map<String, List<Statement>> roles, Map<String, List<Statement>> resources) {

  private static final String S3 = "arn:aws:s3:::";

  public AccountPolicies {
    roles = copy(roles);
    resources = copy(resources);
  }

  private static Map<String, List<Statement>> copy(Map<String, List<Statement>> statements) {
    return statements.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(Map.Entry::getKey, each -> List.copyOf(each.getValue())));
  }

  /** Decides a request. */
  public AccessDecision decide(AccessRequest request) {
    var identity =
        request.principal() instanceof Principal.RolePrincipal role
            ? roles.getOrDefault(role.role(), List.of())
            : List.<Statement>of();
    var resource = resources.getOrDefault(owner(request.resource()), List.of());
    return new AccessRules(identity, resource).decide(request);
  }

  /**
   * Returns whose policy applies to a resource: a bucket's to its objects, a function's to its
   * aliases.
   */
  private static String owner(String resource) {
    if (resource.startsWith(S3)) {
      return S3 + resource.substring(S3.length()).replaceFirst("/.*", "");
    }
    return resource.replaceFirst("^(arn:[^:]*:lambda(?::[^:]*){2}:function:[^:]+):.*", "$1");
  }

  /** Returns the grants of a role, one per action and resource, in the order of its policies. */
  public List<Grant> grants(String role) {
    return roles.getOrDefault(role, List.of()).stream()
        .filter(AccountPolicies::canBeListed)
        .flatMap(statement -> grants(role, statement))
        .distinct()
        .toList();
  }

  /** From "all actions except some", no single action can be removed. */
  private static boolean canBeListed(Statement statement) {
    return statement.allows()
        && !statement.actions().inverted()
        && !statement.resources().inverted();
  }

  private static Stream<Grant> grants(String role, Statement statement) {
    return statement.actions().patterns().stream()
        .flatMap(
            action ->
                statement.resources().patterns().stream()
                    .map(resource -> new Grant(role, action, resource)));
  }

  /** Returns the same account without one of a role's grants. */
  public AccountPolicies without(Grant grant) {
    var changed = new HashMap<>(roles);
    changed.computeIfPresent(
        grant.role(),
        (_, statements) ->
            statements.stream().flatMap(statement -> without(grant, statement)).toList());
    return new AccountPolicies(changed, resources);
  }

  private static Stream<Statement> without(Grant grant, Statement statement) {
    if (!canBeListed(statement)) {
      return Stream.of(statement);
    }
    var rest = new ArrayList<Statement>();
    rest.add(
        statement.with(
            keep(statement.actions(), action -> !action.equals(grant.action())),
            statement.resources()));
    rest.add(
        statement.with(
            keep(statement.actions(), action -> action.equals(grant.action())),
            keep(statement.resources(), resource -> !resource.equals(grant.resource()))));
    return rest.stream();
  }

  private static Patterns keep(Patterns patterns, Predicate<String> wanted) {
    return new Patterns(patterns.patterns().stream().filter(wanted).toList(), patterns.inverted());
  }
}
