package io.hearthline.portal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class NextTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "//evil.example",
                "https://evil.example",
                "/\\evil.example",
                "/a\r\nSet-Cookie: x",
                "x",
                "/signin"
            })
    void leadsToTodayWhereTheAddressIsNotOurs(String next) {
        assertThat(Next.safe(next)).isEqualTo("/");
    }

    @Test
    void keepsAPageOfOurs() {
        assertThat(Next.safe("/calls/1#alerts")).isEqualTo("/calls/1#alerts");
        assertThat(Next.ofAddress("http://portal.example.org/calls/1?x=y")).isEqualTo("/calls/1");
    }
}
