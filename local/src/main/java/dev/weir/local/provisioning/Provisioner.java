package dev.weir.local.provisioning;

import dev.weir.local.emulators.LocalClients;
import dev.weir.local.fault.LocalFault;
import dev.weir.local.template.CloudAssembly;
import dev.weir.local.template.CreationOrder;
import dev.weir.local.template.Intrinsics;
import dev.weir.local.template.Resource;
import dev.weir.local.template.Template;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;

/** Makes all stacks of a cloud assembly in the emulators. */
public final class Provisioner {

  private final LocalClients clients;
  private final String region;
  private final Consumer<String> notes;
  private final Deployment.Collector collector = new Deployment.Collector();
  private final Map<String, String> exports = new HashMap<>();

  private Provisioner(LocalClients clients, String region, Consumer<String> notes) {
    this.clients = clients;
    this.region = region;
    this.notes = notes;
  }

  /**
   * Makes every resource in an order that its references allow.
   *
   * @param notes gets a line for what is there but will not act as it would on AWS
   * @throws LocalFault naming stack, logical id and type of a resource that can't be made, and what
   *     to do about it
   */
  public static Deployment provision(
      CloudAssembly assembly, LocalClients clients, String region, Consumer<String> notes) {
    var provisioner = new Provisioner(clients, region, notes);
    assembly.stacks().forEach(provisioner::makeStack);
    return provisioner.collector.deployment();
  }

  private void makeStack(CloudAssembly.Stack stack) {
    var template = stack.template();
    var scope = new StackScope(template, region, exports);
    var makers = makers(stack.assets());
    var support = customResourceFunctions(template);
    for (var resource : CreationOrder.of(template)) {
      var intrinsics = new Intrinsics(scope, resource.toString());
      boolean wanted = resource.condition().map(intrinsics::holds).orElse(true);
      if (wanted && !support.contains(resource.logicalId()) && !isIgnored(resource)) {
        scope.add(resource.logicalId(), make(resource, intrinsics, makers));
      }
    }
    addOutputs(template, scope);
  }

  private Made make(Resource resource, Intrinsics intrinsics, Map<String, Maker> makers) {
    var maker = makers.get(resource.type());
    if (maker == null) {
      throw resource.fault(
          "the local cloud does not know this type of resource",
          "Leave it out of this stage, or teach dev.weir.local.provisioning about it.");
    }
    try {
      collector.resources++;
      return maker.make(new Properties(resource, intrinsics.resolve(resource.properties())));
    } catch (SdkException e) {
      throw new LocalFault(
          resource + ": the emulator refused it: " + e.getMessage(),
          "Compare its properties with what the emulator's log says.",
          e);
    }
  }

  private Map<String, Maker> makers(Map<String, Path> assets) {
    var kinesis = new KinesisMakers(clients.kinesis());
    var dynamodb = new DynamoDbMakers(clients.dynamodb());
    var messaging = new MessagingMakers(clients.sns(), clients.sqs(), notes);
    var lambda = new LambdaMakers(collector, assets, region);
    var schedules = new Schedules(collector, region);
    return Map.ofEntries(
        Map.entry("AWS::Kinesis::Stream", kinesis::stream),
        Map.entry("AWS::Kinesis::StreamConsumer", kinesis::consumer),
        Map.entry("AWS::DynamoDB::Table", dynamodb::table),
        Map.entry("AWS::DynamoDB::GlobalTable", dynamodb::globalTable),
        Map.entry("AWS::SNS::Topic", messaging::topic),
        Map.entry("AWS::SNS::Subscription", messaging::subscription),
        Map.entry("AWS::SQS::Queue", messaging::queue),
        Map.entry("AWS::S3::Bucket", new S3Makers(clients.s3())::bucket),
        Map.entry("AWS::Lambda::Function", lambda::function),
        Map.entry("AWS::Lambda::Version", lambda::version),
        Map.entry("AWS::Lambda::Alias", lambda::alias),
        Map.entry("AWS::Lambda::EventSourceMapping", lambda::mapping),
        Map.entry("AWS::Events::Rule", schedules::rule),
        Map.entry("AWS::Scheduler::Schedule", schedules::schedule));
  }

  private static boolean isIgnored(Resource resource) {
    return IgnoredTypes.contains(resource.type());
  }

  /** Functions that the CDK adds to serve its own custom resources, which are ignored too. */
  private static Set<String> customResourceFunctions(Template template) {
    var functions = new HashSet<String>();
    for (var resource : template.resources().values()) {
      if (resource.type().startsWith("Custom::") && isIgnored(resource)) {
        var token = resource.properties().path("ServiceToken").path("Fn::GetAtt").path(0);
        functions.add(token.asText());
      }
    }
    return functions;
  }

  private void addOutputs(Template template, StackScope scope) {
    template
        .outputs()
        .forEach(
            (key, output) -> {
              var intrinsics = new Intrinsics(scope, template.stack() + " output " + key);
              var condition = output.path("Condition").textValue();
              if (condition == null || intrinsics.holds(condition)) {
                var value = intrinsics.text(output.path("Value"));
                collector.outputs.put(key, value);
                if (output.has("Export")) {
                  exports.put(intrinsics.text(output.path("Export").path("Name")), value);
                }
              }
            });
  }
}
