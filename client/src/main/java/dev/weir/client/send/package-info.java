/** From lines to records in the stream, and the wait until they are counted. */
package dev.weir.client.send;
