package io.hearthline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResultsFileTest {
    private static final String TEXT = "# Results\n\nHead.\n\n## One\n\nold\n\n### Sub\n\nold\n\n## Two\n\ntwo\n";

    @Test
    void putsASectionInThePlaceOfTheOldOne() {
        assertThat(ResultsFile.with(TEXT, "One", "new\n\n### Sub\n\nnew\n"))
                .isEqualTo("# Results\n\nHead.\n\n## One\n\nnew\n\n### Sub\n\nnew\n\n## Two\n\ntwo\n");
        assertThat(ResultsFile.with(TEXT, "Two", "new"))
                .isEqualTo("# Results\n\nHead.\n\n## One\n\nold\n\n### Sub\n\nold\n\n## Two\n\nnew\n");
    }

    @Test
    void addsASectionThatWasNotThere() {
        assertThat(ResultsFile.with(TEXT, "Three", "three")).isEqualTo(TEXT + "\n## Three\n\nthree\n");
    }
}
