/** DynamoDB Local, started on loopback only, in a process and on a class path of its own. */
package dev.weir.local.dynamodb;
