package dev.weir.local.iam;

import java.util.Map;
import java.util.Set;

/**
 * One thing that somebody wants to do.
 *
 * @param action such as {@code dynamodb:PutItem}
 * @param resource an ARN, or {@code *} where the action is on no resource in particular
 * @param context what conditions can ask for, by key in lower case
 */
public record AccessRequest(
    Principal principal, String action, String resource, Map<String, Set<String>> context) {

  public AccessRequest {
    context = Map.copyOf(context);
  }
}
