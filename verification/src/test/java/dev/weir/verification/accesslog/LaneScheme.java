package dev.weir.verification.accesslog;

/** Ways to fence the commits of a lane; the model of one lane shows which of them hold. */
enum LaneScheme {
  /** An item of the lane has the revision that every commit depends on. */
  LANE_ITEM,
  /** The item of the open minute has it, and is closed together with the opening of a later one. */
  OPEN_MINUTE,
  /** The same, but the item that is left behind keeps its revision. */
  OPEN_MINUTE_NOT_CLOSED,
  /** Each minute's item says how far that minute is counted, and nothing else does. */
  EACH_MINUTE
}
