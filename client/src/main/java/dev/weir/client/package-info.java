/**
 * Operations on a stack, whether it runs locally or on AWS: finding it, sending to it, and reading
 * stored data. A failure that the user can fix ends in a {@link CommandFault}.
 */
package dev.weir.client;
