package dev.weir.client.cloud;

import dev.weir.metrics.query.MetricReader;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;

/** Says where a service is and who asks. */
interface ClientConfigurer {

  /**
   * Completes a client's builder.
   *
   * @param service such as {@code dynamodb}
   */
  <B extends AwsClientBuilder<B, C>, C> B configure(String service, B builder);

  /** The Region that clients are for. */
  String region();

  /** Where its metrics are. */
  MetricReader metrics();
}
