/** Commands about single functions of the local cloud: their logs, and events made by hand. */
package dev.weir.cli.functions;
