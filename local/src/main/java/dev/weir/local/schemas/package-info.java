/**
 * The part of AWS Glue's API that is about schema registries, in memory: what templates declare and
 * what producers' serializers ask.
 */
package dev.weir.local.schemas;
