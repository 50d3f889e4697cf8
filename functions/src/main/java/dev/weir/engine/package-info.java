/**
 * The one path from a batch to its outcome, shared by every function.
 *
 * <p>A pipeline implements {@link dev.weir.engine.Pipeline} and supplies four parts: <i>parse</i>
 * (turns a record into its events, or into the reason why it has none), <i>decide</i> (a {@link
 * dev.weir.engine.Fold} that collects records until they fill one commit; pure), <i>commit</i> (one
 * conditional write with one {@link dev.weir.engine.CommitResult}) and <i>publish</i> (sends what a
 * commit leaves unpublished). The {@link dev.weir.engine.Engine} does the rest: it skips applied
 * records, cuts slices, stores rejections, bounds conflicts, checks the deadline, and returns the
 * record from which a batch must be redelivered. Whatever a record causes the code to throw is
 * contained here and nowhere else.
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
 * {@link dev.weir.engine.StreamFunction}, which also defines how the function is primed.
 */
package dev.weir.engine;
