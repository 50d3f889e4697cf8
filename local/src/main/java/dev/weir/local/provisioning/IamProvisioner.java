package dev.weir.local.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.emulators.Endpoints;
import dev.weir.local.iam.PolicyReader;
import dev.weir.local.iam.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Creates roles and policies: of roles, topics, queues, buckets and functions. */
final class IamProvisioner {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The Region that the emulator of DynamoDB writes into its ARNs, whatever the request's Region.
   */
  private static final String EMULATED_REGION = ":ddblocal:";

  /** The supported ones among AWS's managed policies. */
  private static final Map<String, List<String>> MANAGED =
      Map.of(
          "AWSLambdaBasicExecutionRole",
          List.of("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"));

  private final AccessCollector access;
  private final PolicyReader reader;
  private final String region;
  private final Map<String, List<Statement>> managed = new HashMap<>();

  IamProvisioner(AccessCollector access, String region) {
    this.access = access;
    this.region = region;
    this.reader = new PolicyReader(arn -> canonical(arn, region));
  }

  /** Returns an ARN in AWS's form. */
  static String canonical(String arn, String region) {
    return arn.replace(EMULATED_REGION, ":" + region + ":");
  }

  CreatedResource role(Properties properties) {
    var name = properties.name("RoleName", "");
    var arn = "arn:aws:iam::" + Endpoints.ACCOUNT + ":role/" + name;
    for (var policy : properties.node("Policies")) {
      access.ofRole(arn, statements(properties, policy.path("PolicyDocument")));
    }
    for (var policy : properties.node("ManagedPolicyArns")) {
      access.ofRole(arn, managed(properties, policy.asText()));
    }
    properties
        .withoutMeaning("AssumeRolePolicyDocument", "Description", "MaxSessionDuration", "Path")
        .refuseOthers();
    return new CreatedResource(name, Map.of("Arn", arn, "RoleId", name));
  }

  private List<Statement> managed(Properties properties, String arn) {
    if (managed.containsKey(arn)) {
      return managed.get(arn);
    }
    var actions = MANAGED.get(arn.substring(arn.lastIndexOf('/') + 1));
    if (actions == null) {
      throw properties.fault(
          "the local cloud does not know what the policy " + arn + " allows",
          "Write what it allows into a policy of the stack.");
    }
    var document = JSON.createObjectNode();
    var statement = document.putArray("Statement").addObject();
    statement.put("Effect", "Allow").put("Resource", "*");
    actions.forEach(statement.putArray("Action")::add);
    return statements(properties, document);
  }

  CreatedResource policy(Properties properties) {
    var statements = statements(properties, properties.node("PolicyDocument"));
    var name = properties.name("PolicyName", "");
    attach(properties, statements);
    return CreatedResource.of(name);
  }

  CreatedResource managedPolicy(Properties properties) {
    var name = properties.name("ManagedPolicyName", "");
    var arn = "arn:aws:iam::" + Endpoints.ACCOUNT + ":policy/" + name;
    var statements = statements(properties, properties.node("PolicyDocument"));
    managed.put(arn, statements);
    properties.withoutMeaning("Description", "Path");
    attach(properties, statements);
    return CreatedResource.withArn(arn, arn);
  }

  private void attach(Properties properties, List<Statement> statements) {
    for (var role : properties.node("Roles")) {
      access.ofRole("arn:aws:iam::" + Endpoints.ACCOUNT + ":role/" + role.asText(), statements);
    }
    properties.refuseOthers();
  }

  CreatedResource topicPolicy(Properties properties) {
    return resourcePolicy(properties, "Topics", arn -> arn);
  }

  CreatedResource queuePolicy(Properties properties) {
    return resourcePolicy(
        properties,
        "Queues",
        url -> "arn:aws:sqs:%s:%s:%s".formatted(region, Endpoints.ACCOUNT, lastPart(url)));
  }

  CreatedResource bucketPolicy(Properties properties) {
    return resourcePolicy(properties, "Bucket", name -> "arn:aws:s3:::" + name);
  }

  private CreatedResource resourcePolicy(
      Properties properties, String targets, UnaryOperator<String> arn) {
    var statements = statements(properties, properties.node("PolicyDocument"));
    var named = properties.node(targets);
    (named.isArray() ? named.valueStream() : Stream.of(named))
        .map(JsonNode::asText)
        .forEach(target -> access.ofResource(canonical(arn.apply(target), region), statements));
    properties.refuseOthers();
    return CreatedResource.of(properties.resource().logicalId());
  }

  /** Adds a statement of the function's own policy, in Lambda's short form. */
  CreatedResource invokePermission(Properties properties) {
    var function = properties.required("FunctionName");
    var statement = JSON.createObjectNode().put("Effect", "Allow");
    statement.put("Action", properties.required("Action"));
    statement.put("Resource", "*");
    var principal = properties.required("Principal");
    statement.putObject("Principal").put(principal.contains(".") ? "Service" : "AWS", principal);
    var condition = statement.putObject("Condition");
    condition(properties, "SourceArn", "ArnLike", "aws:SourceArn", condition);
    condition(properties, "SourceAccount", "StringEquals", "aws:SourceAccount", condition);
    properties.refuseOthers();
    var document = JSON.createObjectNode().set("Statement", statement);
    access.ofResource(unqualified(function), statements(properties, document));
    return CreatedResource.of(properties.resource().logicalId());
  }

  private static void condition(
      Properties properties, String property, String operator, String key, ObjectNode condition) {
    properties.text(property).ifPresent(value -> condition.putObject(operator).put(key, value));
  }

  private String unqualified(String function) {
    var parts = function.split(":", -1);
    return "arn:aws:lambda:%s:%s:function:%s"
        .formatted(region, Endpoints.ACCOUNT, parts.length > 1 ? parts[6] : parts[0]);
  }

  private List<Statement> statements(Properties properties, JsonNode document) {
    try {
      return reader.read(document);
    } catch (IllegalArgumentException e) {
      throw properties.fault(
          e.getMessage(), "Write the policy without it, or teach dev.weir.local.iam about it.");
    }
  }

  private static String lastPart(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }
}
