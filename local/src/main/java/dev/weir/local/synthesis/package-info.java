/** Runs the CDK app, as the CDK CLI would, when something it reads has changed. */
package dev.weir.local.synthesis;
