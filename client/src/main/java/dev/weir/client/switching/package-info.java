/**
 * Where an event source begins that takes the place of another one: late enough to read little
 * again, early enough to skip nothing that is not applied.
 */
package dev.weir.client.switching;
