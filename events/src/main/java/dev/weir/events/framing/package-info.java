/**
 * The headers that producers' libraries put before a message to name its schema, recognised by
 * their first bytes. No registry is asked: which id stands for which version of a contract is a
 * setting.
 */
package dev.weir.events.framing;
