package dev.weir.samples;

/** The two Regions' feeds of a {@link MarketSample}. */
public enum MarketFeed {
  /** The feed of the first Region. */
  FIRST,
  /** The feed of the other Region. */
  SECOND
}
