package dev.weir.events.transaction;

/**
 * A point on the earth, in degrees (WGS 84).
 *
 * @param latitude -90 (south) to 90
 * @param longitude -180 (west) to 180
 */
public record Coordinates(double latitude, double longitude) {

  // The mean radius given by the IUGG; the maximum error relative to the ellipsoid is 0.6 %.
  private static final double EARTH_RADIUS_KM = 6371.0088;
  // Above 111.195, by more than the rounding of a distance.
  private static final double MAX_KM_PER_DEGREE = 111.2;

  /**
   * Validates the ranges.
   *
   * @throws InvalidTransactionException if one is out of range, or NaN
   */
  public Coordinates {
    require("lat", latitude, 90);
    require("lon", longitude, 180);
  }

  private static void require(String name, double degrees, double most) {
    // Written so that NaN fails, too.
    if (!(degrees >= -most && degrees <= most)) {
      throw new InvalidTransactionException(
          Problem.COORDINATES_OUT_OF_RANGE, name + " is not within -" + most + " to " + most);
    }
  }

  /** Whether this is 0,0, which terminals without a position send. No one shops there. */
  boolean isNullIsland() {
    return latitude == 0 && longitude == 0;
  }

  /** Returns the great-circle distance in kilometres, by the haversine formula on a sphere. */
  public double kilometresTo(Coordinates other) {
    var phi1 = Math.toRadians(latitude);
    var phi2 = Math.toRadians(other.latitude);
    var halfChord =
        haversine(phi2 - phi1)
            + Math.cos(phi1)
                * Math.cos(phi2)
                * haversine(Math.toRadians(other.longitude - longitude));
    // Rounding may give slightly more than one for antipodes.
    return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(Math.min(1, halfChord)));
  }

  /**
   * Returns an upper bound of the distance in kilometres, without trigonometry: that of a way along
   * a meridian and the equator.
   */
  public double maxKilometresTo(Coordinates other) {
    return maxKilometres(
        Math.abs(other.latitude - latitude), Math.abs(other.longitude - longitude));
  }

  /** Returns the greatest distance in kilometres of two points that are so many degrees apart. */
  public static double maxKilometres(double latitudes, double longitudes) {
    return (latitudes + longitudes) * MAX_KM_PER_DEGREE;
  }

  private static double haversine(double angle) {
    var sine = Math.sin(angle / 2);
    return sine * sine;
  }
}
