/** {@code weir backtest}: what rules would have raised on transactions of the past. */
package dev.weir.cli.backtest;
