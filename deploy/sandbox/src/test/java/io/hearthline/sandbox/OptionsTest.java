package io.hearthline.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.sandbox.suite.Port;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    @Test
    void takesEveryOption() {
        var arguments = List.of(
                "--once",
                "--pace",
                "2.5",
                "--port-offset",
                "100",
                "--portal-port",
                "9000",
                "--standins-mail-port",
                "2525");

        assertThat(Options.of(arguments))
                .contains(new Options(true, 2.5, 100, Map.of(Port.PORTAL, 9000, Port.STANDINS_MAIL, 2525)));
    }

    @Test
    void staysUpAtTheUsualPaceWhenNothingIsAskedFor() {
        assertThat(Options.of(List.of())).contains(new Options(false, 1, 0, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--twice", "--pace", "--pace fast", "--pace 0", "--portal-port x", "once", "--redis_port 1"})
    void doesNotGuess(String line) {
        assertThat(Options.of(List.of(line.split(" ")))).isEmpty();
    }
}
