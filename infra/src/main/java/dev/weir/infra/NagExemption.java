package dev.weir.infra;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import io.github.cdklabs.cdknag.RegexAppliesTo;
import java.util.List;
import software.constructs.IConstruct;

/** Exempts a construct from a rule of cdk-nag, with the reason why the rule does not fit it. */
final class NagExemption {
  private NagExemption() {}

  static void from(String rule, IConstruct construct, String reason) {
    suppress(construct, NagPackSuppression.builder().id(rule).reason(reason).build());
  }

  /**
   * Allows one resource with a wildcard in the construct's policies, and no other.
   *
   * @param pattern regular expression for the resource as the rule prints it
   */
  static void forWildcard(String pattern, IConstruct construct, String reason) {
    var resource = RegexAppliesTo.builder().regex("/^Resource::" + pattern + "$/").build();
    suppress(
        construct,
        NagPackSuppression.builder()
            .id("AwsSolutions-IAM5")
            .reason(reason)
            .appliesTo(List.of(resource))
            .build());
  }

  private static void suppress(IConstruct construct, NagPackSuppression suppression) {
    NagSuppressions.addResourceSuppressions(construct, List.of(suppression), true);
  }
}
