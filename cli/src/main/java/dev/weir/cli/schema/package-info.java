/** {@code weir schema}: contracts, their versions, and what a record's header names. */
package dev.weir.cli.schema;
