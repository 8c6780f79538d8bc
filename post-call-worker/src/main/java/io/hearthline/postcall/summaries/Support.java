package io.hearthline.postcall.summaries;

import io.hearthline.postcall.transcripts.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says whether text supports a sentence: every number of the sentence is in the text, and so is a good part of its
 * longer words, compared by their beginnings. A net for inventions, not a proof of meaning.
 */
final class Support {
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final int STEM = 4;
    private static final double SHARE = 1.0 / 3;
    private static final List<String> SMALL = List.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");
    private static final Map<String, String> OTHER = Map.of("once", "1", "twice", "2", "couple", "2", "dozen", "12");

    private Support() {}

    /**
     * Compares.
     *
     * @param evidence what was said, and the values read from it
     */
    static boolean holds(String sentence, String evidence) {
        return numbers(evidence).containsAll(numbers(sentence)) && wordsShared(sentence, evidence);
    }

    /** Digits, and number words up to twelve; "one" is as often a pronoun and does not count. */
    static Set<String> numbers(String text) {
        Set<String> numbers = new HashSet<>();
        String plain = text.toLowerCase(Locale.ROOT);
        Matcher digits = NUMBER.matcher(plain);
        while (digits.find()) {
            numbers.add(digits.group().replaceAll("\\.0+$", ""));
        }
        for (String word : Words.plain(plain).split(" ")) {
            int small = SMALL.indexOf(word);
            if (small > 1) {
                numbers.add(Integer.toString(small));
            }
            if (OTHER.containsKey(word)) {
                numbers.add(OTHER.get(word));
            }
        }
        return numbers;
    }

    private static boolean wordsShared(String sentence, String evidence) {
        Set<String> known = stems(evidence);
        Set<String> wanted = stems(sentence);
        long shared = wanted.stream().filter(known::contains).count();
        return !wanted.isEmpty() && shared >= Math.max(1, Math.ceil(wanted.size() * SHARE));
    }

    private static Set<String> stems(String text) {
        Set<String> stems = new HashSet<>();
        for (String word : Words.plain(text).split(" ")) {
            if (word.length() >= STEM) {
                stems.add(word.substring(0, STEM));
            }
        }
        return stems;
    }
}
