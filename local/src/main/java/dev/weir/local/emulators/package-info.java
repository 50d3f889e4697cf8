/**
 * Starts the emulators of AWS services: DynamoDB Local, kinesis-local and fauxqs (SNS, SQS, S3).
 */
package dev.weir.local.emulators;
