package org.caselli.fax.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.caselli.fax.faults.ReportedFax.Outcome;
import org.caselli.fax.faults.telephone.CallHistory;
import org.caselli.fax.faults.telephone.CallHistory.Call;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final String NUMBER = "+15550000001";
  private static final List<String> PAGES = List.of("first", "second", "third");
  private static final Instant BEGIN = Instant.parse("2026-11-23T12:00:00Z");

  @Nested
  class Sent {
    @Test
    void a_fax_that_arrived_in_one_call_is_no_sin() {
      Verdict verdict = judged(Outcome.DELIVERED, call(0, 10).pages(1, 2, 3).good());

      assertThat(verdict.isClean()).isTrue();
      assertThat(verdict.faxes()).isEqualTo(1);
    }

    @Test
    void a_fax_that_was_resumed_is_no_sin() {
      Verdict verdict =
          judged(Outcome.DELIVERED, call(0, 10).pages(1), call(20, 30).pages(2, 3).good());

      assertThat(verdict.isClean()).isTrue();
    }

    @Test
    void a_submission_that_the_server_does_not_know_is_lost() {
      Verdict verdict = judge().sent(List.of(promise("one")), List.of());

      assertThat(verdict.lost()).containsExactly("Submission one to " + NUMBER + " is lost");
    }

    @Test
    void a_fax_whose_id_was_told_is_lost_even_if_another_goes_to_the_number() {
      Promise known = new Promise("one", NUMBER, Optional.of("fax 1"));

      Verdict verdict = judge().sent(List.of(known), List.of(fax("fax 2", Outcome.FAILED)));

      assertThat(verdict.lost()).hasSize(1);
    }

    @Test
    void two_calls_to_a_number_at_the_same_time_are_a_sin_whosever_they_are() {
      Verdict verdict =
          judge(call(0, 10).pages(1), call(9, 20).of("other").good())
              .sent(List.of(), List.of(fax("one", Outcome.FAILED)));

      assertThat(verdict.calledTwice()).singleElement().asString().contains("at the same time");
    }

    @Test
    void a_call_that_never_ended_overlaps_with_the_next() {
      Verdict verdict = judged(Outcome.DELIVERED, call(0, -1).pages(1), call(20, 30).pages(2, 3));

      assertThat(verdict.calledTwice()).hasSize(1);
    }

    @Test
    void a_call_behind_the_confirmation_of_the_last_page_is_a_sin() {
      Verdict verdict =
          judged(
              Outcome.DELIVERED,
              call(0, 10).pages(1, 2),
              call(20, 30).pages(3),
              call(40, 50).pages(1, 2, 3).good());

      assertThat(verdict.calledTwice()).singleElement().asString().contains("had arrived");
    }

    @Test
    void a_second_fax_of_one_submission_is_a_sin() {
      Verdict verdict =
          judge()
              .sent(
                  List.of(promise("one"), promise("one")),
                  List.of(fax("a", Outcome.FAILED), fax("b", Outcome.FAILED)));

      assertThat(verdict.calledTwice()).hasSize(1);
      assertThat(verdict.lost()).isEmpty();
    }

    @Test
    void delivered_without_each_page_confirmed_is_a_false_report() {
      Verdict verdict =
          judged(Outcome.DELIVERED, call(0, 10).pages(1), call(20, 30).pages(3).good());

      assertThat(verdict.falseReports()).singleElement().asString().contains("[1, 3]");
    }

    @Test
    void delivered_with_other_dots_than_the_document_has_is_a_false_report() {
      TestCall wrong = call(0, 10).pages(1, 2, 3).good();
      wrong.confirmed.put(2, "third");

      assertThat(judged(Outcome.DELIVERED, wrong).falseReports()).hasSize(1);
    }

    @Test
    void delivered_without_any_call_is_a_false_report() {
      assertThat(judged(Outcome.DELIVERED).falseReports()).hasSize(1);
    }

    @Test
    void failed_is_a_false_report_when_the_fax_arrived_and_unknown_is_not() {
      TestCall arrived = call(0, 10).pages(1, 2, 3).good();

      assertThat(judged(Outcome.FAILED, arrived).falseReports()).hasSize(1);
      assertThat(judged(Outcome.UNKNOWN, arrived).isClean()).isTrue();
    }

    @Test
    void a_fax_without_an_end_is_stuck() {
      assertThat(judged(Outcome.OPEN).stuck()).hasSize(1);
    }

    @Test
    void calls_with_another_document_to_the_same_number_count_for_their_own_fax() {
      Verdict verdict =
          judge(call(0, 10).pages(1, 2, 3).good(), call(20, 30).of("other").page(1, "other").good())
              .sent(
                  List.of(promise("one"), promise("two")),
                  List.of(
                      fax("a", Outcome.DELIVERED),
                      new ReportedFax("b", NUMBER, Outcome.DELIVERED, List.of("other"))));

      assertThat(verdict.isClean()).isTrue();
    }
  }

  @Nested
  class Received {
    @Test
    void a_fax_with_the_confirmed_pages_is_no_sin() {
      assertThat(arrived(call(0, 10).inbound().pages(1, 2), "first", "second").isClean()).isTrue();
    }

    @Test
    void confirmed_pages_without_a_fax_are_lost() {
      Verdict verdict = judge(call(0, 10).inbound().pages(1)).received(List.of());

      assertThat(verdict.lost()).hasSize(1);
    }

    @Test
    void a_call_without_a_page_needs_no_fax() {
      assertThat(judge(call(0, 10).inbound()).received(List.of()).isClean()).isTrue();
    }

    @Test
    void other_pages_than_the_confirmed_ones_are_a_false_report() {
      assertThat(arrived(call(0, 10).inbound().pages(1, 2), "first").falseReports()).hasSize(1);
    }

    @Test
    void a_second_fax_of_a_call_is_a_sin() {
      ArrivedFax fax = new ArrivedFax("00", NUMBER, List.of("first"));

      assertThat(
              judge(call(0, 10).inbound().pages(1))
                  .received(List.of(fax, fax, new ArrivedFax("other", NUMBER, List.of())))
                  .calledTwice())
          .hasSize(2);
    }

    private Verdict arrived(TestCall call, String... pages) {
      return judge(call).received(List.of(new ArrivedFax("00", NUMBER, List.of(pages))));
    }
  }

  private static Verdict judged(Outcome outcome, TestCall... calls) {
    return judge(calls).sent(List.of(promise("one")), List.of(fax("a", outcome)));
  }

  private static Judge judge(TestCall... calls) {
    return new Judge(new CallHistory(Arrays.stream(calls).map(TestCall::told).toList()));
  }

  private static Promise promise(String key) {
    return new Promise(key, NUMBER, Optional.empty());
  }

  private static ReportedFax fax(String id, Outcome outcome) {
    return new ReportedFax(id, NUMBER, outcome, PAGES);
  }

  /** A call from one second to another; without an end when that is negative. */
  private static TestCall call(int from, int to) {
    TestCall call = new TestCall();
    call.begun = BEGIN.plusSeconds(from);
    call.ended = to < 0 ? Optional.empty() : Optional.of(BEGIN.plusSeconds(to));
    return call;
  }

  private static final class TestCall {
    private final SortedMap<Integer, String> confirmed = new TreeMap<>();
    private List<String> document = PAGES;
    private Instant begun = BEGIN;
    private Optional<Instant> ended = Optional.empty();
    private boolean inbound;
    private boolean success;

    private TestCall pages(Integer... numbers) {
      for (int number : numbers) {
        page(number, PAGES.get(number - 1));
      }
      return this;
    }

    private TestCall page(int number, String digest) {
      confirmed.put(number, digest);
      return this;
    }

    private TestCall of(String... pages) {
      document = List.of(pages);
      return this;
    }

    private TestCall good() {
      success = true;
      return this;
    }

    private TestCall inbound() {
      inbound = true;
      return this;
    }

    private Call told() {
      return new Call(
          "0-0", inbound, "15550000001", "account", begun, ended, 0, document, confirmed, success);
    }
  }
}
