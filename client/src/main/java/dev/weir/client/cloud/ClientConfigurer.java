package dev.weir.client.cloud;

import dev.weir.metrics.query.MetricReader;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;

/** Configures the endpoint and credentials of service clients. */
interface ClientConfigurer {

  /**
   * Completes a client builder.
   *
   * @param service such as {@code dynamodb}
   */
  <B extends AwsClientBuilder<B, C>, C> B configure(String service, B builder);

  /** Returns the Region of the clients. */
  String region();

  /** Returns a reader of the stack's metrics. */
  MetricReader metrics();
}
