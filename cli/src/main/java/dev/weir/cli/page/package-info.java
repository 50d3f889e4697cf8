/**
 * The exact data of the local page, from the tables: services by minute, and alerts about users.
 */
package dev.weir.cli.page;
