/**
 * The one way from a batch to its outcome, for every function.
 *
 * <p>A pipeline implements {@link dev.weir.engine.Pipeline} and supplies four parts: <i>parse</i>
 * (a record to its events, or the reason why it has none), <i>decide</i> (a {@link
 * dev.weir.engine.Fold} that collects records until they are as much as one commit takes; pure),
 * <i>commit</i> (one conditional write, one {@link dev.weir.engine.CommitResult}) and
 * <i>publish</i> (what a commit leaves to be made known). The {@link dev.weir.engine.Engine} does
 * the rest: it skips what is applied, cuts slices, stores what is rejected, bounds conflicts, asks
 * the deadline, and says from where on a batch must be delivered again. Whatever a record makes the
 * code throw is contained here and nowhere else.
 *
 * <p>A {@link dev.weir.engine.SplitPipeline} can also store results and position apart; which of
 * them first, or together, is {@link dev.weir.engine.Semantics}, and known to {@link
 * dev.weir.engine.CommitOrder} alone.
 *
 * <p>Where a commit falls apart into many keys, such as users, it is a {@link
 * dev.weir.engine.KeyedStep} that {@link dev.weir.engine.ByKey} runs for many keys at once; the
 * pipeline's commit answers {@code Incomplete} with what that returns. Where others write the same
 * keys, a step says which events it refuses once it has read a key, and reads a key again that it
 * only remembered. A pipeline without a stored position, such as one of a table's stream, has a
 * {@link dev.weir.engine.BatchProgress} that begins at nothing with each batch; what it rejects is
 * in the table, and {@link dev.weir.engine.TableQuarantine} reports it.
 *
 * <p>The function's handler is a {@link dev.weir.engine.StreamHandler} of a few lines, made from a
 * {@link dev.weir.engine.StreamFunction}, which also says how the function is primed.
 */
package dev.weir.engine;
