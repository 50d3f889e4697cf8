/** Starts DynamoDB Local on loopback only, in a process with a separate class path. */
package dev.weir.local.dynamodb;
