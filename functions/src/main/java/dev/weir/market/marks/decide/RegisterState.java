package dev.weir.market.marks.decide;

import dev.weir.market.Register;

/**
 * The known state of a register.
 *
 * @param isRead whether it was read, or found by a write, after the ticks came; otherwise it is the
 *     instance's memory and may be stale
 */
public record RegisterState(Register register, boolean isRead) {}
