/**
 * Reads what {@code cdk synth} wrote: stacks, their resources in the order they can be made in, the
 * functions' assets, and CloudFormation's intrinsic functions.
 */
package dev.weir.local.template;
