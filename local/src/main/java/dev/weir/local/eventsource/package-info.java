/**
 * What invokes functions: event source mappings, which deliver a stream's records as Lambda does,
 * and EventBridge schedules.
 *
 * <p>{@link dev.weir.local.eventsource.Mapping} and what it is made of decide everything, without
 * clock or thread: they say what to do ({@link dev.weir.local.eventsource.MappingCommand}) and are
 * notified of what happened ({@link dev.weir.local.eventsource.MappingEvent}). {@link
 * dev.weir.local.eventsource.EventSourceLoop} does it, on virtual threads, or on virtual time in
 * tests. Another kind of stream needs a {@link dev.weir.local.eventsource.StreamReader} and an
 * {@link dev.weir.local.eventsource.EventFormat}.
 *
 * <p>Where AWS's documents leave something open, this is what is done here:
 *
 * <ul>
 *   <li>A batching window that ends empty is followed by the next at once.
 *   <li>Halves of a bisected batch are delivered in order, the first one to its end before the
 *       second. Lambda promises no order of them.
 *   <li>Where an answer confirms some records, the retries of what is left count again.
 *   <li>An answer that is not JSON, or has a {@code batchItemFailures} that is not a list, fails
 *       the whole batch.
 *   <li>Record ages are looked at before each invocation and while a batch backs off; the first
 *       records of a batch that are too old are given up together.
 *   <li>The last call of a tumbling window has no records. Resharding makes it with {@code
 *       isWindowTerminatedEarly} false: Lambda documents that flag for a state that grew too large
 *       only.
 * </ul>
 */
package dev.weir.local.eventsource;
