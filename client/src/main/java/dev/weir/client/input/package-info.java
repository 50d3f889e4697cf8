/** The input of commands: a file or standard input, and the transactions in it. */
package dev.weir.client.input;
