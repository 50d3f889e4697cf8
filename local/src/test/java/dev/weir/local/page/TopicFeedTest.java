package dev.weir.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The choice among a message's texts. */
class TopicFeedTest {

  @Test
  void of_texts_for_each_protocol_the_one_for_people_is_shown() {
    assertThat(TopicFeed.forPeople("{\"default\":\"shop fails\",\"sqs\":\"{}\"}"))
        .isEqualTo("shop fails");
  }

  @Test
  void a_message_that_is_one_text_is_shown_as_it_came() {
    assertThat(TopicFeed.forPeople("shop fails")).isEqualTo("shop fails");
    assertThat(TopicFeed.forPeople("{\"service\":\"shop\"}")).isEqualTo("{\"service\":\"shop\"}");
  }
}
