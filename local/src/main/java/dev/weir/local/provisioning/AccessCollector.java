package dev.weir.local.provisioning;

import dev.weir.local.emulators.Endpoints;
import dev.weir.local.eventsource.MappingSettings;
import dev.weir.local.fault.LocalFault;
import dev.weir.local.functions.FunctionSettings;
import dev.weir.local.iam.AccessRequest;
import dev.weir.local.iam.AccountPolicies;
import dev.weir.local.iam.Principal;
import dev.weir.local.iam.ServiceEdge;
import dev.weir.local.iam.Statement;
import dev.weir.local.template.TemplateResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Collects permissions, and the actions that AWS will take by itself, while stacks are created.
 * Policies may come after the resources they allow, so the two can be compared only at the end.
 */
final class AccessCollector {

  /** https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-create.html. */
  private static final List<String> READ_STREAM =
      List.of(
          "kinesis:DescribeStream",
          "kinesis:DescribeStreamSummary",
          "kinesis:GetRecords",
          "kinesis:GetShardIterator",
          "kinesis:ListShards");

  /**
   * A stream that pushes is subscribed to by its consumer: Lambda requires the permission on both.
   */
  private static final String SUBSCRIBE = "kinesis:SubscribeToShard";

  private static final List<String> READ_CONSUMER =
      List.of("kinesis:DescribeStreamConsumer", SUBSCRIBE);

  /** https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-eventsourcemapping.html. */
  private static final List<String> READ_TABLE =
      List.of(
          "dynamodb:DescribeStream",
          "dynamodb:GetRecords",
          "dynamodb:GetShardIterator",
          "dynamodb:ListStreams");

  private static final List<String> WRITE_LOG =
      List.of("logs:CreateLogStream", "logs:PutLogEvents");

  private static final Map<String, String> DELIVER =
      Map.of("sqs", "sqs:SendMessage", "sns", "sns:Publish", "s3", "s3:PutObject");

  private final Map<String, List<Statement>> roles = new HashMap<>();
  private final Map<String, List<Statement>> resources = new HashMap<>();
  private final Map<String, String> roleOfFunction = new HashMap<>();
  private final List<ServiceEdge> edges = new ArrayList<>();

  void ofRole(String role, List<Statement> statements) {
    roles.computeIfAbsent(role, _ -> new ArrayList<>()).addAll(statements);
  }

  void ofResource(String arn, List<Statement> statements) {
    resources.computeIfAbsent(arn, _ -> new ArrayList<>()).addAll(statements);
  }

  /**
   * Adds a function with its role, as which Lambda performs the following actions.
   *
   * @param logGroup name of the group that its log goes to, if the template names one
   */
  void function(TemplateResource from, FunctionSettings function, Optional<String> logGroup) {
    roleOfFunction.put(function.arn(), function.role());
    logGroup
        .map(
            name ->
                "arn:aws:logs:%s:%s:log-group:%s:log-stream:local"
                    .formatted(function.region(), Endpoints.ACCOUNT, name))
        .ifPresent(
            stream -> WRITE_LOG.forEach(action -> asRole(from, function.arn(), action, stream)));
  }

  /** Adds an action of a service itself. */
  void service(
      TemplateResource from, String service, String action, String target, String sourceArn) {
    var context =
        Map.of(
            "aws:sourcearn", Set.of(sourceArn),
            "aws:sourceaccount", Set.of(Endpoints.ACCOUNT),
            "aws:securetransport", Set.of("true"));
    edges.add(
        new ServiceEdge(
            from.toString(),
            new AccessRequest(new Principal.Service(service), action, target, context),
            "Allow %s %s on %s in the policy of that resource".formatted(service, action, target)));
  }

  /** Lambda reads a stream as the role of the function that it invokes. */
  void mapping(TemplateResource from, MappingSettings mapping, String sourceArn) {
    if (mapping.kind() == MappingSettings.Kind.TABLE) {
      READ_TABLE.forEach(action -> asRole(from, mapping.functionArn(), action, sourceArn));
    } else {
      READ_STREAM.forEach(
          action -> asRole(from, mapping.functionArn(), action, mapping.streamArn()));
    }
    if (mapping.enhancedFanOut()) {
      READ_CONSUMER.forEach(action -> asRole(from, mapping.functionArn(), action, sourceArn));
      asRole(from, mapping.functionArn(), SUBSCRIBE, mapping.streamArn());
    }
    mapping
        .onFailureDestination()
        .ifPresent(destination -> delivery(from, mapping.functionArn(), destination));
  }

  /** Lambda reports a failure as the role of the function that failed. */
  void delivery(TemplateResource from, String functionArn, String destination) {
    var service = destination.split(":", -1)[2];
    var target = service.equals("s3") ? destination + "/aws/lambda/*" : destination;
    asRole(from, functionArn, DELIVER.get(service), target);
  }

  private void asRole(TemplateResource from, String functionArn, String action, String target) {
    var role = roleOfFunction.getOrDefault(functionArn, "");
    var name = functionArn.substring(functionArn.lastIndexOf(':') + 1);
    var context = Map.of("aws:securetransport", Set.of("true"));
    edges.add(
        new ServiceEdge(
            from.toString(),
            new AccessRequest(new Principal.RolePrincipal(role, name), action, target, context),
            "Allow the role %s %s on %s".formatted(role, action, target)));
  }

  AccountPolicies policies() {
    return new AccountPolicies(roles, resources);
  }

  List<ServiceEdge> edges() {
    return edges;
  }

  /**
   * Refuses actions that AWS would refuse, or silently omit.
   *
   * @throws LocalFault naming all of them
   */
  void check() {
    var policies = policies();
    var refused =
        edges.stream()
            .filter(edge -> !policies.decide(edge.request()).isAllowed())
            .map(edge -> edge.from() + " would not work on AWS: " + edge.remedy() + ".")
            .collect(Collectors.joining("\n"));
    if (!refused.isEmpty()) {
      throw new LocalFault(refused, "Grant it in the CDK app, then synthesise the stack again.");
    }
  }
}
