/** What quarantine needs of the outside: the bucket that it is kept in, the metrics it shows in. */
package dev.weir.quarantine.adapter;
