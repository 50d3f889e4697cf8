/**
 * The CDK app: one stack per stage, built from a construct for each pipeline and for each part that
 * the pipelines share.
 *
 * <p>Reading order is the data flow: {@code IngestStream} (read), {@code AccessLogConstruct} (open,
 * parse, decide, commit), {@code QuarantineStorage} (records that no retry can help), {@code
 * Alerting} (publish). A further pipeline adds a construct alongside {@code AccessLogConstruct}; a
 * pipeline that spans Regions adds stacks alongside {@code WeirStack} in {@code WeirApp}.
 */
package dev.weir.infra;
