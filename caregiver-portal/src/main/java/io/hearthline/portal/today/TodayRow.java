package io.hearthline.portal.today;

import java.util.List;

/**
 * One person on the page.
 *
 * @param state in words
 * @param tone style class of the state
 * @param headline of the latest conversation; empty if there is none to show
 * @param when the day of that conversation if it was not today, else empty
 * @param note what to know where there is no headline
 * @param callHref page of the latest call; empty if there was none
 * @param callable true if the viewer may phone them now
 */
record TodayRow(
        String id,
        String name,
        String state,
        String tone,
        String headline,
        String when,
        String note,
        List<AlertChip> alerts,
        String callHref,
        boolean callable) {
    TodayRow {
        alerts = List.copyOf(alerts);
    }

    /**
     * An open alert.
     *
     * @param words severity and since when
     * @param href where to read why; empty if there is no such page
     */
    record AlertChip(String words, String tone, String href) {}

    /** Never the name. */
    @Override
    public String toString() {
        return "TodayRow[" + id + "]";
    }
}
