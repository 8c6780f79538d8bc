package io.hearthline.benchmarks.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaOptionsTest {
    @Test
    void onlyTheUsualRunIsWrittenDown() {
        assertThat(MediaOptions.of(List.of()).orElseThrow().usual()).isTrue();
        assertThat(MediaOptions.of(List.of("--seconds", "30")).orElseThrow().usual())
                .isFalse();
    }

    @Test
    void takesWhatIsAskedFor() {
        MediaOptions options = MediaOptions.of(List.of(
                        "--calls", "2,5", "--seconds", "3", "--warm-up", "0", "--only", "vertx", "--profile", "0"))
                .orElseThrow();

        assertThat(options).isEqualTo(new MediaOptions(List.of(2, 5), 3, 0, List.of("vertx"), 0, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--calls",
                "--calls x",
                "--calls 0",
                "--calls 100000",
                "--seconds 0",
                "--warm-up -1",
                "--only fastest",
                "--loud 1"
            })
    void refusesWhatItDoesNotKnow(String arguments) {
        assertThat(MediaOptions.of(List.of(arguments.split(" ")))).isEmpty();
    }
}
