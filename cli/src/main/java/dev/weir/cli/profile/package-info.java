/** {@code weir profile}: what the transactions pipeline remembers of a user. */
package dev.weir.cli.profile;
