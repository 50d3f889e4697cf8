package dev.weir.events.transaction;

import static dev.weir.events.transaction.CaughtProblem.problemOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.property.Property;
import org.junit.jupiter.api.Test;

class CoordinatesTest {

  private static final double EARTH_RADIUS_KM = 6371.0088;
  private static final double HALF_AROUND = Math.PI * EARTH_RADIUS_KM;

  @Test
  void the_poles_and_the_date_line_are_within_range() {
    assertThat(new Coordinates(90, 180).latitude()).isEqualTo(90);
    assertThat(new Coordinates(-90, -180).longitude()).isEqualTo(-180);
  }

  @Test
  void what_lies_beyond_is_refused() {
    for (var latitude :
        new double[] {Math.nextUp(90.0), Math.nextDown(-90.0), Double.NaN, 1 / 0.0, -1 / 0.0}) {
      assertThat(problemOf(() -> new Coordinates(latitude, 0)))
          .isEqualTo(Problem.COORDINATES_OUT_OF_RANGE);
    }
    for (var longitude :
        new double[] {Math.nextUp(180.0), Math.nextDown(-180.0), Double.NaN, 1 / 0.0, -1 / 0.0}) {
      assertThat(problemOf(() -> new Coordinates(0, longitude)))
          .isEqualTo(Problem.COORDINATES_OUT_OF_RANGE);
    }
  }

  @Test
  void a_degree_of_a_great_circle_is_a_360th_of_it() {
    var degree = HALF_AROUND / 180;
    var origin = new Coordinates(0, 0);
    assertThat(origin.kilometresTo(new Coordinates(1, 0))).isCloseTo(degree, within(1e-9));
    assertThat(origin.kilometresTo(new Coordinates(0, 1))).isCloseTo(degree, within(1e-9));
    // On the parallel of 60 degrees a degree is half as long, apart from the curvature of the great
    // circle.
    assertThat(new Coordinates(60, 0).kilometresTo(new Coordinates(60, 1)))
        .isCloseTo(degree / 2, within(0.01));
  }

  @Test
  void over_the_date_line_and_the_poles_it_takes_the_shorter_way() {
    assertThat(new Coordinates(0, 179.5).kilometresTo(new Coordinates(0, -179.5)))
        .isCloseTo(HALF_AROUND / 180, within(1e-9));
    assertThat(new Coordinates(89, 0).kilometresTo(new Coordinates(89, 180)))
        .isCloseTo(HALF_AROUND / 90, within(1e-9));
    assertThat(new Coordinates(90, 0).kilometresTo(new Coordinates(90, 123))).isLessThan(1e-9);
  }

  @Test
  void no_distance_is_above_its_upper_bound() {
    Property.holds(
        draw -> {
          var one = new Coordinates(draw.real(-90, 90), draw.real(-180, 180));
          var near =
              new Coordinates(
                  Math.clamp(one.latitude() + draw.real(-1e-4, 1e-4), -90, 90),
                  draw.flag() ? one.longitude() : draw.real(-180, 180));
          assertThat(one.kilometresTo(near)).isLessThanOrEqualTo(one.maxKilometresTo(near));
        });
  }

  @Test
  void antipodes_are_half_around_the_earth() {
    assertThat(new Coordinates(38.7223, -9.1393).kilometresTo(new Coordinates(-38.7223, 170.8607)))
        .isCloseTo(HALF_AROUND, within(1e-3));
  }

  @Test
  void the_distance_is_the_same_both_ways_and_never_more_than_half_around() {
    Property.holds(
        draw -> {
          var fromLatitude = draw.real(-90, 90);
          var fromLongitude = draw.real(-180, 180);
          var toLatitude = draw.real(-90, 90);
          var toLongitude = draw.real(-180, 180);
          var from = new Coordinates(fromLatitude, fromLongitude);
          var to = new Coordinates(toLatitude, toLongitude);

          assertThat(from.kilometresTo(to))
              .isBetween(0.0, HALF_AROUND + 1e-9)
              .isCloseTo(to.kilometresTo(from), within(1e-9));
          assertThat(from.kilometresTo(from)).isZero();
        });
  }
}
