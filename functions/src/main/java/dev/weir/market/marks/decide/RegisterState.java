package dev.weir.market.marks.decide;

import dev.weir.market.Register;

/**
 * What is known of a register.
 *
 * @param isRead whether it was read, or found by a write, after the ticks came; else it is what the
 *     instance remembers, and may be old
 */
public record RegisterState(Register register, boolean isRead) {}
