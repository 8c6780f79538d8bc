package io.hearthline.portal.calls;

import io.hearthline.portal.alerts.AlertRow;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The page of one call; every part says for itself why it is missing. */
@CheckedTemplate(basePath = "calls")
record CallView(
        Head head,
        SummaryPart summary,
        AlertsPart alerts,
        RecordPart record,
        TranscriptPart transcript,
        List<Fact> facts)
        implements TemplateInstance {

    /**
     * @param personHref empty if the call was to nobody we know
     * @param outcome in words, with the time
     * @param live true while the call is on its way or held
     */
    record Head(String callId, String name, String personHref, String when, String outcome, boolean live) {}

    /** @param missing why there is no summary; empty if there is one */
    record SummaryPart(String headline, String text, List<ClaimRow> claims, String missing) {}

    /** A sentence of the summary with the turns it rests on. */
    record ClaimRow(String text, List<Integer> turns) {}

    /** @param missing why they cannot be shown; empty if they can */
    record AlertsPart(List<AlertRow> rows, List<ConcernRow> concerns, String missing) {}

    /** A worrying thing that was said, and whether it proved to be so. */
    record ConcernRow(String label, String severity, String tone, String status) {}

    /** @param missing why there is no record; empty if there is one */
    record RecordPart(List<AnswerRow> rows, boolean partial, String missing) {}

    /**
     * @param severity in words; empty where nothing is to be watched
     * @param turn number of the turn, 0 if it is not known
     */
    record AnswerRow(
            String question, String answer, String said, String severity, String tone, String reason, int turn) {}

    /** @param missing why there is no transcript; empty if there is one */
    record TranscriptPart(List<TurnRow> turns, String missing) {}

    /** @param cut true if the agent was interrupted */
    record TurnRow(int number, String speaker, String tone, String time, String text, boolean cut) {}

    /** A technical detail. */
    record Fact(String name, String value) {}
}
