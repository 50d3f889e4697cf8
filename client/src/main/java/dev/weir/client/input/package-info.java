/** What a person gives to a command: a file or standard input, and the transactions in it. */
package dev.weir.client.input;
