/**
 * Invokes functions: event source mappings, which deliver a stream's records as Lambda does, and
 * EventBridge schedules.
 *
 * <p>{@link dev.weir.local.eventsource.Mapping} and its parts make all decisions, without clock or
 * thread: they return commands ({@link dev.weir.local.eventsource.MappingCommand}) and receive
 * their results ({@link dev.weir.local.eventsource.MappingEvent}). {@link
 * dev.weir.local.eventsource.EventSourceLoop} executes them, on virtual threads, or on virtual time
 * in tests. Another kind of stream needs a {@link dev.weir.local.eventsource.StreamReader} and an
 * {@link dev.weir.local.eventsource.EventFormat}.
 *
 * <p>Choices where AWS's documents leave something open:
 *
 * <ul>
 *   <li>A batching window that ends empty is followed by the next at once.
 *   <li>Halves of a bisected batch are delivered in order, the first one to its end before the
 *       second. Lambda promises no order for them.
 *   <li>If an answer confirms some records, the retries of the others count again.
 *   <li>An answer that is not JSON, or has a {@code batchItemFailures} that is not a list, fails
 *       the complete batch.
 *   <li>Record ages are checked before each invocation and while a batch backs off; the first
 *       records of a batch that are too old are given up together.
 *   <li>The last call of a tumbling window has no records. Resharding makes it with {@code
 *       isWindowTerminatedEarly} false: Lambda documents that flag only for a state that grew too
 *       large.
 * </ul>
 */
package dev.weir.local.eventsource;
