/** How good fraud rules are: labels of transactions, and alerts compared with them. */
package dev.weir.cli.quality;
