package dev.weir.local.provisioning;

import dev.weir.local.emulators.Endpoints;
import dev.weir.local.emulators.LocalClients;
import dev.weir.local.fault.LocalFault;
import dev.weir.local.schemas.SchemaRegistries;
import dev.weir.local.template.CloudAssembly;
import dev.weir.local.template.CreationOrder;
import dev.weir.local.template.Intrinsics;
import dev.weir.local.template.Template;
import dev.weir.local.template.TemplateResource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;

/** Creates all stacks of a cloud assembly in the emulators. */
public final class Provisioner {

  private final Function<String, LocalClients> clients;
  private final SchemaRegistries registries;
  private final String homeRegion;
  private final Consumer<String> notes;
  private final Deployment.Collector collector = new Deployment.Collector();
  private final Map<String, String> exports = new HashMap<>();

  private Provisioner(
      Function<String, LocalClients> clients,
      SchemaRegistries registries,
      String homeRegion,
      Consumer<String> notes) {
    this.clients = clients;
    this.registries = registries;
    this.homeRegion = homeRegion;
    this.notes = notes;
  }

  /**
   * Creates every resource in an order that its references allow.
   *
   * @param clients by Region
   * @param registries of schemas, of all Regions
   * @param homeRegion of stacks that name none
   * @param notes receives a line for each part that will not act as it would on AWS
   * @throws LocalFault naming stack, logical id and type of every resource of a stack that cannot
   *     be created, because it is not supported here or AWS would refuse it, with the remedy; or
   *     naming all actions that AWS would not be allowed to take for these resources
   */
  public static Deployment provision(
      CloudAssembly assembly,
      Function<String, LocalClients> clients,
      SchemaRegistries registries,
      String homeRegion,
      Consumer<String> notes) {
    var provisioner = new Provisioner(clients, registries, homeRegion, notes);
    assembly.stacks().forEach(provisioner::makeStack);
    provisioner.collector.access.check();
    return provisioner.collector.deployment(notes);
  }

  private void makeStack(CloudAssembly.Stack stack) {
    var template = stack.template();
    var region = stack.region().orElse(homeRegion);
    var passedOver = passedOver(template);
    var scope = new StackScope(template, region, exports, passedOver);
    var makers = makers(stack.assets(), region);
    var refused = new HashSet<String>();
    var problems = new ArrayList<LocalFault>();
    for (var resource : CreationOrder.of(template)) {
      var id = resource.logicalId();
      if (passedOver.contains(id)) {
        continue;
      }
      if (!Collections.disjoint(refused, CreationOrder.references(template, resource))) {
        // It cannot be checked while a resource that it refers to is missing.
        refused.add(id);
        continue;
      }
      try {
        var intrinsics = new Intrinsics(scope, resource.toString());
        if (resource.condition().map(intrinsics::holds).orElse(true)) {
          scope.add(id, make(resource, intrinsics, makers));
        }
      } catch (LocalFault e) {
        refused.add(id);
        problems.add(e);
      }
    }
    if (!problems.isEmpty()) {
      throw LocalFault.all(problems);
    }
    var outputs = outputs(template, scope);
    collector.stacks.add(
        new Deployment.DeployedStack(stack.name(), region, stack.region().isPresent(), outputs));
  }

  private CreatedResource make(
      TemplateResource resource, Intrinsics intrinsics, Map<String, ResourceProvisioner> makers) {
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

  private Map<String, ResourceProvisioner> makers(Map<String, Path> assets, String region) {
    var services = clients.apply(region);
    var kinesis = new KinesisProvisioner(services.kinesis());
    var dynamodb =
        new DynamoDbProvisioner(services.dynamodb(), region, collector.strongTables::add);
    var messaging =
        new MessagingProvisioner(services.sns(), services.sqs(), collector.access, notes);
    var iam = new IamProvisioner(collector.access, region);
    var lambda = new LambdaProvisioner(collector, assets, region);
    var schedules = new Schedules(collector, region);
    var glue = new GlueProvisioner(registries, region);
    return Map.ofEntries(
        Map.entry("AWS::Kinesis::Stream", kinesis::stream),
        Map.entry("AWS::Kinesis::StreamConsumer", kinesis::consumer),
        Map.entry("AWS::DynamoDB::Table", dynamodb::table),
        Map.entry("AWS::DynamoDB::GlobalTable", dynamodb::globalTable),
        Map.entry("Custom::AWS", new DynamoDbCalls(services.dynamodb())::call),
        Map.entry("AWS::SNS::Topic", properties -> topic(messaging, properties, region)),
        Map.entry("AWS::SNS::Subscription", messaging::subscription),
        Map.entry("AWS::SQS::Queue", messaging::queue),
        Map.entry("AWS::CloudWatch::Alarm", properties -> alarm(properties, region)),
        Map.entry("AWS::CloudWatch::Dashboard", properties -> dashboard(properties, region)),
        Map.entry("AWS::Glue::Registry", glue::registry),
        Map.entry("AWS::Glue::Schema", glue::schema),
        Map.entry("AWS::Glue::SchemaVersion", glue::version),
        Map.entry("AWS::S3::Bucket", new S3Provisioner(services.s3())::bucket),
        Map.entry("AWS::Lambda::Function", lambda::function),
        Map.entry("AWS::Lambda::Version", lambda::version),
        Map.entry("AWS::Lambda::Alias", lambda::alias),
        Map.entry("AWS::Lambda::EventSourceMapping", lambda::mapping),
        Map.entry("AWS::IAM::Role", iam::role),
        Map.entry("AWS::IAM::Policy", iam::policy),
        Map.entry("AWS::IAM::ManagedPolicy", iam::managedPolicy),
        Map.entry("AWS::SNS::TopicPolicy", iam::topicPolicy),
        Map.entry("AWS::SQS::QueuePolicy", iam::queuePolicy),
        Map.entry("AWS::S3::BucketPolicy", iam::bucketPolicy),
        Map.entry("AWS::Lambda::Permission", iam::invokePermission),
        Map.entry("AWS::Lambda::EventInvokeConfig", lambda::invokeConfig),
        Map.entry("AWS::Logs::LogGroup", properties -> logGroup(properties, region)),
        Map.entry("AWS::Events::Rule", schedules::rule),
        Map.entry("AWS::Scheduler::Schedule", schedules::schedule));
  }

  private CreatedResource topic(
      MessagingProvisioner messaging, Properties properties, String region) {
    var made = messaging.topic(properties);
    if (!properties.flag("FifoTopic")) {
      collector.topics.add(new Deployment.DeployedTopic(made.ref(), region));
    }
    return made;
  }

  /** Only its name is used here: the functions' logs are files. */
  private static CreatedResource logGroup(Properties properties, String region) {
    var name = properties.name("LogGroupName", "");
    return CreatedResource.withArn(
        name, "arn:aws:logs:%s:%s:log-group:%s:*".formatted(region, Endpoints.ACCOUNT, name));
  }

  private CreatedResource dashboard(Properties properties, String region) {
    var name = properties.text("DashboardName").orElse(properties.resource().logicalId());
    var body = properties.required("DashboardBody");
    refuse(properties, CloudWatchLimits.ofDashboard(body));
    collector.dashboards.add(new Deployment.DeployedDashboard(name, region, body));
    return CreatedResource.of(name);
  }

  /** No alarm is created, because nobody is called here. But AWS must accept it. */
  private static CreatedResource alarm(Properties properties, String region) {
    refuse(properties, CloudWatchLimits.ofAlarm(properties.all()));
    var name = properties.name("AlarmName", "");
    var arn = "arn:aws:cloudwatch:%s:%s:alarm:%s".formatted(region, Endpoints.ACCOUNT, name);
    return new CreatedResource(name, Map.of("Arn", arn));
  }

  private static void refuse(Properties properties, List<String> problems) {
    if (!problems.isEmpty()) {
      throw properties.fault(
          "CloudWatch would refuse it: " + String.join("; ", problems),
          "Change it in the CDK app.");
    }
  }

  /**
   * Returns the resources that are not created: types without a meaning here, and the functions
   * that the CDK adds to serve its own custom resources. These custom resources are skipped too, or
   * answered here, like Custom::AWS.
   */
  private static Set<String> passedOver(Template template) {
    var ids = new HashSet<String>();
    for (var resource : template.resources().values()) {
      if (IgnoredTypes.contains(resource.type())) {
        ids.add(resource.logicalId());
      }
      if (resource.type().startsWith("Custom::")) {
        var token = resource.properties().path("ServiceToken").path("Fn::GetAtt").path(0);
        ids.add(token.asText());
      }
    }
    return ids;
  }

  private Map<String, String> outputs(Template template, StackScope scope) {
    var outputs = new LinkedHashMap<String, String>();
    template
        .outputs()
        .forEach(
            (key, output) -> {
              var intrinsics = new Intrinsics(scope, template.stack() + " output " + key);
              var condition = output.path("Condition").textValue();
              if (condition == null || intrinsics.holds(condition)) {
                var value = intrinsics.text(output.path("Value"));
                outputs.put(key, value);
                if (output.has("Export")) {
                  exports.put(intrinsics.text(output.path("Export").path("Name")), value);
                }
              }
            });
    return outputs;
  }
}
