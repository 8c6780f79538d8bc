package io.hearthline.sandbox;

import io.hearthline.contracts.events.Event;
import io.hearthline.contracts.ids.CallId;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what happens between the wish for a call and the answer that names it, so that its first events are told too. */
final class Narrators {
    private final PrintStream out;
    private final List<Event> early = new ArrayList<>();
    private @Nullable Narrator narrator;

    Narrators(PrintStream out) {
        this.out = out;
    }

    synchronized void hear(Event event) {
        if (narrator == null) {
            early.add(event);
        } else {
            narrator.hear(event);
        }
    }

    synchronized Narrator narrate(CallId callId) {
        Narrator telling = new Narrator(callId, out);
        early.forEach(telling::hear);
        early.clear();
        narrator = telling;
        return telling;
    }
}
