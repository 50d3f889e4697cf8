/**
 * The emulators of AWS services that the local cloud starts: DynamoDB Local, kinesis-local and
 * fauxqs (SNS, SQS, S3).
 */
package dev.weir.local.emulators;
