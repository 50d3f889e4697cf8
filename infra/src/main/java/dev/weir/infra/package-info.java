/**
 * The CDK app: one stack per stage, built from one construct per pipeline and one for each part
 * that the pipelines share.
 *
 * <p>Reading order is the data flow: {@code IngestStream} (read), {@code AccessLogConstruct} (open,
 * parse, decide, commit), {@code QuarantineStorage} (what no retry can help), {@code Alerting}
 * (publish). A further pipeline adds a construct alongside {@code AccessLogConstruct}; a pipeline
 * that spans Regions adds stacks alongside {@code WeirStack} in {@code WeirApp}.
 */
package dev.weir.infra;
