package dev.weir.local.iam;

import java.util.Map;
import java.util.Set;

/**
 * One requested access.
 *
 * @param action such as {@code dynamodb:PutItem}
 * @param resource an ARN, or {@code *} if the action concerns no particular resource
 * @param context values for conditions, by key in lower case
 */
public record AccessRequest(
    Principal principal, String action, String resource, Map<String, Set<String>> context) {

  public AccessRequest {
    context = Map.copyOf(context);
  }
}
