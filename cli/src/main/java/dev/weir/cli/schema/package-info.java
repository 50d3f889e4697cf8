/** {@code weir schema}: contracts, their versions, and the schemas that a record's header names. */
package dev.weir.cli.schema;
