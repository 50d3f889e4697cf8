/** The quality of fraud rules: labels of transactions, and alerts compared with them. */
package dev.weir.cli.quality;
