/** {@code weir formats}: how access-log lines are read. */
package dev.weir.client.formats;
