/**
 * Reads the output of {@code cdk synth}: stacks, their resources in creation order, the functions'
 * assets, and CloudFormation's intrinsic functions.
 */
package dev.weir.local.template;
