/**
 * A producer for Kinesis without native code: packs lines into records ({@link
 * dev.weir.producer.RecordPacker}), keeps the order of each partition key over retries ({@link
 * dev.weir.producer.Sender}), sends what lingers ({@link dev.weir.producer.LinePipe}) and writes
 * the headers of schema registries ({@link dev.weir.producer.MessageForm}).
 */
package dev.weir.producer;
