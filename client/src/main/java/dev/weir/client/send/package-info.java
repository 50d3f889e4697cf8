/** Packs lines into records, sends them to the stream and waits until they are counted. */
package dev.weir.client.send;
