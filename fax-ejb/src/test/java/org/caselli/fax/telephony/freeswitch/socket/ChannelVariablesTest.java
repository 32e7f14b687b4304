package org.caselli.fax.telephony.freeswitch.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.caselli.fax.telephony.freeswitch.DialString;
import org.caselli.fax.telephony.freeswitch.SwitchParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the encoder writes, read back by a model of the switch's own parser. */
class ChannelVariablesTest {

  private static SwitchParser read(ChannelVariables variables) {
    return SwitchParser.parse(variables.inBraces() + "sofia/gateway/x/1 &txfax(/f.tif)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,b=c",
        "it's",
        "'",
        "''",
        "\\",
        "\\'",
        "end\\",
        "}",
        "{",
        "}}{{",
        "{a}b",
        "[x=y]",
        "<x=y>",
        "a|b",
        "a:_:b",
        "a:_:_:b",
        "${hangup_cause}",
        "$${domain}",
        "$${}${",
        "^^:a=b",
        "  spaces  ",
        "' &system(reboot) '",
        "x &park()",
        "line\nbreak",
        "line\r\n\r\napi shutdown\n\n",
        "tab\tnul\0bell\7",
        "%2C%7D%27%0A",
        "100 %",
        "%",
        "über 传真 🖷",
        "\"quoted\"",
        "undef",
        ""
      })
  void no_value_breaks_out_whatever_the_kind_of_variable(String hostile) {
    ChannelVariables variables =
        new ChannelVariables()
            .text("origination_caller_id_name", hostile)
            .number("origination_caller_id_number", hostile)
            .encoded("fax_ident", hostile, 20)
            .encoded("fax_header", hostile, 80)
            .sipHeader("X-Note", hostile)
            .sipHeader(hostile, "value")
            .word("last", "untouched");

    SwitchParser parsed = read(variables);

    assertThat(variables.inBraces()).doesNotContain("\n", "\r", "$", "\\", "|", ":_:", "\"");
    assertThat(parsed.destination()).isEqualTo("sofia/gateway/x/1");
    assertThat(parsed.application()).isEqualTo("&txfax(/f.tif)");
    assertThat(parsed.variables()).containsEntry("last", "untouched");
    assertThat(parsed.variables().keySet())
        .allMatch(
            name ->
                name.matches(
                    "origination_caller_id_na?u?mb?er?|fax_ident|fax_header|last|sip_h_[\\w-]+"));
  }

  @Test
  void random_texts_do_not_break_out_either() {
    Random random = new Random(8021);
    String alphabet = "{}[]<>'\"\\,=|:_^$&()% \n\r\t\0ab1+äß";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(16); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String hostile = text.toString();
      ChannelVariables variables =
          new ChannelVariables()
              .text("name", hostile)
              .encoded("fax_header", hostile, 80)
              .sipHeader("X-A", hostile)
              .word("last", "untouched");

      SwitchParser parsed = read(variables);

      assertThat(parsed.destination()).as(hostile).isEqualTo("sofia/gateway/x/1");
      assertThat(parsed.variables()).as(hostile).containsEntry("last", "untouched");
      assertThat(parsed.variables().size()).as(hostile).isBetween(2, 4);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Müller, Söhne & Co. {1} 'x'", "50 % \\ $5 ^^ |", "+1 (555) 123", "a:_:b"})
  void decoded_variables_keep_every_printable_character(String text) {
    SwitchParser parsed = read(new ChannelVariables().encoded("fax_header", text, 80));

    String decoded =
        URLDecoder.decode(
            parsed.variables().get("fax_header").replace("+", "%2B"), StandardCharsets.UTF_8);
    assertThat(decoded).isEqualTo(text);
  }

  @Test
  void an_empty_header_is_passed_on_so_that_the_switch_draws_none_of_its_own() {
    SwitchParser parsed = read(new ChannelVariables().encoded("fax_header", " ", 80));

    assertThat(parsed.variables()).containsEntry("fax_header", "%00");
  }

  @Test
  void a_hidden_end_of_text_becomes_a_space() {
    SwitchParser parsed = read(new ChannelVariables().encoded("fax_header", "a\0b", 80));

    assertThat(parsed.variables()).containsEntry("fax_header", "a%20b");
  }

  @Test
  void names_keep_letters_of_any_script_and_their_spaces() {
    SwitchParser parsed = read(new ChannelVariables().text("name", "Dr. Über (传真) 2"));

    assertThat(parsed.variables()).containsEntry("name", "Dr. Über (传真) 2");
  }

  @Test
  void an_identification_is_cut_to_what_T30_can_send() {
    SwitchParser parsed =
        read(new ChannelVariables().encoded("fax_ident", "+123456789012345678901234", 20));

    assertThat(parsed.variables()).containsEntry("fax_ident", "+1234567890123456789");
  }

  @Test
  void sip_headers_keep_an_address() {
    SwitchParser parsed =
        read(
            new ChannelVariables().sipHeader("P-Asserted-Identity", "<sip:+1555@example.org;x=1>"));

    assertThat(parsed.variables())
        .containsEntry("sip_h_P-Asserted-Identity", "<sip:+1555@example.org;x=1>");
  }

  @Test
  void a_name_of_ours_that_is_no_name_is_a_mistake() {
    assertThatThrownBy(() -> new ChannelVariables().word("a=b,c", 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sofia/gateway/x/{number} &system(x)",
        "sofia/gateway/x/{number}\napi x",
        "{a=b}sofia/gateway/x/{number}",
        "sofia/gateway/${x}/{number}",
        "sofia/gateway/x/'{number}'",
        "sofia/gateway/x\\/{number}",
        "sofia/gateway/a/{number}:_:sofia/gateway/b/{number}",
        "sofia/gateway/x/1",
        ""
      })
  void a_dial_string_that_is_more_than_one_is_refused(String template) {
    assertThat(DialString.of(template, "+15550001000")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1 &park()", "1}x", "1,2", "1|sofia/x/2", "1@evil;x", "1'", "1\n2", "{number}"})
  void a_number_adds_nothing_but_its_own_characters(String number) {
    DialString dialled = DialString.of("sofia/gateway/x/{number}", number).orElseThrow();

    assertThat(dialled.value()).matches("sofia/gateway/x/[0-9A-Za-z+*#._-]+");
  }

  @Test
  void a_number_without_anything_to_dial_is_refused() {
    assertThat(DialString.of("sofia/gateway/x/{number}", " ,'{} ")).isEmpty();
  }

  @Test
  void leg_variables_and_alternatives_of_the_operator_stay() {
    DialString dialled =
        DialString.of("[leg_timeout=9]sofia/gateway/a/{number}|user/{number}@b", "+1555")
            .orElseThrow();

    assertThat(dialled.value()).isEqualTo("[leg_timeout=9]sofia/gateway/a/+1555|user/+1555@b");
    assertThat(dialled.hasAlternatives()).isTrue();
  }
}
