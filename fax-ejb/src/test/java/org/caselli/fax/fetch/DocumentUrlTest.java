package org.caselli.fax.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.caselli.fax.port.DocumentFetcher.FetchFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentUrlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "letter.pdf",
        "ftp://files.example/letter.pdf",
        "file:///etc/passwd",
        "jar:http://files.example/a.jar!/b",
        "http:letter",
        "http:///letter",
        "http://user@files.example/",
        "http://user:secret@files.example/",
        "http://public.example@127.0.0.1/",
        "http://127.0.0.1\\@public.example/",
        "http://files.example/\r\nX-Injected: yes",
        "http://files.example\r\n/letter",
        "http://files.example:99999/",
        "http://files.example:0/"
      })
  void what_is_not_a_plain_web_address_is_refused_for_good(String text) {
    assertThatExceptionOfType(FetchFailure.class)
        .isThrownBy(() -> DocumentUrl.parse(text))
        .matches(FetchFailure::isPermanent);
  }

  @Test
  void spaces_and_letters_beyond_ascii_are_encoded() throws Exception {
    DocumentUrl url = DocumentUrl.parse(" HTTP://files.example/a b/Prüfung.PDF?q={1}#page=2 ");

    assertThat(url.scheme()).isEqualTo("http");
    assertThat(url.pathAndQuery()).isEqualTo("/a%20b/Pr%C3%BCfung.PDF?q=%7B1%7D");
    assertThat(url.extension()).isEqualTo("pdf");
    assertThat(url.port()).isEqualTo(80);
  }

  @Test
  void an_ipv6_literal_loses_its_brackets() throws Exception {
    assertThat(DocumentUrl.parse("https://[::1]:8443/").host()).isEqualTo("::1");
  }

  @Test
  void a_relative_redirect_stays_on_the_server() throws Exception {
    DocumentUrl url = DocumentUrl.parse("https://files.example:8443/in/letter?x=1");

    assertThat(url.redirected("../out/letter.pdf").uri())
        .hasToString("https://files.example:8443/out/letter.pdf");
  }

  @Test
  void a_redirect_never_leads_from_https_to_http() throws Exception {
    DocumentUrl url = DocumentUrl.parse("https://files.example/letter");

    assertThatExceptionOfType(FetchFailure.class)
        .isThrownBy(() -> url.redirected("http://files.example/letter"))
        .withMessageContaining("https to http");
  }

  @Test
  void a_redirect_to_another_scheme_is_refused() throws Exception {
    DocumentUrl url = DocumentUrl.parse("http://files.example/letter");

    assertThatExceptionOfType(FetchFailure.class)
        .isThrownBy(() -> url.redirected("file:///etc/passwd"));
  }
}
