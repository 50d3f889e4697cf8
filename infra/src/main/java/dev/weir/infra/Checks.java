package dev.weir.infra;

import dev.weir.infra.edges.ServiceEdges;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.cxapi.CloudAssembly;
import software.amazon.awscdk.cxapi.CloudFormationStackArtifact;
import software.amazon.awscdk.cxapi.SynthesisMessage;
import software.amazon.awscdk.cxapi.SynthesisMessageLevel;
import software.constructs.IConstruct;

/** The rules that every template must pass, and their findings. */
// The replacements for the deprecated message types are not available in the CDK for Java yet.
@SuppressWarnings("deprecation")
final class Checks {
  private Checks() {}

  static void addTo(IConstruct scope) {
    Aspects.of(scope).add(new EventSourceInvariants());
    Aspects.of(scope).add(new ReplicatedTableInvariants());
    Aspects.of(scope).add(AwsSolutionsChecks.Builder.create().verbose(true).reports(false).build());
  }

  /**
   * Returns all findings including warnings, one per line.
   *
   * <p>The CDK command itself would refuse errors, but other callers of the app would not.
   */
  static List<String> findings(CloudAssembly assembly) {
    return assembly.getStacks().stream()
        .flatMap(stack -> Stream.concat(messages(stack), brokenEdges(stack)))
        .toList();
  }

  private static Stream<String> messages(CloudFormationStackArtifact stack) {
    return stack.getMessages().stream()
        .filter(message -> message.getLevel() != SynthesisMessageLevel.INFO)
        .map(Checks::line);
  }

  private static Stream<String> brokenEdges(CloudFormationStackArtifact stack) {
    return ServiceEdges.brokenIn((Map<?, ?>) stack.getTemplate()).stream()
        .map(edge -> stack.getStackName() + ": " + edge);
  }

  private static String line(SynthesisMessage message) {
    return message.getId() + ": " + message.getEntry().getData();
  }
}
