package dev.weir.client.cloud;

import dev.weir.client.CommandFault;
import dev.weir.client.ExitCode;
import dev.weir.metrics.query.MetricReader;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/** Reaches a stack in an AWS account through its outputs. */
final class AwsAccess implements ClientConfigurer {

  private final AwsCredentialsProvider credentials;
  private final Region region;

  private AwsAccess(AwsCredentialsProvider credentials, Region region) {
    this.credentials = credentials;
    this.region = region;
  }

  static Cloud open(String profile, String regionName, String stage) {
    var access = new AwsAccess(credentialsOf(profile), regionOf(profile, regionName));
    var stack = "weir-" + stage;
    return new Cloud("The stack " + stack, access.outputsOf(stack), access);
  }

  static Cloud openRegional(String profile, String regionName, String stage) {
    var access = new AwsAccess(credentialsOf(profile), regionOf(profile, regionName));
    var stack = "weir-" + stage + "-" + access.region;
    return new Cloud("The stack " + stack, access.outputsOf(stack), access);
  }

  private static AwsCredentialsProvider credentialsOf(String profile) {
    return DefaultCredentialsProvider.builder().profileName(profile).build();
  }

  private static Region regionOf(String profile, String name) {
    if (name != null) {
      return Region.of(name);
    }
    try {
      return DefaultAwsRegionProviderChain.builder().profileName(profile).build().getRegion();
    } catch (SdkException e) {
      throw new CommandFault(
          "No AWS Region is set.", "Set it with --region, such as eu-west-1, or in the profile.");
    }
  }

  private Map<String, String> outputsOf(String stack) {
    try (var formation = configure("cloudformation", CloudFormationClient.builder()).build()) {
      var described = formation.describeStacks(request -> request.stackName(stack)).stacks();
      var outputs = new HashMap<String, String>();
      described.getFirst().outputs().forEach(o -> outputs.put(o.outputKey(), o.outputValue()));
      return outputs;
    } catch (SdkException e) {
      throw new CommandFault(
          "The stack " + stack + " in " + region + " can't be read: " + e.getMessage(),
          "Check --profile, --region and --stage; docs/DEPLOY.md describes the deployment.",
          ExitCode.NOT_RUNNING);
    }
  }

  @Override
  public String region() {
    return region.id();
  }

  @Override
  public MetricReader metrics() {
    return new CloudWatchMetricReader(configure("cloudwatch", CloudWatchClient.builder()).build());
  }

  @Override
  public <B extends AwsClientBuilder<B, C>, C> B configure(String service, B builder) {
    return builder.region(region).credentialsProvider(credentials);
  }
}
