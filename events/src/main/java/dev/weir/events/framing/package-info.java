/**
 * The headers that producers' libraries put before a message to name its schema, recognised by
 * their first bytes. No registry is called: a setting maps ids to versions of a contract.
 */
package dev.weir.events.framing;
