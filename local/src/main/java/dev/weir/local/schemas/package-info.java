/**
 * The part of AWS Glue's API for schema registries, in memory: for declarations of templates and
 * requests of producers' serializers.
 */
package dev.weir.local.schemas;
