package org.caselli.fax.domain.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemTypeTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "problems.md");

  @Test
  void every_problem_has_a_slug_of_its_own_and_says_what_to_do() {
    assertThat(Stream.of(ProblemType.values()).map(ProblemType::slug)).doesNotHaveDuplicates();
    assertThat(ProblemType.values())
        .allSatisfy(
            type -> {
              assertThat(type.slug()).matches("[a-z-]+");
              assertThat(type.status()).isBetween(400, 599);
              assertThat(type.advice()).matches("[A-Z].*\\.");
            });
  }

  /** Run with {@code -Dproblems.write=true} to write the document anew. */
  @Test
  void the_document_shows_the_catalogue() throws IOException {
    String expected = document();
    if (Boolean.getBoolean("problems.write")) {
      Files.writeString(DOCUMENT, expected);
    }

    assertThat(DOCUMENT).hasContent(expected);
  }

  private static String document() {
    StringBuilder text =
        new StringBuilder(
            """
            # Problems

            What the API answers when it refuses. `message` is Kazoo's word in the error envelope; the type is
            `urn:caselli-fax:problem:` and the slug, for clients that ask for `application/problem+json`
            (RFC 9457). Slugs and words are never changed. This page is made from `ProblemType`.

            | slug | status | `message` | try again | what to do |
            |---|---|---|---|---|
            """);
    for (ProblemType type : ProblemType.values()) {
      text.append(
          "| `%s` | %d | `%s` | %s | %s |%n"
              .formatted(
                  type.slug(),
                  type.status(),
                  type.token(),
                  type.retryable() ? "later" : "no",
                  type.advice()));
    }
    return text.toString();
  }
}
