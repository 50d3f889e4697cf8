/** {@code weir profile}: the transactions pipeline's profile of a user. */
package dev.weir.cli.profile;
