/**
 * {@code weir check}: the problems of a deployment, found in the state of its parts on AWS. The
 * rules are pure; {@code SdkAccount} is the only class that asks AWS.
 */
package dev.weir.cli.check;
