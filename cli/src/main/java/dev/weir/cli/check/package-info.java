/**
 * {@code weir check}: what is wrong with a deployment, found out of what AWS says of its parts. The
 * rules are pure; {@code SdkAccount} is the only class that asks AWS.
 */
package dev.weir.cli.check;
