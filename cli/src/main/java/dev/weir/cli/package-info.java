/** The command {@code weir}, for a Weir that runs locally or on AWS. */
package dev.weir.cli;
