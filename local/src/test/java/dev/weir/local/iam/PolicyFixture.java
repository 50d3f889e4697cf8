package dev.weir.local.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Short notations for policies and requests. */
final class PolicyFixture {

  static final String ROLE = "arn:aws:iam::000000000000:role/counter";
  static final Principal FUNCTION = new Principal.RolePrincipal(ROLE, "counter");

  private PolicyFixture() {}

  /** Parses statements as JSON, with apostrophes for quotation marks. */
  static List<Statement> statements(String json) {
    try {
      var document =
          new ObjectMapper().readTree("{'Statement':[%s]}".formatted(json).replace('\'', '"'));
      return new PolicyReader(UnaryOperator.identity()).read(document);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  static Statement allow(String action, String resource) {
    return statements(
            "{'Effect':'Allow','Action':'%s','Resource':'%s'}".formatted(action, resource))
        .getFirst();
  }

  static Statement deny(String action, String resource) {
    return statements("{'Effect':'Deny','Action':'%s','Resource':'%s'}".formatted(action, resource))
        .getFirst();
  }

  static AccessRequest request(String action, String resource) {
    return new AccessRequest(FUNCTION, action, resource, Map.of());
  }

  static AccessRequest request(Principal principal, String key, String value) {
    return new AccessRequest(
        principal, "sqs:SendMessage", "arn:aws:sqs:r:a:q", Map.of(key, Set.of(value)));
  }
}
