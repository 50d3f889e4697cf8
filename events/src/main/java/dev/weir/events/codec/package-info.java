/** What the codecs of all events share. */
package dev.weir.events.codec;
