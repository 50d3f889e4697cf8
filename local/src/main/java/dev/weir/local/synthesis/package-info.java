/** Runs the CDK app, as the CDK CLI would, when one of its inputs has changed. */
package dev.weir.local.synthesis;
