/** Commands for single functions of the local cloud: their logs, and handwritten events. */
package dev.weir.cli.functions;
