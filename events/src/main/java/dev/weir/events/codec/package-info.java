/** Code shared by the codecs of all events. */
package dev.weir.events.codec;
