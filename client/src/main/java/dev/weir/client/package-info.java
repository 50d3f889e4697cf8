/**
 * What works on a stack, whether it runs here or on AWS: finding it, sending to it, reading what it
 * stored. Ends with a {@link CommandFault} where the user can do something about a failure.
 */
package dev.weir.client;
