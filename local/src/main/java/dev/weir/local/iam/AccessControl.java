package dev.weir.local.iam;

import dev.weir.local.service.AwsService;
import dev.weir.local.service.ServiceCall;
import dev.weir.local.service.ServiceError;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides the calls that arrive at a Region's gateway, by the access key that signed them, and
 * records them.
 *
 * <p>Signatures are not verified: a key identifies the caller, and every process of this machine
 * may use any key. The purpose is that a function can do no more here than on AWS.
 */
public final class AccessControl {

  /** For a transaction's items, DynamoDB states the operation that encloses them. */
  private static final String ENCLOSING_OPERATION = "dynamodb:enclosingoperation";

  private static final String TRANSACTION = "Transact";

  private final AccountPolicies policies;
  private final String account;
  private final Map<String, Principal> principals;
  private final AccessLedger ledger = new AccessLedger();

  /**
   * Creates a control for these policies.
   *
   * @param principals by access key
   */
  public AccessControl(
      AccountPolicies policies, String account, Map<String, Principal> principals) {
    this.policies = policies;
    this.account = account;
    this.principals = Map.copyOf(principals);
  }

  /** Returns its policies. */
  public AccountPolicies policies() {
    return policies;
  }

  /** Returns the requests so far, refused or not. */
  public AccessLedger ledger() {
    return ledger;
  }

  /**
   * Returns the caller of an allowed call.
   *
   * @throws java.util.NoSuchElementException if no caller has this key
   */
  public Principal caller(Optional<String> accessKey) {
    return accessKey.map(principals::get).orElseThrow();
  }

  /** Returns the service's answer to a call that is not allowed; empty if it is allowed. */
  public Optional<ServiceError> refusal(
      Optional<String> accessKey, String region, ServiceCall call) {
    var principal = accessKey.map(principals::get);
    if (principal.isEmpty()) {
      return Optional.of(AccessErrors.unknownKey(call, accessKey.isPresent()));
    }
    for (var access : call.accesses()) {
      var request =
          new AccessRequest(
              principal.get(),
              call.service().id() + ":" + access.action(),
              arn(call.service(), region, access.resource()),
              context(call, region));
      var decision = decide(request);
      if (!decision.isAllowed()) {
        return Optional.of(AccessErrors.denied(call, request, decision));
      }
    }
    return Optional.empty();
  }

  /** Decides a request that involves no call here: one by a service, or at deployment. */
  public AccessDecision decide(AccessRequest request) {
    ledger.record(request);
    return policies.decide(request);
  }

  private String arn(AwsService service, String region, String resource) {
    if (resource.equals(ServiceCall.UNNAMED)) {
      return resource;
    }
    return service == AwsService.S3
        ? "arn:aws:s3:::" + resource
        : "arn:aws:" + service.id() + ":" + region + ":" + account + ":" + resource;
  }

  private static Map<String, Set<String>> context(ServiceCall call, String region) {
    var context = new HashMap<String, Set<String>>();
    // Plain HTTP on loopback counts as TLS.
    context.put("aws:securetransport", Set.of("true"));
    context.put("aws:requestedregion", Set.of(region));
    if (call.operation().startsWith(TRANSACTION)) {
      context.put(ENCLOSING_OPERATION, Set.of(call.operation()));
    }
    return context;
  }
}
