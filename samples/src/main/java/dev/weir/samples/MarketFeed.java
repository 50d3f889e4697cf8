package dev.weir.samples;

/** Which of the two Regions' feeds of a {@link MarketSample}. */
public enum MarketFeed {
  /** Of the Region that is named first. */
  FIRST,
  /** Of the other one. */
  SECOND
}
