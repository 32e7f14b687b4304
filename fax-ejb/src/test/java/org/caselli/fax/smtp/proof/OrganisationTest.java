package org.caselli.fax.smtp.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganisationTest {
  @ParameterizedTest
  @CsvSource({
    "corp.com,corp.com",
    "corp.com,Mail.CORP.com",
    "news.corp.co.uk,fax.corp.co.uk",
    "corp.example,mail.corp.example",
    "ann.github.io,ann.github.io",
    "github.io,github.io"
  })
  void domains_below_one_name_are_one_organisation(String one, String other) {
    assertThat(Organisation.isOne(one, other)).isTrue();
    assertThat(Organisation.isOne(other, one)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "corp.com,other.com",
    "com,corp.com",
    "co.uk,corp.co.uk",
    "ann.github.io,bob.github.io",
    "github.io,ann.github.io",
    "example,corp.example",
    "'',''",
    "localhost,localhost",
    "'not a domain',corp.com"
  })
  void strangers_share_no_more_than_a_public_suffix(String one, String other) {
    assertThat(Organisation.isOne(one, other)).isFalse();
    assertThat(Organisation.isOne(other, one)).isFalse();
  }
}
