package dev.weir.rehearsal.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestorationTest {

  private final List<String> done = new ArrayList<>();

  @Test
  void the_latest_act_is_undone_first_and_all_of_them_once() throws Exception {
    var restoration = Restoration.atExitToo();
    restoration.act(() -> done.add("load"), () -> done.add("unload"));
    restoration.act(() -> done.add("break"), () -> done.add("fix"));
    restoration.close();
    restoration.close();
    assertThat(done).containsExactly("load", "break", "fix", "unload");
  }

  @Test
  void an_act_that_failed_half_way_is_undone_too() {
    try (var restoration = Restoration.atExitToo()) {
      assertThatThrownBy(
              () ->
                  restoration.act(
                      () -> {
                        done.add("half");
                        throw new IllegalStateException("half way");
                      },
                      () -> done.add("undone")))
          .hasMessage("half way");
    }
    assertThat(done).containsExactly("half", "undone");
  }

  @Test
  void what_can_not_be_undone_keeps_nothing_else_from_being() throws Exception {
    var restoration = Restoration.atExitToo();
    restoration.act(() -> {}, () -> done.add("first"));
    restoration.act(
        () -> {},
        () -> {
          throw new IllegalStateException("the cloud is gone");
        });
    assertThatThrownBy(restoration::close).hasMessage("the cloud is gone");
    assertThat(done).containsExactly("first");
  }

  @Test
  void after_the_end_nothing_more_is_done() {
    var restoration = Restoration.atExitToo();
    restoration.close();
    assertThatThrownBy(() -> restoration.actAgain(() -> done.add("too late")))
        .isInstanceOf(InterruptedException.class);
    assertThat(done).isEmpty();
  }
}
