/** The command {@code weir}: what a person does with a Weir that runs here or on AWS. */
package dev.weir.cli;
