package dev.weir.local.iam;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The granted and used permissions of a role.
 *
 * @param used permissions that the requests needed
 * @param neverUsed permissions that can all be removed together without refusing any request that
 *     was allowed
 * @param refused requests that were not allowed, with their number
 */
public record PermissionReport(
    List<Grant> used, List<Grant> neverUsed, List<AccessLedger.CountedRequest> refused) {

  public PermissionReport {
    used = List.copyOf(used);
    neverUsed = List.copyOf(neverUsed);
    refused = List.copyOf(refused);
  }

  /** Reports on one role, by the requests so far. */
  public static PermissionReport of(
      String role, AccountPolicies policies, List<AccessLedger.CountedRequest> asked) {
    var own = asked.stream().filter(entry -> isBy(role, entry)).toList();
    var allowed =
        own.stream()
            .map(AccessLedger.CountedRequest::request)
            .filter(request -> policies.decide(request).isAllowed())
            .toList();
    var used = new ArrayList<Grant>();
    var neverUsed = new ArrayList<Grant>();
    var needed = policies;
    for (var grant : policies.grants(role)) {
      var without = needed.without(grant);
      if (allowed.stream().allMatch(request -> without.decide(request).isAllowed())) {
        neverUsed.add(grant);
        needed = without;
      } else {
        used.add(grant);
      }
    }
    return new PermissionReport(used, neverUsed, refused(policies, own));
  }

  private static List<AccessLedger.CountedRequest> refused(
      AccountPolicies policies, List<AccessLedger.CountedRequest> asked) {
    return asked.stream()
        .filter(entry -> !policies.decide(entry.request()).isAllowed())
        .sorted(Comparator.comparing(entry -> entry.request().action()))
        .toList();
  }

  private static boolean isBy(String role, AccessLedger.CountedRequest entry) {
    return entry.request().principal() instanceof Principal.RolePrincipal asker
        && asker.role().equals(role);
  }
}
