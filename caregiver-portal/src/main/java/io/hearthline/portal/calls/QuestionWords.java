package io.hearthline.portal.calls;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A question in a few words, for a table. */
final class QuestionWords {
    private static final Properties WORDS = load();

    private QuestionWords() {}

    /** @param asked the whole question, used where there are no short words */
    static String of(String questionId, @Nullable String asked) {
        return WORDS.getProperty(questionId, asked == null ? questionId : asked);
    }

    private static Properties load() {
        var words = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(QuestionWords.class.getResourceAsStream("questions.properties")),
                StandardCharsets.UTF_8)) {
            words.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("question words unreadable", e);
        }
        return words;
    }
}
