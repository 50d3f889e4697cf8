/** What commands read of the synthesised CDK app. */
package dev.weir.cli.synthesis;
