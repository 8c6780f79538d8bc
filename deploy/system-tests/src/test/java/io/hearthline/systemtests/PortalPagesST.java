package io.hearthline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A caregiver finds what they need, on a phone too, and nothing on the pages is known to keep anybody out. */
@OnTheSuite
class PortalPagesST {
    private static final int PHONE_WIDTH = 360;
    private static final int PHONE_HEIGHT = 740;

    private final Line line;
    private final Browser browser;

    PortalPagesST(Line line) {
        this.line = line;
        this.browser = Browser.open(line.suite());
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void anybodyCanUseThePages() {
        Person person = line.somebody("cooperative", "hypertension");
        Line.Placed call = line.checkIn(person);
        line.ended(call);
        line.kept(call);

        Page page = browser.signInPage();
        assertThat(violations(page)).as("sign-in").isEmpty();
        page.close();
        page = browser.signIn();
        page.waitForSelector("text=" + person.name());
        assertThat(violations(page)).as("today").isEmpty();
        browser.call(page, call.callId());
        assertThat(violations(page)).as("call").isEmpty();
        assertThat(widerThanAPhone(page)).as("call page wider than a phone").isFalse();
    }

    @Test
    void nobodyReadsWithoutSigningIn() {
        Page page = browser.signInPage();

        browser.call(page, "00000000-0000-0000-0000-000000000000");

        assertThat(page.url()).contains("/signin");
    }

    private static List<String> violations(Page page) {
        return new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .map(Rule::getId)
                        .toList();
    }

    private static boolean widerThanAPhone(Page page) {
        page.setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
        return (Boolean) page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }
}
